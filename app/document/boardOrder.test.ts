import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type BoardDraft, type BoardObject, PLAIN } from '../model/board.ts';
import type { BoardObjectId } from '../model/brand.ts';
import { boardObjectIdOf } from '../model/ids.ts';
import { addObject, BY_HAND, boardScope, changeObjects } from './board.ts';
import { stacked } from './boardOrder.ts';
import { watchBoard } from './boardWatch.ts';
import { isOrder, orderAfter } from './order.ts';

const id = (number: number): BoardObjectId => boardObjectIdOf(new Uint8Array([0, 0, 0, 0, number >> 8, number & 255]));
const draft: BoardDraft = {
  kind: 'rect',
  box: { x: 0, y: 0, w: 10, h: 10 },
  colour: 0,
  size: 1,
  text: '',
  stroke: null,
};
const at = (number: number, order: string): BoardObject => ({ ...PLAIN, ...draft, id: id(number), order });

function laid(all: readonly BoardObject[], changes: ReturnType<typeof stacked>): BoardObject[] {
  const key = ({ order, id: name }: BoardObject): string => `${order} ${name}`;
  return all.map((each) => ({ ...each, ...changes.get(each.id) })).sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

const numbers = (objects: readonly BoardObject[]): number[] =>
  objects.map(({ id: name }) => [1, 2, 3, 4, 5, 6].find((each) => id(each) === name) ?? 0);

describe('the order of what lies on a board', () => {
  it('makes room between two that were drawn at once, and took one place', () => {
    const all = [at(1, 'U000'), at(2, 'U001'), at(3, 'U001'), at(4, 'U001'), at(5, 'U002')];
    const forward = laid(all, stacked(all, new Set([id(1)]), 'front', id(2)));
    expect(numbers(forward)).toEqual([2, 1, 3, 4, 5]);
    expect(numbers(laid(forward, stacked(forward, new Set([id(1)]), 'front', id(3))))).toEqual([2, 3, 1, 4, 5]);
    const back = laid(all, stacked(all, new Set([id(5)]), 'back', id(4)));
    expect(numbers(back)).toEqual([1, 2, 3, 5, 4]);
  });

  it('is what was asked for, in good orders, wherever they lay and whoever made them', () => {
    const order = fc.oneof(fc.constantFrom('U000', 'U001', '0000', 'zzzz'), fc.stringMatching(/^[0-9A-Za-z]{4,12}$/));
    const board = fc.array(order, { minLength: 2, maxLength: 12 });
    const side = fc.constantFrom('front' as const, 'back' as const);
    fc.assert(
      fc.property(board, fc.infiniteStream(fc.boolean()), fc.nat(11), side, (orders, picks, past, where) => {
        const all = laid(
          orders.map((each, number) => at(number + 1, each)),
          new Map(),
        );
        const target = all[past % all.length];
        if (target === undefined) throw new Error('there is one');
        const ids = new Set(all.filter((each) => each !== target && picks.next().value).map((each) => each.id));
        const changes = stacked(all, ids, where, target.id);
        for (const { order: place = '' } of changes.values()) expect(isOrder(place)).toBe(true);
        const index = all.indexOf(target);
        const [below, above] = [all.slice(0, index), all.slice(index + 1)];
        const isMoved = (each: BoardObject): boolean => ids.has(each.id);
        const moved = (where === 'front' ? below : above).filter(isMoved);
        const wanted =
          where === 'front'
            ? [...below.filter((each) => !isMoved(each)), target, ...moved, ...above]
            : [...below, ...moved, target, ...above.filter((each) => !isMoved(each))];
        // Beyond the last place there is none: only hostile orders come there.
        if (orders.some((each) => /^(zzz|000)/.test(each))) return;
        expect(laid(all, changes).map((each) => each.id)).toEqual(wanted.map((each) => each.id));
      }),
    );
  });

  it('leaves orders short, whatever is laid between two again and again', () => {
    let all = Array.from({ length: 200 }, (_, number) => at(number, `U${String(number).padStart(3, '0')}`));
    const many = new Set(all.slice(20).map((each) => each.id));
    all = laid(all, stacked(all, many, 'back', id(10)));
    expect(Math.max(...all.map((each) => each.order.length))).toBeLessThan(10);
    expect(all.slice(10, 190).map((each) => each.id)).toEqual([...many]);
  });

  it('is the same for two who change it at once, and each takes back their own step alone', () => {
    const step = fc.record({ who: fc.nat(1), which: fc.nat(4), past: fc.nat(4), isFront: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { minLength: 2, maxLength: 12 }), fc.boolean(), (steps, takesBack) => {
        const docs = [new Y.Doc(), new Y.Doc()] as const;
        const sync = (): void => {
          for (const from of docs) for (const to of docs) Y.applyUpdate(to, Y.encodeStateAsUpdate(from));
        };
        let last: string | null = null;
        for (let number = 1; number <= 5; number += 1) {
          addObject(docs[0], id(number), draft, last);
          last = orderAfter(last);
        }
        sync();
        const watched = docs.map((doc) => watchBoard(doc, () => undefined));
        const [mine] = docs.map((doc) => new Y.UndoManager(boardScope(doc), { trackedOrigins: new Set([BY_HAND]) }));
        for (const { who, which, past, isFront } of steps) {
          const [doc, all] = [docs[who], watched[who]?.objects() ?? []];
          const [one, other] = [all[which], all[past]];
          if (doc === undefined || one === undefined || other === undefined || one === other) continue;
          changeObjects(doc, stacked(all, new Set([one.id]), isFront ? 'front' : 'back', other.id));
        }
        if (takesBack) mine?.undo();
        sync();
        const [ada, ben] = watched.map((each) => each.objects());
        expect(ada).toEqual(ben);
        expect(new Set(numbers(ada ?? []))).toEqual(new Set([1, 2, 3, 4, 5]));
      }),
    );
    const docs = [new Y.Doc(), new Y.Doc()] as const;
    const [ada, ben] = docs;
    for (const [number, order] of [
      [1, null],
      [2, 'U000'],
      [3, 'U001'],
    ] as const)
      addObject(ada, id(number), draft, order);
    Y.applyUpdate(ben, Y.encodeStateAsUpdate(ada));
    const history = new Y.UndoManager(boardScope(ada), { trackedOrigins: new Set([BY_HAND]) });
    const read = (doc: Y.Doc) => {
      const board = watchBoard(doc, () => undefined);
      board.stop();
      return board.objects();
    };
    changeObjects(ada, stacked(read(ada), new Set([id(1)]), 'front', id(2)));
    changeObjects(ben, stacked(read(ben), new Set([id(3)]), 'back', id(1)));
    Y.applyUpdate(ada, Y.encodeStateAsUpdate(ben));
    history.undo();
    Y.applyUpdate(ben, Y.encodeStateAsUpdate(ada));
    expect(numbers(read(ada))).toEqual([3, 1, 2]);
    expect(numbers(read(ben))).toEqual([3, 1, 2]);
  });
});
