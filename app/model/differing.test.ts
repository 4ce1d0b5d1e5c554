import { expect, it } from 'vitest';
import { placeAfter, sameEnds } from './differing.ts';

it('tells what two texts share at both ends, and counts nothing twice', () => {
  expect(sameEnds('ask Ben', 'ask for Ben')).toEqual({ start: 4, end: 3 });
  expect(sameEnds('aa', 'aaa')).toEqual({ start: 2, end: 0 });
  expect(sameEnds('', 'a')).toEqual({ start: 0, end: 0 });
});

it('keeps a place beside its words, whatever was written before or behind them, or in their stead', () => {
  expect(placeAfter('Hello world', 'Hello world!', 5)).toBe(5);
  expect(placeAfter('Hello world', 'Oh, hello world', 11)).toBe(15);
  expect(placeAfter('one two three', 'one 2 three', 6)).toBe(5);
  expect(placeAfter('one two three', 'one 2 three', 10)).toBe(8);
});
