import { hkdfSync } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { utf8 } from './bytes.ts';
import { bind, derive } from './derive.ts';
import { hex, someBytes } from './testing/bytes.ts';

const someFields = () => fc.array(fc.uint8Array({ max: 2, maxLength: 3 }), { maxLength: 3 });

test('[CR2] different fields are different info, however they are cut', () => {
  fc.assert(
    fc.property(someFields(), someFields(), (left, right) => {
      const isSame = JSON.stringify(left.map(hex)) === JSON.stringify(right.map(hex));
      expect(hex(bind('seal', left)) === hex(bind('seal', right))).toBe(isSame);
      expect(hex(bind('workspace', left))).not.toBe(hex(bind('workspace/id', right)));
    }),
    { numRuns: 2000 },
  );
});

test('[CR2] the info is the one written in the specification', () => {
  const info = bind('seal', [utf8('vault'), utf8('')]);
  expect(Buffer.from(info).toString('latin1')).toBe('binome/1/seal\0\0\0\0\x05vault\0\0\0\0');
});

test('[CR2] keys are those of another HKDF', () => {
  fc.assert(
    fc.property(someBytes(80), someBytes(), fc.integer({ min: 1, max: 100 }), (material, info, length) => {
      const theirs = Buffer.from(hkdfSync('sha256', material, new Uint8Array(), info, length));
      expect(hex(derive(material, info, length))).toBe(hex(theirs));
    }),
  );
});

test('[CR2] a lone surrogate throws, since it would be written as another character', () => {
  expect(() => utf8('a\ud800b')).toThrow(RangeError);
  expect(() => utf8('\udc00')).toThrow(RangeError);
  expect(utf8('😀')).toHaveLength(4);
});
