import { encode } from 'uqr';
import { expect, it } from 'vitest';

/** Version 10 is 57 modules: a cheap camera reads it off a cheap screen. */
it('[R8] the longest link there may be is a code of at most version 10', () => {
  const link = `https://binome.example.org/p#${'x'.repeat(120)}`.slice(0, 120);
  expect(encode(link, { ecc: 'M', border: 4 }).version).toBeLessThanOrEqual(10);
});
