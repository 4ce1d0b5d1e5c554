import { hkdfSync } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { utf8 } from './bytes.ts';
import { bind } from './derive.ts';
import { hiddenName } from './name.ts';
import { Secret } from './secret.ts';

const key = new Secret(new Uint8Array(32).fill(7));

test('[CR34] a hidden name is the derivation of the specification', () => {
  const bytes = hkdfSync('sha256', key.reveal(), new Uint8Array(), bind('name', [utf8('note a')]), 16);
  expect(hiddenName(key, 'note a')).toBe(Buffer.from(bytes).toString('base64url'));
});

test('[CR34] names stay apart, and another key gives others', () => {
  const other = new Secret(new Uint8Array(32).fill(8));
  const wellFormed = fc.string({ unit: 'grapheme' });
  fc.assert(
    fc.property(wellFormed, wellFormed, (a, b) => {
      expect(hiddenName(key, a) === hiddenName(key, b)).toBe(a === b);
      expect(hiddenName(other, a)).not.toBe(hiddenName(key, a));
      expect(hiddenName(key, a)).toMatch(/^[\w-]{22}$/);
    }),
  );
});
