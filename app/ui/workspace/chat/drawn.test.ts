import fc from 'fast-check';
import { expect, it } from 'vitest';
import { around, END, earlier, FIRST, later, MOST, placesOf, type Stretch } from './drawn.ts';

const linesUpTo = (count: number) => Array.from({ length: count }, (_, at) => ({ id: `${at}` }));

it('begins at the end, and follows it', () => {
  expect(placesOf(linesUpTo(1_000), END)).toEqual([1_000 - FIRST, 1_000]);
  expect(placesOf(linesUpTo(3), END)).toEqual([0, 3]);
});

it('walks to the first line and back to the end, and never holds more than it may', () => {
  const lines = linesUpTo(2_000);
  let stretch = END;
  for (let steps = 0; placesOf(lines, stretch)[0] > 0; steps += 1) {
    expect(steps).toBeLessThan(60);
    stretch = earlier(lines, stretch);
  }
  expect(placesOf(lines, stretch)).toEqual([0, MOST]);
  for (let steps = 0; stretch.last !== null; steps += 1) {
    expect(steps).toBeLessThan(60);
    stretch = later(lines, stretch);
  }
  expect(placesOf(lines, stretch)[1]).toBe(2_000);
});

it('stands still when lines come above and below it', () => {
  const lines = linesUpTo(2_000);
  const stretch = around(lines, END, 900);
  expect(placesOf(lines, stretch)).toEqual([900 - FIRST / 2, 900 + FIRST / 2]);
  const more = [{ id: 'above' }, ...lines, { id: 'below' }];
  expect(placesOf(more, stretch)).toEqual([901 - FIRST / 2, 901 + FIRST / 2]);
});

it('whatever is done, a step keeps what was in front next to what it adds', () => {
  const step = fc.oneof(fc.constantFrom('earlier' as const, 'later' as const), fc.nat(1_999));
  fc.assert(
    fc.property(fc.nat(2_000), fc.array(step), (count, steps) => {
      const lines = linesUpTo(count);
      let stretch: Stretch = END;
      for (const one of steps) {
        const [from, to] = placesOf(lines, stretch);
        if (one === 'earlier') stretch = earlier(lines, stretch);
        else if (one === 'later') stretch = later(lines, stretch);
        else if (one < count) stretch = around(lines, stretch, one);
        const [nextFrom, nextTo] = placesOf(lines, stretch);
        expect(nextTo - nextFrom).toBeLessThanOrEqual(MOST);
        expect(nextTo - nextFrom).toBeGreaterThanOrEqual(Math.min(count, FIRST / 2));
        if (one === 'earlier') expect([nextFrom <= from, nextTo > from || count === 0]).toEqual([true, true]);
        if (one === 'later') expect([nextTo >= to, nextFrom < to || count === 0]).toEqual([true, true]);
        if (typeof one === 'number' && one < count) expect([nextFrom <= one, one < nextTo]).toEqual([true, true]);
      }
    }),
  );
});
