import fc from 'fast-check';
import { expect, test } from 'vitest';
import { around, fold, partsOf, wordsOf } from './fold.ts';

test('what is found stands whole in what is shown around it, wherever it is and whatever stands before', () => {
  const filler = fc.string({
    unit: fc.constantFrom('a', 'É', 'e\u0301', 'ﬁ', '𝒳', ' ', '中', 'ß', 'İ'),
    maxLength: 400,
  });
  fc.assert(
    fc.property(filler, filler, (before, after) => {
      const words = wordsOf('PÁNGOLIN');
      const shown = around(`${before} pangolin ${after}`, words);
      expect(fold(shown)).toContain('pangolin');
      expect(shown.length).toBeLessThanOrEqual(142);
      expect(partsOf(shown, words).some(({ hit, text }) => hit && text === 'pangolin')).toBe(true);
    }),
  );
});

test('a long text begins at a word a little before, a short one at its beginning', () => {
  const text = 'one two three '.repeat(100);
  expect(around(`${text}pangolin ${text}`, ['pangolin'])).toMatch(/^…(one|two|three) .* pangolin .*…$/);
  expect(around('a pangolin', ['pangolin'])).toBe('a pangolin');
  expect(around('nothing of it', ['pangolin'])).toBe('nothing of it');
});
