import { expect, test } from 'vitest';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { Doc } from 'yjs';
import { guardPresence } from './presence.ts';

/** Two who tell each other every change, at once. `told`: who spoke. */
function both() {
  const told: string[] = [];
  const [ada, ben] = [new Awareness(new Doc()), new Awareness(new Doc())];
  for (const [name, mine, theirs] of [
    ['ada', ada, ben],
    ['ben', ben, ada],
  ] as const) {
    guardPresence(mine, () => true, Date.now);
    mine.on('update', (_: unknown, origin: unknown) => {
      if (origin !== 'local') return;
      told.push(name);
      applyAwarenessUpdate(theirs, encodeAwarenessUpdate(mine, [mine.clientID]), 'link');
    });
  }
  // y-protocols has kept the real clock from its import on: what passes is the age of what was said.
  const pass = (time: number): void => {
    for (const mine of [ada, ben]) {
      const meta = mine.meta.get(mine.clientID);
      if (meta !== undefined) meta.lastUpdated -= time;
    }
  };
  const close = (): void => {
    ada.destroy();
    ben.destroy();
  };
  return { ada, told, pass, close, ben };
}

test('a renewal draws the other one along, and no third', () => {
  const { ada, told, pass, close } = both();
  pass(15_000);
  ada.setLocalState(ada.getLocalState());
  expect(told).toEqual(['ada', 'ben']);
  close();
});

test('what moves all the time is not answered each time', () => {
  const { ada, told, pass, close } = both();
  for (let moved = 0; moved < 200; moved += 1) {
    pass(100);
    ada.setLocalStateField('at', moved);
  }
  expect(told.filter((who) => who === 'ben').length).toBe(2);
  close();
});

test('whoever has gone is not renewed', () => {
  const { ada, ben, told, pass, close } = both();
  ben.setLocalState(null);
  told.length = 0;
  pass(15_000);
  ada.setLocalState(ada.getLocalState());
  expect(told).toEqual(['ada']);
  close();
});
