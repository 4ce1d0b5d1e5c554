import { expect, it } from 'vitest';
import { readJson } from './json.ts';

const bounds = { bytes: 200, deep: 3, values: 12 };
const read = (text: string): unknown => readJson(new TextEncoder().encode(text), bounds);

it('gives what is within its bounds', () => {
  expect(read('{"a":[1,{"b":null}]}')).toEqual({ a: [1, { b: null }] });
  expect(read(' "\\"[[[[[[[[[{{{{,,,,,,,,,,,,,,::::\\\\" ')).toBe('"[[[[[[[[[{{{{,,,,,,,,,,,,,,::::\\');
  expect(read('0')).toBe(0);
});

it('gives nothing of what is too long, too deep, too many, or no JSON', () => {
  expect(read(`"${'a'.repeat(200)}"`)).toBeUndefined();
  expect(read('[[[[]]]]')).toBeUndefined();
  expect(read('[[[]]]')).toEqual([[[]]]);
  expect(read('[[],[],[],[],[],[],[]]')).toBeUndefined();
  expect(read('[1,2,3,4,5,6,7,8,9,0,1,2]')).toBeUndefined();
  for (const text of ['', '"', '"\\', '{"a"', ']', '[1,]', '\ufeff1']) expect(read(text)).toBeUndefined();
  expect(readJson(Uint8Array.of(0x22, 0xff, 0x22), bounds)).toBeUndefined();
});

it('bounds lists and objects apart from other values', () => {
  const few = (text: string): unknown => readJson(new TextEncoder().encode(text), { ...bounds, lists: 3 });
  expect(few('[[],{"a":1}]')).toEqual([[], { a: 1 }]);
  expect(few('[[],[],{}]')).toBeUndefined();
});
