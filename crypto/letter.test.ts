import fc from 'fast-check';
import nacl from 'tweetnacl';
import { expect, test } from 'vitest';
import { boxPairFrom, isBoxKey, openLetter, Secret, sealLetter } from './index.ts';
import { boxUnder } from './seal.ts';
import {
  flip,
  fromHex,
  hex,
  lowOrderPoints,
  must,
  otherSpellings,
  person,
  scripted,
  secretOf,
  seeded,
  someBytes,
  someText,
  tagOf,
  utf8,
} from './testing/bytes.ts';
import vectors from './vectors/letters.json' with { type: 'json' };

const ben = person('Ben').box;

test.each(vectors)('[CR20] the letter for $recipient is the one other libraries make', (vector) => {
  const recipient = boxPairFrom(new Secret(fromHex(vector.recipient)));
  const random = scripted(fromHex(vector.ephemeral), fromHex(vector.nonce));
  const letter = sealLetter(vector.purpose, recipient.publicKey, fromHex(vector.plain), random);
  expect(hex(letter)).toBe(vector.letter);
  expect(hex(must(openLetter(vector.purpose, recipient, fromHex(vector.letter))))).toBe(vector.plain);
});

test('[CR21] only the recipient opens, and only for the purpose', () => {
  fc.assert(
    fc.property(someBytes(3000), someText(), someText(), (plain, purpose, stray) => {
      const letter = sealLetter(purpose, ben.publicKey, plain, seeded(purpose));
      expect(must(openLetter(purpose, ben, letter))).toEqual(plain);
      expect(tagOf(openLetter(purpose, person('Ada').box, letter))).toBe('cannot-open');
      if (stray !== purpose) expect(tagOf(openLetter(stray, ben, letter))).toBe('cannot-open');
    }),
    { numRuns: 40 },
  );
});

test.each([
  [0, 1024],
  [915, 1024],
  [916, 2048],
  [1939, 2048],
  [1940, 4096],
  [32_659, 32_768],
  [32_660, 65_536],
  [65_427, 65_536],
  [65_428, 131_072],
  [131_000, 196_608],
])('[CR22] a text of %i bytes makes a letter of %i', (length, size) => {
  const letter = sealLetter('card', ben.publicKey, new Uint8Array(length).fill(7), seeded('letter'));
  expect(letter).toHaveLength(size);
  expect(must(openLetter('card', ben, letter))).toHaveLength(length);
});

/** A letter whose filling the sender chose. */
function letterHolding(padded: Uint8Array): Uint8Array {
  const ephemeral = boxPairFrom(secretOf('ephemeral'));
  const shared = nacl.scalarMult(ephemeral.secretKey.reveal(), ben.publicKey);
  const fields = [utf8('card'), ephemeral.publicKey, ben.publicKey];
  const box = boxUnder(shared, { kind: 'letter', fields }).seal(padded, seeded('nonce'));
  return Uint8Array.of(1, ...ephemeral.publicKey, ...box);
}

test('[CR22] a filling or a size of the sender’s choice is refused', () => {
  const padded = (length: number, size = 1024): Uint8Array => {
    const bytes = new Uint8Array(size - 105);
    new DataView(bytes.buffer).setUint32(0, length);
    return bytes;
  };
  const open = (bytes: Uint8Array) => tagOf(openLetter('card', ben, letterHolding(bytes)));
  expect(open(padded(10))).toBe('ok');
  expect(open(padded(915))).toBe('ok');
  expect(open(padded(916))).toBe('cannot-open');
  expect(open(padded(0xffffffff))).toBe('cannot-open');
  expect(open(padded(10, 2048))).toBe('cannot-open');
  expect(open(padded(10, 1000))).toBe('cannot-open');
  expect(open(flip(padded(10), 918 * 8))).toBe('cannot-open');
  expect(open(flip(padded(10), 14 * 8))).toBe('cannot-open');
  expect(open(flip(padded(10), 13 * 8))).toBe('ok');
  for (const size of [0, 1, 3, 4]) expect(open(new Uint8Array(size))).toBe('cannot-open');
});

test.each([...lowOrderPoints, ...otherSpellings].map((point) => [hex(point), point] as const))(
  '[CR23] nothing is sealed to, or opened from, %s',
  (_, point) => {
    expect(isBoxKey(point)).toBe(false);
    expect(() => sealLetter('card', point, utf8('text'), seeded('letter'))).toThrow(RangeError);
    const letter = sealLetter('card', ben.publicKey, utf8('text'), seeded('letter'));
    letter.set(point, 1);
    expect(tagOf(openLetter('card', ben, letter))).toBe('cannot-open');
  },
);

test('[CR23] a letter made from zero, the secret every low-order key gives, is refused', () => {
  for (const point of lowOrderPoints) {
    const fields = [utf8('card'), point, ben.publicKey];
    const box = boxUnder(new Uint8Array(32), { kind: 'letter', fields }).seal(new Uint8Array(919), seeded('nonce'));
    expect(tagOf(openLetter('card', ben, Uint8Array.of(1, ...point, ...box)))).toBe('cannot-open');
  }
});

test('[CR23] keys of people are fine, keys of another length are not', () => {
  expect(isBoxKey(ben.publicKey)).toBe(true);
  expect(isBoxKey(fromHex('ebffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f'))).toBe(true);
  for (const length of [0, 31, 33]) expect(isBoxKey(new Uint8Array(length).fill(9))).toBe(false);
});

test('[CR24] flipped bits, cuts and additions are refused', () => {
  const letter = sealLetter('card', ben.publicKey, utf8('Ada, Tuesday'), seeded('letter'));
  fc.assert(
    fc.property(fc.nat(letter.length * 8 - 1), fc.nat(letter.length - 1), (bit, length) => {
      expect(tagOf(openLetter('card', ben, flip(letter, bit)))).toBe(bit < 8 ? 'bad-version' : 'cannot-open');
      expect(openLetter('card', ben, letter.subarray(0, length)).ok).toBe(false);
    }),
  );
  for (let bit = 8; bit < 264; bit += 1) expect(tagOf(openLetter('card', ben, flip(letter, bit)))).toBe('cannot-open');
  expect(openLetter('card', ben, Uint8Array.of(...letter, 0)).ok).toBe(false);
});
