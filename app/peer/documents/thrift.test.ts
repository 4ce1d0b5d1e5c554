import { expect, test } from 'vitest';
import { openThrift } from './thrift.ts';

const MB = 1024 * 1024;

test('deflating pays until both are measured', () => {
  const thrift = openThrift();
  expect(thrift.pays(MB)).toBe(true);
  thrift.arrived(MB, 20);
  expect(thrift.pays(MB)).toBe(true);
});

test('not on a link that carries more than deflating spares; on a slow one, or when it slows down, it does', () => {
  const thrift = openThrift();
  thrift.deflated(MB, MB / 2, 50);
  thrift.arrived(MB, 20);
  expect(thrift.pays(MB)).toBe(false);
  expect(thrift.pays(2_000)).toBe(true);
  thrift.arrived(MB, 1_000);
  expect(thrift.pays(MB)).toBe(true);
});

test('what did not deflate is tried again, after twice as many each time', () => {
  const thrift = openThrift();
  thrift.deflated(MB, MB + 10, 50);
  thrift.arrived(MB, 1_000);
  const tries = Array.from({ length: 16 + 32 + 64 }, (_, at) => (thrift.pays(MB) ? at + 1 : 0)).filter((at) => at > 0);
  expect(tries).toEqual([16, 48, 112]);
});

test('what is too short measures nothing', () => {
  const thrift = openThrift();
  thrift.deflated(2_000, 1_900, 5);
  thrift.arrived(500, 0);
  expect(thrift.pays(MB)).toBe(true);
});
