import nacl from 'tweetnacl';
import { expect, test } from 'vitest';
import { detached, fromSeed, verify } from './native.ts';

test('keys, signatures and verdicts are tweetnacl’s, byte for byte', () => {
  for (let at = 0; at < 12; at += 1) {
    const seed = new Uint8Array(32).fill(at + 1);
    const message = Uint8Array.from({ length: at * 37 }, (_, index) => index * at);
    const pair = nacl.sign.keyPair.fromSeed(seed);
    const signature = nacl.sign.detached(message, pair.secretKey);
    expect(fromSeed(seed)).toEqual(pair);
    expect(detached(message, pair.secretKey)).toEqual(signature);
    expect(verify(message, signature, pair.publicKey)).toBe(true);
    const flipped = signature.map((byte, index) => (index === at ? byte ^ 1 : byte));
    expect(verify(message, flipped, pair.publicKey)).toBe(nacl.sign.detached.verify(message, flipped, pair.publicKey));
  }
});
