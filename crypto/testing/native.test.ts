import nacl from 'tweetnacl';
import { expect, test } from 'vitest';
import { detached, fromSecretKey, fromSeed, scalarMult, verify } from './native.ts';

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

test('shared secrets are tweetnacl’s, of a point of low order too', () => {
  const point = nacl.box.keyPair.fromSecretKey(new Uint8Array(32).fill(9)).publicKey;
  for (let at = 0; at < 6; at += 1) {
    const secret = new Uint8Array(32).fill(at + 1);
    expect(fromSecretKey(secret)).toEqual(nacl.box.keyPair.fromSecretKey(secret));
    expect(scalarMult(secret, point)).toEqual(nacl.scalarMult(secret, point));
    expect(scalarMult(secret, new Uint8Array(32))).toEqual(nacl.scalarMult(secret, new Uint8Array(32)));
  }
});
