import { hkdfSync } from 'node:crypto';
import fc from 'fast-check';
import nacl from 'tweetnacl';
import { expect, test } from 'vitest';
import { bind } from './derive.ts';
import { Secret, sealer } from './index.ts';
import {
  flip,
  fromHex,
  hex,
  must,
  scripted,
  secretOf,
  seeded,
  someBytes,
  someSecret,
  someText,
  tagOf,
  utf8,
} from './testing/bytes.ts';
import vectors from './vectors/sealed.json' with { type: 'json' };

const key = secretOf('key');

test.each(vectors)('[CR14] a box for "$purpose" in "$context" is the one other libraries make', (vector) => {
  const { seal, open } = sealer(new Secret(fromHex(vector.key)), vector.purpose, vector.context);
  const sealed = seal(fromHex(vector.plain), scripted(fromHex(vector.nonce)));
  expect(hex(sealed)).toBe(vector.sealed);
  expect(hex(must(open(fromHex(vector.sealed))))).toBe(vector.plain);
});

test('[CR14] what is sealed opens', () => {
  fc.assert(
    fc.property(someSecret(), someText(), someText(), someBytes(), (secret, purpose, context, plain) => {
      const sealed = sealer(secret, purpose, context).seal(plain, seeded(purpose));
      expect(must(sealer(secret, purpose, context).open(sealed))).toEqual(plain);
    }),
  );
});

test('[CR15] another key, purpose or context does not open', () => {
  fc.assert(
    fc.property(someSecret(), someText(), someText(), someText(), (other, purpose, context, stray) => {
      const sealed = sealer(key, purpose, context).seal(utf8('text'), seeded('nonce'));
      expect(tagOf(sealer(other, purpose, context).open(sealed))).toBe('cannot-open');
      if (stray !== purpose) expect(tagOf(sealer(key, stray, context).open(sealed))).toBe('cannot-open');
      if (stray !== context) expect(tagOf(sealer(key, purpose, stray).open(sealed))).toBe('cannot-open');
    }),
  );
});

test('[CR15] moving letters between purpose and context makes another box', () => {
  const cut = ['', 'n', 'no', 'not', 'note'];
  for (const made of cut) {
    const sealed = sealer(key, made, 'note'.slice(made.length)).seal(utf8('text'), seeded('nonce'));
    for (const tried of cut) {
      const opened = sealer(key, tried, 'note'.slice(tried.length)).open(sealed);
      expect(tagOf(opened)).toBe(tried === made ? 'ok' : 'cannot-open');
    }
  }
});

test('[CR16] a secretbox that opens under the key is refused when its commitment is that of another', () => {
  // Ada's box and commitment are right on their own; Ben's commitment in front of Ada's secretbox is not.
  const nonce = seeded('nonce')(24);
  const keysOf = (secret: Secret) => {
    const info = bind('seal', [utf8('vault'), utf8('page'), nonce]);
    return Buffer.from(hkdfSync('sha256', secret.reveal(), new Uint8Array(), info, 64));
  };
  const ada = keysOf(secretOf('Ada'));
  const ben = keysOf(secretOf('Ben'));
  const box = nacl.secretbox(utf8('text'), nonce, new Uint8Array(ada.subarray(0, 32)));
  const withCommitment = (bytes: Uint8Array) => Uint8Array.of(1, ...nonce, ...bytes, ...box);
  const open = (secret: Secret, sealed: Uint8Array) => tagOf(sealer(secret, 'vault', 'page').open(sealed));
  expect(open(secretOf('Ada'), withCommitment(ada.subarray(32)))).toBe('ok');
  expect(open(secretOf('Ada'), withCommitment(ben.subarray(32)))).toBe('cannot-open');
  expect(open(secretOf('Ben'), withCommitment(ada.subarray(32)))).toBe('cannot-open');
  expect(open(secretOf('Ben'), withCommitment(ben.subarray(32)))).toBe('cannot-open');
});

test('[CR17] every flipped bit is refused', () => {
  const { seal, open } = sealer(key, 'vault', 'page');
  const sealed = seal(utf8('Ada, Tuesday'), seeded('nonce'));
  for (let bit = 0; bit < sealed.length * 8; bit += 1) {
    expect(tagOf(open(flip(sealed, bit)))).toBe(bit < 8 ? 'bad-version' : 'cannot-open');
  }
});

test('[CR17] every cut, and a longer one, is refused', () => {
  const { seal, open } = sealer(key, 'vault', 'page');
  const sealed = seal(utf8('Ada, Tuesday'), seeded('nonce'));
  for (let length = 0; length < sealed.length; length += 1) {
    expect(tagOf(open(sealed.subarray(0, length)))).toBe(length < 73 ? 'bad-length' : 'cannot-open');
  }
  expect(tagOf(open(Uint8Array.of(...sealed, 0)))).toBe('cannot-open');
});

test('[CR18] two boxes of one text under one key have nothing in common', () => {
  const { seal } = sealer(key, 'vault', 'page');
  const random = seeded('nonces');
  const boxes = Array.from({ length: 50 }, () => hex(seal(utf8('the same text'), random)));
  const parts = boxes.flatMap((box) => [box.slice(2, 50), box.slice(50, 114), box.slice(114)]);
  expect(new Set(parts).size).toBe(150);
});

test('[CR19] a key under 16 bytes throws', () => {
  for (const length of [0, 1, 15]) {
    expect(() => sealer(new Secret(new Uint8Array(length)), 'vault', 'page')).toThrow(RangeError);
  }
  for (const length of [16, 32, 64]) {
    const { seal, open } = sealer(new Secret(new Uint8Array(length)), 'vault', 'page');
    expect(tagOf(open(seal(utf8('text'), seeded('nonce'))))).toBe('ok');
  }
});
