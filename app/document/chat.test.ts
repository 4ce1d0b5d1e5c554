import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { appendLine, eraseLines, followLines, type KeptLine, linesOf } from './chat.ts';

const act = fc.record({
  does: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom('append' as const, 'ask' as const) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('between' as const, 'foreign' as const, 'erase' as const, 'merge' as const),
    },
  ),
  mine: fc.boolean(),
  at: fc.nat(20),
});

it('what has come and gone since it was last asked makes the lines that there are, whatever happened', () => {
  let steps = 0;
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
      const here = new Y.Doc();
      const there = new Y.Doc();
      const follow = followLines(here, () => undefined);
      let told: readonly KeptLine[] = [];
      const ask = (): void => {
        const news = follow.news();
        if (!news.anew && told.length > 0) steps += 1;
        told = news.anew ? news.lines : [...told.filter((line) => !news.removed.includes(line)), ...news.added];
        expect(told).toEqual(linesOf(here));
      };
      for (const { does, mine, at } of acts) {
        const doc = mine ? here : there;
        const array = doc.getArray<unknown>('lines');
        if (does === 'append') appendLine(doc, new Uint8Array([at]));
        else if (does === 'between') array.insert(at % (array.length + 1), [new Uint8Array([at])]);
        else if (does === 'foreign') array.push(['no', 'bytes']);
        else if (does === 'erase') eraseLines(doc, new Set(linesOf(doc).filter((_, place) => place % 5 === at % 5)));
        else if (does === 'merge') {
          Y.applyUpdate(here, Y.encodeStateAsUpdate(there));
          Y.applyUpdate(there, Y.encodeStateAsUpdate(here));
        } else ask();
      }
      ask();
    }),
  );
  expect(steps).toBeGreaterThan(50);
});

it('a line more, mine or theirs, is told of alone', () => {
  const here = new Y.Doc();
  for (let at = 0; at < 20; at += 1) appendLine(here, new Uint8Array([at]));
  const there = new Y.Doc();
  Y.applyUpdate(there, Y.encodeStateAsUpdate(here));
  const follow = followLines(here, () => undefined);
  expect(follow.news()).toMatchObject({ anew: false, added: { length: 20 } });
  appendLine(here, new Uint8Array([30]));
  expect(follow.news()).toEqual({ anew: false, added: [linesOf(here).at(-1)], removed: [] });
  Y.applyUpdate(there, Y.encodeStateAsUpdate(here));
  appendLine(there, new Uint8Array([40]));
  Y.applyUpdate(here, Y.encodeStateAsUpdate(there));
  expect(follow.news()).toEqual({ anew: false, added: [linesOf(here).at(-1)], removed: [] });
  const gone = new Set(linesOf(here).slice(-1));
  eraseLines(here, gone);
  expect(follow.news()).toEqual({ anew: false, added: [], removed: [...gone] });
});

it('goes on behind what is left when the last ones have gone', () => {
  const doc = new Y.Doc();
  for (let at = 0; at < 6; at += 1) appendLine(doc, new Uint8Array([at]));
  const follow = followLines(doc, () => undefined);
  follow.news();
  // Of neighbours that are gone Yjs makes one.
  eraseLines(doc, new Set(linesOf(doc).slice(-3)));
  appendLine(doc, new Uint8Array([50]));
  expect(follow.news()).toMatchObject({ anew: false, added: linesOf(doc).slice(-1), removed: { length: 3 } });
});
