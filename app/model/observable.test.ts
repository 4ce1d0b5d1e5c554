import { expect, it } from 'vitest';
import { changeable, derived, sameItems } from './observable.ts';

it('a changeable tells of changes, and not of a set to the same value', () => {
  const value = changeable(1);
  const seen: number[] = [];
  const stop = value.subscribe(() => seen.push(value.get()));
  value.set(1);
  value.set(2);
  stop();
  value.set(3);
  expect(seen).toEqual([2]);
});

it('a derived value keeps its reference while it is equal, so that React does not draw for nothing', () => {
  const source = changeable([1]);
  const doubled = derived([source], () => source.get().map((n) => n * 2), sameItems);
  const first = doubled.get();
  source.set([1]);
  expect(doubled.get()).toBe(first);
  source.set([2]);
  expect(doubled.get()).toEqual([4]);
});

it('a derived value listens to its sources only while somebody listens to it', () => {
  let listening = 0;
  const source = {
    subscribe: () => {
      listening += 1;
      return () => {
        listening -= 1;
      };
    },
  };
  const value = derived([source, source], () => 1);
  expect(listening).toBe(0);
  const stops = [value.subscribe(() => undefined), value.subscribe(() => undefined)];
  expect(listening).toBe(2);
  for (const stop of stops) stop();
  expect(listening).toBe(0);
});

it('a change that happened while nobody listened is seen by the next reader', () => {
  const source = changeable(1);
  const value = derived([source], () => source.get());
  const stop = value.subscribe(() => undefined);
  stop();
  source.set(2);
  expect(value.get()).toBe(2);
  const seen: number[] = [];
  value.subscribe(() => seen.push(value.get()));
  source.set(3);
  expect(seen).toEqual([3]);
});
