import { expect, test } from 'vitest';
import { givenBy } from './useCallKeys.ts';

const pressed = (key: string, code: string) => givenBy({ key, code });

test('[R20] the letters of a call are those printed on the keys, where they are on this keyboard', () => {
  expect(pressed('m', 'KeyM')).toBe('microphone');
  expect(pressed('V', 'KeyV')).toBe('camera');
  // In France, Belgium and much of Africa: the M is beside the L, and its English place writes a comma.
  expect(pressed('m', 'Semicolon')).toBe('microphone');
  expect(pressed(',', 'KeyM')).toBeUndefined();
  // Dvorak writes S where others have the semicolon, and O on their S.
  expect(pressed('s', 'Semicolon')).toBe('screen');
  expect(pressed('o', 'KeyS')).toBeUndefined();
});

test('where a key writes no Latin letter, its place counts', () => {
  expect(pressed('ة', 'KeyM')).toBe('microphone');
  expect(pressed('µ', 'KeyM')).toBe('microphone');
  // On a French Mac, where ⌥ makes it.
  expect(pressed('µ', 'Semicolon')).toBe('microphone');
  expect(pressed('√', 'KeyV')).toBe('camera');
  expect(pressed('é', 'Digit2')).toBeUndefined();
  expect(pressed('Dead', 'KeyN')).toBeUndefined();
});
