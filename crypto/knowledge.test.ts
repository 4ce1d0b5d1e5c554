import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isKnowledge, showKnowledge } from './index.ts';
import { flip, hex, secretOf, utf8 } from './testing/bytes.ts';
import vectors from './vectors/identity.json' with { type: 'json' };

test.each(vectors)('[CR47] what is shown for $name is what another library derives', ({ name, knowledge }) => {
  expect(hex(showKnowledge(secretOf('epoch'), utf8(name)))).toBe(knowledge);
});

test('[CR47] only this secret, this text and these bytes hold', () => {
  const shown = showKnowledge(secretOf('epoch'), utf8('one'));
  expect(isKnowledge(secretOf('epoch'), utf8('one'), shown)).toBe(true);
  expect(isKnowledge(secretOf('another'), utf8('one'), shown)).toBe(false);
  expect(isKnowledge(secretOf('epoch'), utf8('two'), shown)).toBe(false);
  expect(isKnowledge(secretOf('epoch'), utf8('one'), shown.subarray(1))).toBe(false);
  fc.assert(fc.property(fc.nat(255), (bit) => !isKnowledge(secretOf('epoch'), utf8('one'), flip(shown, bit))));
});
