import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { Doc } from 'yjs';
import { guardPresence } from './presence.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Two who tell each other every change, at once. `told`: who spoke, and when. */
function both() {
  const told: (readonly [string, number])[] = [];
  const begun = Date.now();
  const ada = new Awareness(new Doc());
  const ben = new Awareness(new Doc());
  for (const [name, mine, theirs] of [
    ['ada', ada, ben],
    ['ben', ben, ada],
  ] as const) {
    guardPresence(mine, () => true, Date.now);
    mine.on('update', (_: unknown, origin: unknown) => {
      if (origin !== 'local') return;
      told.push([name, Date.now() - begun]);
      applyAwarenessUpdate(theirs, encodeAwarenessUpdate(mine, [mine.clientID]), 'link');
    });
  }
  return { ada, ben, told };
}

test('a renewal draws the other one along, once, and both come no oftener than by themselves', () => {
  const { told } = both();
  vi.advanceTimersByTime(61_000);
  const times = (name: string) => told.filter(([who]) => who === name).map(([, at]) => at);
  expect(times('ada')).toEqual(times('ben'));
  expect(times('ada').length).toBe(4);
});

test('what moves all the time is answered now and then, and what is gone is not renewed', () => {
  const { ada, ben, told } = both();
  for (let moved = 0; moved < 200; moved += 1) {
    vi.advanceTimersByTime(100);
    ada.setLocalStateField('at', moved);
  }
  expect(told.filter(([who]) => who === 'ben').length).toBe(2);
  ben.setLocalState(null);
  const before = told.length;
  vi.advanceTimersByTime(10_000);
  ada.setLocalStateField('at', -1);
  expect(told.length).toBe(before + 1);
});
