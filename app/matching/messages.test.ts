/** What a file of a run may cost whoever opens it. */
import { expect, it } from 'vitest';
import { parseOfficeFile } from './messages.ts';

const fileOf = (candidates: readonly unknown[]): unknown => ({ at: 1, run: {}, candidates });
/** Counts how often the schema asks for a field of an item. */
function counting(count: number) {
  const asked = { times: 0 };
  const ask = (): undefined => {
    asked.times += 1;
  };
  const item = new Proxy({}, { get: ask });
  return { asked, items: new Array<unknown>(count).fill(item) };
}

it('a file of lists in place of people is refused at the first of them', () => {
  const { asked, items } = counting(10_000);
  expect(parseOfficeFile(fileOf(items)).ok).toBe(false);
  expect(asked.times).toBeLessThan(20);
});

it('a file of more people than any run was made over is refused before one of them is looked at', () => {
  const { asked, items } = counting(50_001);
  expect(parseOfficeFile(fileOf(items)).ok).toBe(false);
  expect(asked.times).toBe(0);
});
