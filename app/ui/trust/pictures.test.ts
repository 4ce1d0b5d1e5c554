import { describe, expect, it } from 'vitest';
import { pictureOf } from './pictures.ts';

const numbers = Array.from({ length: 64 }, (_, at) => at);

describe('the pictures of a check', () => {
  it.each(['en', 'fr'])('are 64, no two alike nor of one name, in %s', (locale) => {
    const pictures = numbers.map((number) => pictureOf(number, locale));
    expect(new Set(pictures.map(({ sign }) => sign)).size).toBe(64);
    expect(new Set(pictures.map(({ name }) => name)).size).toBe(64);
    expect(pictures.every(({ name }) => /^[\p{Ll} -]+$/u.test(name))).toBe(true);
  });

  it('are the same in both languages, and these for good', () => {
    expect(numbers.map((number) => pictureOf(number, 'fr').sign)).toEqual(
      numbers.map((number) => pictureOf(number, 'en').sign),
    );
    expect([0, 31, 63].map((number) => [pictureOf(number, 'en').name, pictureOf(number, 'fr').name])).toEqual([
      ['dog', 'chien'],
      ['cherries', 'cerises'],
      ['guitar', 'guitare'],
    ]);
    expect(() => pictureOf(64, 'en')).toThrow(RangeError);
  });
});
