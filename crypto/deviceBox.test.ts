import { hkdfSync } from 'node:crypto';
import fc from 'fast-check';
import sodium from 'libsodium-wrappers';
import { expect, test } from 'vitest';
import {
  boxPairFrom,
  derivePerson,
  deviceBoxKey,
  handedLength,
  openAsDevice,
  Secret,
  sealToDevice,
  signingPairFrom,
} from './index.ts';
import { flip, fromHex, hex, must, secretOf, seeded, someSecret, someText, tagOf, utf8 } from './testing/bytes.ts';

const phone = signingPairFrom(secretOf('the phone of Ben'));
const laptop = signingPairFrom(secretOf('the laptop of Ben'));
const ben = derivePerson(secretOf('Ben'));
const handed = must(sealToDevice('bundle', laptop.publicKey, secretOf('new'), seeded('handed')));

test('[CR71] the key is the one libsodium gives, for any device', async () => {
  await sodium.ready;
  fc.assert(
    fc.property(someSecret(), (seed) => {
      const pair = signingPairFrom(seed);
      const key = must(deviceBoxKey(pair.publicKey));
      expect(hex(key)).toBe(hex(sodium.crypto_sign_ed25519_pk_to_curve25519(pair.publicKey)));
      const secret = new Secret(sodium.crypto_sign_ed25519_sk_to_curve25519(pair.secretKey.reveal()));
      expect(hex(boxPairFrom(secret).publicKey)).toBe(hex(key));
    }),
    { numRuns: 25 },
  );
});

test('[CR71] a key that is none is refused', () => {
  expect(tagOf(deviceBoxKey(phone.publicKey.subarray(1)))).toBe('bad-length');
  for (const small of ['00', '01', 'ec']) {
    const point = small === 'ec' ? `ec${'ff'.repeat(30)}7f` : small + '00'.repeat(31);
    expect(tagOf(deviceBoxKey(fromHex(point)))).toBe('bad-encoding');
    expect(tagOf(sealToDevice('bundle', fromHex(point), secretOf('new'), seeded('handed')))).toBe('bad-encoding');
  }
  expect(tagOf(deviceBoxKey(fromHex(`f0${'ff'.repeat(30)}7f`)))).toBe('bad-encoding');
});

test('[CR72] what is handed is read by hand, by other libraries', async () => {
  await sodium.ready;
  expect(handed).toHaveLength(137);
  expect(handedLength).toBe(137);
  const [ephemeral, nonce, commitment, box] = [
    handed.subarray(1, 33),
    handed.subarray(33, 57),
    handed.subarray(57, 89),
    handed.subarray(89),
  ];
  const secret = sodium.crypto_sign_ed25519_sk_to_curve25519(laptop.secretKey.reveal());
  const recipient = sodium.crypto_sign_ed25519_pk_to_curve25519(laptop.publicKey);
  const shared = sodium.crypto_scalarmult(secret, ephemeral);
  const field = (bytes: Uint8Array): Buffer => Buffer.concat([Buffer.from([0, 0, 0, bytes.length]), bytes]);
  const fields = [utf8('bundle'), ephemeral, recipient, nonce].map(field);
  const info = Buffer.concat([Buffer.from('binome/1/device\0'), ...fields]);
  const keys = Buffer.from(hkdfSync('sha256', shared, Buffer.alloc(0), info, 64));
  expect(hex(commitment)).toBe(hex(keys.subarray(32)));
  const plain = sodium.crypto_secretbox_open_easy(box, nonce, keys.subarray(0, 32));
  expect(hex(plain)).toBe(hex(secretOf('new').reveal()));
});

test('[CR72] only that device opens it, and only for the purpose', () => {
  fc.assert(
    fc.property(someSecret(), someText(), someText(), (secret, purpose, stray) => {
      const sealed = must(sealToDevice(purpose, laptop.publicKey, secret, seeded(purpose)));
      expect(hex(must(openAsDevice(purpose, laptop, sealed)).reveal())).toBe(hex(secret.reveal()));
      expect(tagOf(openAsDevice(purpose, phone, sealed))).toBe('cannot-open');
      // The seed, which a removed device has: neither its signing pair nor its box pair is of use.
      expect(tagOf(openAsDevice(purpose, ben.sign, sealed))).toBe('cannot-open');
      if (stray !== purpose) expect(tagOf(openAsDevice(stray, laptop, sealed))).toBe('cannot-open');
    }),
    { numRuns: 15 },
  );
});

test('[CR72] any flipped bit and any other length is refused', () => {
  fc.assert(
    fc.property(fc.nat(handed.length * 8 - 1), (bit) => {
      expect(openAsDevice('bundle', laptop, flip(handed, bit)).ok).toBe(false);
    }),
    { numRuns: 60 },
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (any) => {
      expect(openAsDevice('bundle', laptop, any).ok).toBe(false);
    }),
  );
  expect(() => sealToDevice('bundle', laptop.publicKey, new Secret(new Uint8Array(31)), seeded('x'))).toThrow(
    RangeError,
  );
});
