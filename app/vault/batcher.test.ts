import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { createBatcher, type Timers } from './batcher.ts';

/** A clock that moves when told. */
function handTimers() {
  let now = 0;
  let waiting: { at: number; callback: () => void }[] = [];
  const timers: Timers = {
    set(callback, delay) {
      const timer = { at: now + delay, callback };
      waiting.push(timer);
      return () => {
        waiting = waiting.filter((other) => other !== timer);
      };
    },
  };
  return {
    timers,
    pass(time: number) {
      now += time;
      const due = waiting.filter(({ at }) => at <= now);
      waiting = waiting.filter(({ at }) => at > now);
      for (const { callback } of due) callback();
    },
    count: () => waiting.length,
  };
}

function stage() {
  const doc = new Y.Doc();
  const clock = handTimers();
  let due = 0;
  const whenDue = () => {
    due += 1;
  };
  const batcher = createBatcher({ doc, delay: 100, timers: clock.timers, whenDue });
  doc.on('update', (update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) =>
    batcher.add(update, transaction),
  );
  return { doc, text: doc.getText('text'), clock, batcher, due: () => due };
}

describe('the batcher', () => {
  test('is due 100 ms after the first update, however many follow', () => {
    const { text, clock, due } = stage();
    for (let at = 0; at < 10; at += 1) {
      text.insert(0, 'x');
      clock.pass(9);
    }
    expect(due()).toBe(0);
    clock.pass(10);
    expect(due()).toBe(1);
  });

  test('taken early, it is not due again', () => {
    const { text, clock, batcher, due } = stage();
    text.insert(0, 'x');
    expect(batcher.take()).not.toBeNull();
    expect(batcher.isEmpty()).toBe(true);
    expect(clock.count()).toBe(0);
    clock.pass(1_000);
    expect(due()).toBe(0);
    expect(batcher.take()).toBeNull();
  });

  test('says when something was deleted', () => {
    const { text, batcher } = stage();
    text.insert(0, 'abc');
    expect(batcher.take()?.erases).toBe(false);
    text.delete(0, 1);
    text.insert(0, 'd');
    expect(batcher.take()?.erases).toBe(true);
    text.insert(0, 'e');
    expect(batcher.take()?.erases).toBe(false);
  });

  test('the batches of any edits, cut anywhere, make the same document', () => {
    const edit = fc.record({
      at: fc.nat(200),
      word: fc.string({ maxLength: 5 }),
      erase: fc.nat(3),
      take: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 200 }), (edits) => {
        const { doc, text, batcher } = stage();
        const copy = new Y.Doc();
        const apply = () => {
          const batch = batcher.take();
          for (const update of batch?.updates ?? []) Y.applyUpdate(copy, update);
        };
        for (const { at, word, erase, take } of edits) {
          const place = Math.min(at, text.length);
          text.insert(place, word);
          text.delete(Math.min(place, text.length), Math.min(erase, text.length - Math.min(place, text.length)));
          if (take) apply();
        }
        apply();
        expect(copy.getText('text').toString()).toBe(text.toString());
        expect(Y.encodeStateVector(copy)).toEqual(Y.encodeStateVector(doc));
      }),
    );
  });

  test('many small updates become one difference, a few keys do not repeat what was deleted long ago', () => {
    const { text, batcher } = stage();
    for (let at = 0; at < 2_000; at += 1) text.insert(0, 'ab');
    for (let at = 0; at < 1_000; at += 1) text.delete(at, 1);
    const many = batcher.take()?.updates[0]?.length ?? 0;
    expect(many).toBeLessThan(60_000);
    for (let at = 0; at < 3; at += 1) text.insert(0, 'k');
    expect(batcher.take()?.updates[0]?.length).toBeLessThan(100);
  });
});
