import fc from 'fast-check';
import { expect, test } from 'vitest';
import { certifyDevice, Secret, sign, signingPairFrom, verifyDevice } from './index.ts';
import { flip, fromHex, hex, must, person, tagOf, utf8 } from './testing/bytes.ts';
import vectors from './vectors/signed.json' with { type: 'json' };

const { certificate } = vectors;
const ada = person('Ada').sign;
const device = person('the phone of Ada').sign.publicKey;

test('[CR13] the certificate is the one another library makes', () => {
  const pair = signingPairFrom(new Secret(fromHex(certificate.seed)));
  const made = certifyDevice(pair, fromHex(certificate.device), certificate.issued);
  expect(hex(made)).toBe(certificate.certificate);
  expect(must(verifyDevice(made))).toEqual({
    person: pair.publicKey,
    device: fromHex(certificate.device),
    issued: certificate.issued,
  });
});

test('[CR13] times come back, and others throw', () => {
  for (const issued of [0, 1, 2 ** 32, Number.MAX_SAFE_INTEGER]) {
    expect(must(verifyDevice(certifyDevice(ada, device, issued))).issued).toBe(issued);
  }
  for (const issued of [-1, 0.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1]) {
    expect(() => certifyDevice(ada, device, issued)).toThrow(RangeError);
  }
  expect(() => certifyDevice(ada, device.subarray(1), 0)).toThrow(RangeError);
});

test('[CR13] what is signed but is no certificate is refused', () => {
  expect(tagOf(verifyDevice(sign('device', device, ada)))).toBe('bad-length');
  expect(tagOf(verifyDevice(sign('device', new Uint8Array(41), ada)))).toBe('bad-length');
  expect(tagOf(verifyDevice(sign('device', new Uint8Array(40).fill(255), ada)))).toBe('bad-encoding');
  expect(tagOf(verifyDevice(sign('card', new Uint8Array(40), ada)))).toBe('bad-signature');
  expect(tagOf(verifyDevice(utf8('nothing')))).toBe('bad-length');
});

test('[CR13] any flipped bit is refused', () => {
  const made = certifyDevice(ada, device, 1);
  fc.assert(
    fc.property(fc.nat(made.length * 8 - 1), (bit) => {
      expect(verifyDevice(flip(made, bit)).ok).toBe(false);
    }),
    { numRuns: 40 },
  );
});
