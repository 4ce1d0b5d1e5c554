import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { BOARD_KINDS, type BoardDraft, type BoardObject, strokeFrom } from '../model/board.ts';
import type { BoardObjectId, FileId } from '../model/brand.ts';
import { parseFileId } from '../model/file.ts';
import { boardObjectIdOf } from '../model/ids.ts';
import {
  aboutOf,
  addObject,
  BOARD_VERSION,
  BY_HAND,
  boardScope,
  changeObjects,
  removeObjects,
  retextObject,
} from './board.ts';
import { OBJECT_LIMIT, watchBoard } from './boardWatch.ts';
import { isOrder, orderAfter, orderBefore } from './order.ts';
import { packStroke, unpackStroke } from './strokeBytes.ts';

const id = (number: number): BoardObjectId => boardObjectIdOf(new Uint8Array([0, 0, 0, 0, number >> 8, number & 255]));
const shape: BoardDraft = {
  kind: 'rect',
  box: { x: 10, y: 20, w: 100, h: 50 },
  colour: 0,
  size: 1,
  text: '',
  stroke: null,
};
const picture = {
  id: parseFileId('A'.repeat(43)) as FileId,
  name: 'picture.webp',
  type: 'image/webp',
  size: 90_000,
  width: 640,
  height: 480,
};
const read = (doc: Y.Doc): readonly BoardObject[] => {
  const watched = watchBoard(doc, () => undefined);
  watched.stop();
  return watched.objects();
};

function sync(...docs: Y.Doc[]): void {
  for (const from of docs) {
    for (const to of docs) Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)));
  }
}

/** The hand of somebody who writes: loops of changing speed, 120 points a second, with pressure. */
function handwriting(count: number, pace: number): number[] {
  const points: number[] = [];
  for (let at = 0; at < count; at += 1) {
    const turn = at / 9;
    const [x, y] = [
      at * pace + 34 * Math.cos(turn) + Math.sin(at * 7.3),
      40 * Math.sin(turn * 1.3) + Math.cos(at * 5.1),
    ];
    points.push(x, y, 0.5 + 0.4 * Math.sin(at / 17));
  }
  return points;
}

describe('a stroke', () => {
  it.each([0.5, 3, 12])('of 200 points with pressure costs at most 400 bytes, at a pace of %s', (pace) => {
    const doc = new Y.Doc();
    // Another has drawn before: nothing of that is sent again.
    addObject(doc, id(1), shape, null);
    const sent: number[] = [];
    doc.on('update', (update: Uint8Array) => sent.push(update.length));
    const { stroke, at } = strokeFrom(handwriting(200, pace), true);
    addObject(
      doc,
      id(2),
      { ...shape, kind: 'pen', colour: 5, size: 2, box: { ...at, w: stroke.w, h: stroke.h }, stroke },
      'U000',
    );
    expect(sent).toHaveLength(1);
    expect(sent[0]).toBeLessThanOrEqual(400);
    expect(read(doc)[1]?.stroke?.points).toHaveLength(600);
  });

  it('comes back within its step of where it was drawn, and within a little of its pressure', () => {
    const { stroke } = strokeFrom(handwriting(200, 2), true);
    const back = unpackStroke(packStroke(stroke, 0.5));
    expect(back?.points).toHaveLength(stroke.points.length);
    for (const [at, value] of stroke.points.entries()) {
      expect(Math.abs((back?.points[at] ?? Infinity) - value)).toBeLessThanOrEqual(at % 3 === 2 ? 0.05 : 0.5);
    }
  });

  it('is the same stroke for any hand', () => {
    const point = fc.tuple(fc.integer({ min: -50_000, max: 50_000 }), fc.integer({ min: -50_000, max: 50_000 }));
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 80 }), (path) => {
        const { stroke } = strokeFrom(
          path.flatMap(([x, y]) => [x / 2, y / 2, 0.5]),
          false,
        );
        expect(unpackStroke(packStroke(stroke, 0.5))).toEqual(stroke);
      }),
    );
  });

  it('of bytes from anywhere is read or refused, never thrown at', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const stroke = unpackStroke(bytes);
        if (stroke !== null) expect(stroke.points.every(Number.isFinite)).toBe(true);
      }),
    );
    const { stroke } = strokeFrom(handwriting(20, 2), true);
    const packed = packStroke(stroke, 0.5);
    for (let at = 0; at < packed.length; at += 1) expect(unpackStroke(packed.slice(0, at))).toBeNull();
  });

  it('refuses a number of points that its bytes cannot hold', () => {
    for (const version of [1, 2]) {
      expect(unpackStroke(new Uint8Array([version, 0, 8, 255, 255, 255, 127, 0, 0]))).toBeNull();
      expect(unpackStroke(new Uint8Array([version, 0, 8, 160, 31, 0, 0, 0]))).toBeNull();
    }
  });

  it('of the first version is read as it was drawn, and refused where it is cut short', () => {
    const bytes = new Uint8Array([1, 1, 7, 5, 0, 20, 20, 20, 40, 0, 8, 0, 0, 2, 51, 255]);
    const stroke = unpackStroke(bytes);
    expect(stroke?.points.filter((_, at) => at % 3 === 0)).toEqual([0, 5, 15, 30, 55]);
    expect(stroke?.points.filter((_, at) => at % 3 === 1)).toEqual([0, 2, 4, 6, 8.5]);
    expect(stroke).toMatchObject({ w: 55, h: 8.5, hasPressure: true });
    expect([stroke?.points[2], stroke?.points[14]]).toEqual([0.2, 1]);
    for (let at = 0; at < bytes.length; at += 1) expect(unpackStroke(bytes.slice(0, at))).toBeNull();
  });
});

describe('an order', () => {
  it('goes on in both directions, and stays an order', () => {
    let [last, first] = [orderAfter(null), orderBefore(null)];
    for (let at = 0; at < 5_000; at += 1) {
      const [after, before] = [orderAfter(last), orderBefore(first)];
      expect(after > last && before < first).toBe(true);
      [last, first] = [after, before];
    }
    expect(isOrder(last) && isOrder(first)).toBe(true);
  });

  it('takes any order of the other side for a start', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Za-z]{4,64}$/), (order) => {
        const [after, before] = [orderAfter(order), orderBefore(order)];
        expect(isOrder(after) && isOrder(before)).toBe(true);
        expect(after >= order && before <= order).toBe(true);
      }),
    );
  });
});

describe('a board', () => {
  it('keeps a move and a colour that two people give one shape at once', () => {
    const [ada, ben] = [new Y.Doc(), new Y.Doc()];
    addObject(ada, id(1), shape, null);
    sync(ada, ben);
    changeObjects(ada, new Map([[id(1), { box: { x: 300, y: 20, w: 100, h: 50 } }]]));
    changeObjects(ben, new Map([[id(1), { colour: 4 }]]));
    sync(ada, ben);
    expect(read(ada)[0]).toMatchObject({ box: { x: 300 }, colour: 4 });
    expect(read(ben)).toEqual(read(ada));
  });

  it('keeps both, when two write on one note', () => {
    const [ada, ben] = [new Y.Doc(), new Y.Doc()];
    addObject(ada, id(1), { ...shape, kind: 'note', text: 'call the school' }, null);
    sync(ada, ben);
    retextObject(ada, id(1), 'call the school on Monday');
    retextObject(ben, id(1), 'Please call the school');
    sync(ada, ben);
    expect(read(ada)[0]?.text).toBe('Please call the school on Monday');
  });

  it('never sends half of a sign', () => {
    const doc = new Y.Doc();
    addObject(doc, id(1), { ...shape, kind: 'note', text: '🙂' }, null);
    retextObject(doc, id(1), '🙃');
    retextObject(doc, id(1), '🙂🙃');
    const other = new Y.Doc();
    sync(doc, other);
    expect(read(other)[0]?.text).toBe('🙂🙃');
  });

  it('undoes what its own person did, and nothing of the other', () => {
    const [ada, ben] = [new Y.Doc(), new Y.Doc()];
    const history = new Y.UndoManager(boardScope(ada), { trackedOrigins: new Set([BY_HAND]), captureTimeout: 0 });
    addObject(ada, id(1), shape, null);
    sync(ada, ben);
    addObject(ben, id(2), shape, 'U000');
    changeObjects(ben, new Map([[id(1), { colour: 3 }]]));
    sync(ada, ben);
    removeObjects(ada, [id(1)]);
    history.undo();
    expect(read(ada).map((each) => each.id)).toEqual([id(1), id(2)]);
    history.undo();
    expect(read(ada).map((each) => each.id)).toEqual([id(2)]);
    expect(history.canUndo()).toBe(false);
  });

  it.each([
    ['no map', 'text'],
    ['a kind of tomorrow', { k: 99, b: [0, 0, 1, 1], o: 'U000' }],
    ['a kind that throws when it is read', { k: { toString: 'no' }, b: [0, 0, 1, 1], o: 'U000' }],
    ['a box that is none', { k: 2, b: [0, 0, Number.NaN, 1], o: 'U000' }],
    ['a box out of this world', { k: 2, b: [0, 0, 1e300, 1], o: 'U000' }],
    ['a shape turned inside out', { k: 2, b: [0, 0, -5, 1], o: 'U000' }],
    ['an order that is none', { k: 2, b: [0, 0, 1, 1], o: '<b>' }],
    ['a pen without a stroke', { k: 0, b: [0, 0, 1, 1], o: 'U000' }],
    ['a stroke of other bytes', { k: 0, b: [0, 0, 1, 1], o: 'U000', p: new Uint8Array([9, 9]) }],
  ])('passes over %s', (_, entry) => {
    const doc = new Y.Doc();
    boardScope(doc).set(id(1), typeof entry === 'string' ? entry : new Y.Map(Object.entries(entry)));
    boardScope(doc).set('../etc', new Y.Map());
    addObject(doc, id(2), shape, null);
    expect(read(doc).map((each) => each.id)).toEqual([id(2)]);
  });

  it('shows what it knows of a colour and a thickness it does not', () => {
    const doc = new Y.Doc();
    boardScope(doc).set(id(1), new Y.Map(Object.entries({ k: 2, b: [0, 0, 1, 1], o: 'U000', c: 99, s: 'x' })));
    expect(read(doc)[0]).toMatchObject({ colour: 0, size: 1 });
    expect(OBJECT_LIMIT).toBeGreaterThanOrEqual(10_000);
  });

  describe('a line that is tied to a shape', () => {
    const arrow: BoardDraft = {
      ...shape,
      kind: 'arrow',
      box: { x: 0, y: 0, w: 10, h: 45 },
      to: { id: id(1), x: 0, y: 0.5 },
    };
    const endOf = (doc: Y.Doc): number[] => {
      const { x = 0, y = 0, w = 0, h = 0 } = read(doc).find(({ kind }) => kind === 'arrow')?.box ?? {};
      return [x + w, y + h];
    };
    function two(): [Y.Doc, Y.Doc] {
      const [ada, ben] = [new Y.Doc(), new Y.Doc()];
      addObject(ada, id(1), shape, null);
      addObject(ada, id(2), arrow, 'U000');
      sync(ada, ben);
      return [ada, ben];
    }
    const moved = (x: number) => new Map([[id(1), { box: { x, y: 20, w: 100, h: 50 } }]]);

    it('follows it, whoever moves it, turned or not', () => {
      const [ada, ben] = two();
      changeObjects(ben, moved(300));
      sync(ada, ben);
      expect(endOf(ada)).toEqual([300, 45]);
      // A quarter round: what was its left side is above.
      changeObjects(ben, new Map([[id(1), { turn: 90 }]]));
      sync(ada, ben);
      expect(endOf(ada).map(Math.round)).toEqual([350, -5]);
    });

    it('stays where it was when the shape is taken away, and holds to it again when it is brought back', () => {
      const [ada, ben] = two();
      changeObjects(ada, moved(300));
      const history = new Y.UndoManager(boardScope(ada), { trackedOrigins: new Set([BY_HAND]), captureTimeout: 0 });
      removeObjects(ada, [id(1)]);
      sync(ada, ben);
      expect(endOf(ben)).toEqual([300, 45]);
      history.undo();
      changeObjects(ada, moved(500));
      sync(ada, ben);
      expect(endOf(ben)).toEqual([500, 45]);
    });

    it('ends the same for both when one moves the shape and the other takes it away, apart', () => {
      const [ada, ben] = two();
      changeObjects(ada, moved(300));
      removeObjects(ben, [id(1)]);
      sync(ada, ben);
      expect(read(ada)).toEqual(read(ben));
      expect(read(ada).map(({ kind }) => kind)).toEqual(['arrow']);
    });

    it('is not tied to a line, nor to what is not there: two arrows that hold each other would never come to rest', () => {
      const doc = new Y.Doc();
      addObject(doc, id(2), { ...arrow, to: { id: id(3), x: 0, y: 0 } }, null);
      addObject(doc, id(3), { ...arrow, to: { id: id(2), x: 0, y: 0 } }, 'U000');
      expect(read(doc).map(({ box }) => box)).toEqual([arrow.box, arrow.box]);
    });
  });

  it('keeps and counts what a newer app wrote, and says that it is newer', () => {
    const [ada, ben] = [new Y.Doc(), new Y.Doc()];
    addObject(ada, id(1), shape, null);
    aboutOf(ada).set('version', BOARD_VERSION + 1);
    boardScope(ada).set(id(2), new Y.Map(Object.entries({ k: 40, b: [0, 0, 1, 1], o: 'U001' })));
    sync(ada, ben);
    const watched = watchBoard(ben, () => undefined);
    expect(watched.objects()).toHaveLength(1);
    expect(watched.beyond()).toEqual({ isNewer: true, unknown: 1 });
    addObject(ben, id(3), shape, 'U002');
    watched.stop();
    sync(ada, ben);
    // What this version writes does not make the board an older one.
    expect(aboutOf(ada).get('version')).toBe(BOARD_VERSION + 1);
    expect(boardScope(ada).has(id(2))).toBe(true);
  });

  it('shows a picture only of a type that no browser runs', () => {
    const doc = new Y.Doc();
    addObject(doc, id(1), { ...shape, kind: 'image', file: picture }, null);
    addObject(doc, id(2), { ...shape, kind: 'image', file: { ...picture, type: 'image/svg+xml' } }, 'U000');
    expect(read(doc).map(({ file }) => file)).toEqual([picture]);
  });

  it('reads again only what changed', () => {
    const doc = new Y.Doc();
    addObject(doc, id(1), shape, null);
    addObject(doc, id(2), shape, 'U000');
    const watched = watchBoard(doc, () => undefined);
    const [first, second] = watched.objects();
    changeObjects(doc, new Map([[id(2), { colour: 6 }]]));
    expect(watched.objects()[0]).toBe(first);
    expect(watched.objects()[1]).not.toBe(second);
    watched.stop();
  });

  it('is the same on every device, and well formed, whatever was done in whatever order it arrives', () => {
    const act = fc.record({
      who: fc.nat(2),
      what: fc.constantFrom(
        ...([
          'add',
          'move',
          'colour',
          'words',
          'remove',
          'sync',
          'undo',
          'front',
          'tie',
          'turn',
          'group',
          'lock',
        ] as const),
      ),
      which: fc.nat(7),
      value: fc.integer({ min: -500, max: 500 }),
    });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
        const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()];
        const undo = docs.map(
          (doc) => new Y.UndoManager(boardScope(doc), { trackedOrigins: new Set([BY_HAND]), captureTimeout: 0 }),
        );
        const watched = docs.map((doc) => watchBoard(doc, () => undefined));
        for (const { who, what, which, value } of acts) {
          const [doc, seen] = [docs[who], watched[who]?.objects()];
          if (doc === undefined || seen === undefined) continue;
          const target = seen[which % Math.max(1, seen.length)]?.id ?? id(which);
          if (what === 'add') addObject(doc, id(which), draftOf(value), seen.at(-1)?.order ?? null);
          if (what === 'move') changeObjects(doc, new Map([[target, { box: { x: value, y: 0, w: 9, h: 9 } }]]));
          if (what === 'colour') changeObjects(doc, new Map([[target, { colour: Math.abs(value) % 8 }]]));
          if (what === 'words') retextObject(doc, target, `${value} 🙂 ${which}`);
          if (what === 'remove') removeObjects(doc, [target]);
          if (what === 'front')
            changeObjects(doc, new Map([[target, { order: orderAfter(seen.at(-1)?.order ?? null) }]]));
          if (what === 'turn')
            changeObjects(doc, new Map([[target, { turn: Math.abs(value) % 360, fill: which % 3 }]]));
          if (what === 'group') changeObjects(doc, new Map([[target, { group: value > 0 ? id(which) : null }]]));
          if (what === 'lock') changeObjects(doc, new Map([[target, { locked: value > 0, dash: which % 3 }]]));
          if (what === 'tie') {
            const tie = { id: seen[Math.abs(value) % seen.length]?.id ?? id(9), x: 0.5, y: 1 };
            changeObjects(doc, new Map([[target, which % 2 === 0 ? { from: tie } : { to: value > 400 ? null : tie }]]));
          }
          if (what === 'undo') undo[who]?.undo();
          if (what === 'sync') sync(doc, docs[(who + 1) % 3] ?? doc);
        }
        sync(...docs);
        const [first, ...others] = watched.map((each) => each.objects());
        for (const other of others) expect(other).toEqual(first);
        for (const [at, doc] of docs.entries()) expect(read(doc)).toEqual(watched[at]?.objects());
        for (const each of first ?? []) {
          expect(isOrder(each.order) && BOARD_KINDS.includes(each.kind)).toBe(true);
          expect(Object.values(each.box).every(Number.isFinite)).toBe(true);
          expect(each.turn >= 0 && each.turn < 360 && each.fill < 3 && each.dash < 3).toBe(true);
        }
      }),
    );
  });
});

function draftOf(value: number): BoardDraft {
  const kind = BOARD_KINDS[Math.abs(value) % BOARD_KINDS.length] ?? 'rect';
  const { stroke } = strokeFrom([0, 0, 0.5, value, 3, 0.5], false);
  return {
    ...shape,
    kind,
    text: kind === 'note' ? 'x' : '',
    stroke: kind === 'pen' || kind === 'marker' ? stroke : null,
    file: kind === 'image' ? picture : null,
  };
}
