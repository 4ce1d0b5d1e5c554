import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { fromText, Secret, signDetached, signingPairFrom, toText } from './index.ts';

const bytes = (text = '') => {
  const read = fromText(text, 32);
  if (!read.ok) throw new Error(text);
  return read.value;
};

it('signs what the signalling server takes as the proof of a topic: its nonce, then the key', () => {
  const proofs: Record<string, string>[] = JSON.parse(
    readFileSync(new URL('../signaling/vectors/proofs.json', import.meta.url), 'utf8'),
  );
  expect(proofs.length).toBeGreaterThan(0);
  for (const { seed, nonce, key, signature } of proofs) {
    const pair = signingPairFrom(new Secret(bytes(seed)));
    expect(toText(pair.publicKey)).toBe(key);
    const payload = Uint8Array.of(...bytes(nonce), ...pair.publicKey);
    expect(toText(signDetached('topic', payload, pair))).toBe(signature);
  }
});
