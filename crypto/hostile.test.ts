import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  agreeWorkspace,
  fromText,
  isBoxKey,
  newDeviceKey,
  openLetter,
  openSigned,
  openSignedInBulk,
  sealer,
  unwrapWithDeviceKey,
  verifyDetached,
  verifyDevice,
} from './index.ts';
import { person, secretOf } from './testing/bytes.ts';

const ben = person('Ben');
const deviceKey = await newDeviceKey();

/** Noise of every length, half of it with the version that lets it past the first check. */
const noise = fc
  .tuple(fc.boolean(), fc.uint8Array({ maxLength: 1200, size: 'max' }))
  .map(([isVersioned, bytes]) => (isVersioned ? Uint8Array.of(1, ...bytes) : bytes));

test('[CR33] noise is refused by every opener, and none throws', async () => {
  await fc.assert(
    fc.asyncProperty(noise, noise, async (bytes, others) => {
      const refused = [
        openSigned('card', bytes),
        verifyDevice(bytes),
        openLetter('card', ben.box, bytes),
        sealer(secretOf('key'), 'vault', 'page').open(bytes),
        await unwrapWithDeviceKey(deviceKey, bytes),
        ...(await openSignedInBulk('card', [bytes, others])),
      ];
      expect(refused.map(({ ok }) => ok)).not.toContain(true);
      expect(verifyDetached('card', bytes, others.subarray(0, 64), bytes.subarray(0, 32))).toBe(false);
      expect(agreeWorkspace(ben.box, bytes, others).ok).toBe(bytes.length === 32 && others.length === 32);
      expect(typeof isBoxKey(bytes)).toBe('boolean');
    }),
    { numRuns: 60 },
  );
});

test('[CR33] no text makes the parser throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.option(fc.nat(40), { nil: undefined }), (text, length) => {
      expect(typeof fromText(text, length).ok).toBe('boolean');
    }),
    { numRuns: 1000 },
  );
});
