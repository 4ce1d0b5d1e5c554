import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Label } from './index.ts';
import { openSigned, Secret, sign, signDetached, signingPairFrom, verifyDetached } from './index.ts';
import { flip, fromHex, hex, must, person, someBytes, tagOf, utf8 } from './testing/bytes.ts';
import vectors from './vectors/signed.json' with { type: 'json' };

const labels: readonly Label[] = [
  'card',
  'programme',
  'invitation',
  'answer',
  'withdrawal',
  'device',
  'topic',
  'link',
  'chat',
  'bundle',
];
const ada = person('Ada').sign;

test('[CR8] a signature is worth nothing under another label', () => {
  const payload = utf8('Ada speaks Wolof and French');
  for (const made of ['card', 'topic'] as const) {
    const envelope = sign(made, payload, ada);
    const signature = signDetached(made, payload, ada);
    for (const label of labels) {
      expect(tagOf(openSigned(label, envelope))).toBe(label === made ? 'ok' : 'bad-signature');
      expect(verifyDetached(label, payload, signature, ada.publicKey)).toBe(label === made);
    }
  }
});

test.each(vectors.envelopes)('[CR8][CR9] the $label envelope is the one another library makes', (vector) => {
  const label = labels.find((name) => name === vector.label) ?? expect.fail('a label this room does not know');
  const pair = signingPairFrom(new Secret(fromHex(vector.seed)));
  expect(hex(sign(label, fromHex(vector.payload), pair))).toBe(vector.envelope);
  const opened = must(openSigned(label, fromHex(vector.envelope)));
  expect(hex(opened.signer)).toBe(hex(pair.publicKey));
  expect(hex(opened.payload)).toBe(vector.payload);
});

test('[CR8] there is a vector for every label', () => {
  expect(vectors.envelopes.map(({ label }) => label)).toEqual(labels);
});

test('[CR8] what verified once says nothing of any other key, payload or signature', () => {
  const payload = utf8('Ada speaks Wolof and French');
  const signature = signDetached('card', payload, ada);
  expect(verifyDetached('card', payload, signature, ada.publicKey)).toBe(true);
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 255 }), (where, mask) => {
      const changed = (bytes: Uint8Array): Uint8Array =>
        bytes.map((byte, at) => (at === where % bytes.length ? byte ^ mask : byte));
      expect(verifyDetached('card', changed(payload), signature, ada.publicKey)).toBe(false);
      expect(verifyDetached('card', payload, changed(signature), ada.publicKey)).toBe(false);
      expect(verifyDetached('card', payload, signature, changed(ada.publicKey))).toBe(false);
      expect(verifyDetached('card', payload, signature, ada.publicKey)).toBe(true);
    }),
    { numRuns: 20 },
  );
  expect(verifyDetached('topic', payload, signature, ada.publicKey)).toBe(false);
});

test('[CR9] envelopes that are short, of another version, or cut are told apart', () => {
  const envelope = sign('card', utf8('payload'), ada);
  expect(tagOf(openSigned('card', new Uint8Array()))).toBe('bad-length');
  expect(tagOf(openSigned('card', envelope.subarray(0, 96)))).toBe('bad-length');
  expect(tagOf(openSigned('card', Uint8Array.of(2, ...envelope.subarray(1))))).toBe('bad-version');
  expect(tagOf(openSigned('card', envelope.subarray(0, -1)))).toBe('bad-signature');
  expect(tagOf(openSigned('card', Uint8Array.of(...envelope, 0)))).toBe('bad-signature');
});

test('[CR9] what is opened does not change with the envelope it came from', () => {
  const envelope = sign('card', utf8('payload'), ada);
  const { payload } = must(openSigned('card', envelope));
  envelope.fill(0);
  expect(payload).toEqual(utf8('payload'));
});

test('[CR10] any flipped bit is refused', () => {
  const payload = utf8('Ada');
  const envelope = sign('card', payload, ada);
  const signature = signDetached('card', payload, ada);
  fc.assert(
    fc.property(fc.nat(envelope.length * 8 - 1), (bit) => {
      expect(tagOf(openSigned('card', flip(envelope, bit)))).toBe(bit < 8 ? 'bad-version' : 'bad-signature');
    }),
  );
  fc.assert(
    fc.property(fc.nat(511), fc.nat(255), (bit, keyBit) => {
      expect(verifyDetached('card', payload, flip(signature, bit), ada.publicKey)).toBe(false);
      expect(verifyDetached('card', payload, signature, flip(ada.publicKey, keyBit))).toBe(false);
    }),
    { numRuns: 30 },
  );
});

test('[CR10] signatures and keys of any other length are false, not a throw', () => {
  const signature = signDetached('card', utf8('x'), ada);
  fc.assert(
    fc.property(someBytes(100), (bytes) => {
      if (bytes.length !== 64) expect(verifyDetached('card', utf8('x'), bytes, ada.publicKey)).toBe(false);
      if (bytes.length !== 32) expect(verifyDetached('card', utf8('x'), signature, bytes)).toBe(false);
    }),
  );
});
