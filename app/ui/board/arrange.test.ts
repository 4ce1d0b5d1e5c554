import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BoardBox, type BoardObject, PLAIN } from '../../model/board.ts';
import { tieAt, tiePoint, turned } from '../../model/boardTies.ts';
import { boardObjectIdOf } from '../../model/ids.ts';
import { aligned, distributed, nextPast, shifted, withContents } from './arranging.ts';
import { around, overlap } from './boxes.ts';
import { gripsOf, resized, turnedBy } from './handles.ts';
import { openPlaces } from './places.ts';
import { boundsOf, inkBox, isOn, objectAt } from './shapes.ts';
import { snapped } from './snapping.ts';
import { wholeGroups } from './stage.ts';

const id = (at: number): BoardObject['id'] => boardObjectIdOf(new Uint8Array([0, 0, 0, 0, at >> 8, at & 255]));
const shape = (at: number, box: BoardBox, more: Partial<BoardObject> = {}): BoardObject => ({
  ...PLAIN,
  id: id(at),
  kind: 'rect',
  box,
  order: 'U000',
  colour: 0,
  size: 1,
  text: '',
  stroke: null,
  ...more,
});
const whole = fc.integer({ min: -3_000, max: 3_000 });
const length = fc.integer({ min: 0, max: 900 });
const anyBox = fc.record({ x: whole, y: whole, w: length, h: length });

describe('places', () => {
  it('tell what touches a box, in order, whatever was put, moved and taken away; and where something changed', () => {
    const state = fc.uniqueArray(fc.record({ at: fc.nat(30), box: anyBox }), {
      maxLength: 30,
      selector: ({ at }) => at,
    });
    fc.assert(
      fc.property(fc.array(state, { minLength: 1, maxLength: 5 }), anyBox, (states, view) => {
        const places = openPlaces();
        let before: BoardObject[] = [];
        for (const each of states) {
          const kept = new Map(before.map((object) => [`${object.id} ${JSON.stringify(object.box)}`, object]));
          const objects = each.map(({ at, box }) => kept.get(`${id(at)} ${JSON.stringify(box)}`) ?? shape(at, box));
          const spoiled: BoardBox[] = [];
          places.put(objects, (box) => spoiled.push(box));
          const changed = [...objects, ...before].filter((one) => !(objects.includes(one) && before.includes(one)));
          expect(new Set(spoiled)).toEqual(new Set(changed.map(inkBox)));
          before = objects;
        }
        const found: BoardObject[] = [];
        places.search(view, (object) => found.push(object) > 0);
        expect(found).toEqual(before.filter((object) => overlap(inkBox(object), view)));
        expect(places.around()).toEqual(around(before.map(inkBox)));
        for (const object of before) expect(places.get(object.id)?.object).toBe(object);
        expect(places.get(id(31))).toBeUndefined();
      }),
    );
  });
});

describe('a turned object', () => {
  it('is where its ink is, and not where it was upright', () => {
    const bar = shape(1, { x: 0, y: 0, w: 200, h: 20 }, { turn: 90, fill: 2 });
    expect(isOn(bar, { x: 100, y: 100 }, 1)).toBe(true);
    expect(isOn(bar, { x: 10, y: 10 }, 1)).toBe(false);
    expect(boundsOf(bar)).toMatchObject({ w: expect.closeTo(20), h: expect.closeTo(200) });
  });

  it('keeps the opposite corner when one corner is dragged', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 359 }), whole, whole, (turn, dx, dy) => {
        const one = shape(1, { x: 10, y: 20, w: 120, h: 60 }, { turn });
        const box = resized([one], 'se', dx / 10, dy / 10, false).get(one.id)?.box ?? one.box;
        const cornerOf = (each: BoardBox) => turned(each, { x: each.x + each.w / 2, y: each.y + each.h / 2 }, turn);
        expect(cornerOf(box).x).toBeCloseTo(cornerOf(one.box).x, 5);
        expect(cornerOf(box).y).toBeCloseTo(cornerOf(one.box).y, 5);
        expect(box.w >= 8 && box.h >= 8).toBe(true);
      }),
    );
  });

  it('comes back to where it was after four quarters, with all that was chosen beside it', () => {
    let all = [shape(1, { x: 0, y: 0, w: 40, h: 20 }), shape(2, { x: 90, y: 10, w: 30, h: 30 }, { kind: 'line' })];
    for (let quarter = 0; quarter < 4; quarter += 1) {
      const changes = turnedBy(all, 90);
      all = all.map((each) => ({ ...each, ...changes.get(each.id) }));
    }
    expect(all[0]).toMatchObject({ turn: 0, box: { x: expect.closeTo(0), y: expect.closeTo(0), w: 40, h: 20 } });
    expect(all[1]?.box.w).toBeCloseTo(30);
    expect(gripsOf(all.slice(0, 1), 1).map(([grip]) => grip)).toEqual(['nw', 'ne', 'se', 'sw', 'turn']);
  });
});

describe('a tie', () => {
  it.each(['rect', 'ellipse', 'diamond'] as const)(
    'lies on the edge of a %s, from wherever it is asked for',
    (kind) => {
      fc.assert(
        fc.property(whole, whole, fc.nat(359), (x, y, turn) => {
          const held = shape(1, { x: 5, y: 5, w: 160, h: 90 }, { kind, turn });
          const point = tiePoint(tieAt(held, { x, y }), held);
          expect(isOn(held, point, 1)).toBe(true);
        }),
      );
    },
  );
});

describe('arranging', () => {
  const three = [
    shape(1, { x: 0, y: 0, w: 10, h: 10 }),
    shape(2, { x: 50, y: 5, w: 20, h: 30 }),
    shape(3, { x: 200, y: 90, w: 40, h: 10 }),
  ];
  const boxesAfter = (changes: ReturnType<typeof aligned>): BoardBox[] =>
    three.map((each) => changes.get(each.id)?.box ?? each.box);

  it('brings edges and middles together, and leaves the rest of each box as it is', () => {
    expect(boxesAfter(aligned(three, 'left')).map(({ x }) => x)).toEqual([0, 0, 0]);
    expect(boxesAfter(aligned(three, 'right')).map(({ x, w }) => x + w)).toEqual([240, 240, 240]);
    expect(boxesAfter(aligned(three, 'middle')).map(({ y, h }) => y + h / 2)).toEqual([50, 50, 50]);
    expect(boxesAfter(aligned(three, 'top')).map(({ x }) => x)).toEqual([0, 50, 200]);
  });

  it('leaves the same room between each and the next', () => {
    const boxes = boxesAfter(distributed(three, 'x'));
    const [first, second, third] = boxes;
    if (!first || !second || !third) throw new Error('there are three');
    expect(second.x - first.x - first.w).toBeCloseTo(third.x - second.x - second.w);
    expect([first.x, third.x]).toEqual([0, 200]);
  });

  it('takes a group as one thing', () => {
    const paired = three.map((each, at) => (at < 2 ? { ...each, group: id(9) } : each));
    const changes = aligned(paired, 'right');
    const dx = (changes.get(id(1))?.box?.x ?? 0) - 0;
    expect(changes.get(id(2))?.box?.x).toBe(50 + dx);
    expect([...wholeGroups(paired, [id(1)])]).toEqual([id(1), id(2)]);
  });

  it('goes one step past what is touched, else past the next one, and nowhere from the end', () => {
    const onFirst = shape(4, { x: 5, y: 5, w: 10, h: 10 });
    const all = [...three, onFirst];
    const past = (chosen: readonly number[], where: 'front' | 'back') =>
      nextPast(all, new Set(chosen.map(id)), where)?.id ?? null;
    expect(past([1], 'front')).toBe(id(4));
    expect(past([4], 'back')).toBe(id(1));
    expect(past([2], 'front')).toBe(id(3));
    expect(past([1, 4], 'front')).toBe(id(2));
    expect(past([3, 4], 'front')).toBeNull();
    expect(past([1], 'back')).toBeNull();
  });

  it('takes along what lies in a frame, unless it is locked', () => {
    const frame = shape(4, { x: -10, y: -10, w: 100, h: 100 }, { kind: 'frame' });
    const locked = shape(5, { x: 0, y: 20, w: 5, h: 5 }, { locked: true });
    const all = [frame, ...three, locked];
    expect(withContents(all, [frame]).map((each) => each.id)).toEqual([id(4), id(1), id(2)]);
  });

  it('unties a line that goes away from what it is tied to, and only that end', () => {
    const line = shape(
      6,
      { x: 0, y: 0, w: 9, h: 9 },
      {
        kind: 'arrow',
        from: { id: id(1), x: 1, y: 0.5 },
        to: { id: id(2), x: 0, y: 0.5 },
      },
    );
    expect(shifted([line], 5, 0).get(line.id)).toMatchObject({ from: null, to: null });
    const [first] = three;
    const along = shifted([line, ...(first ? [first] : [])], 5, 0).get(line.id);
    expect(along).toMatchObject({ to: null });
    expect(along).not.toHaveProperty('from');
  });

  it('draws what is dragged to what is near, and says along which line; far from everything it leaves it', () => {
    const target = { x: 100, y: 0, w: 50, h: 50 };
    const near = snapped({ x: 0, y: 300, w: 20, h: 20 }, 97, 0, [target], 1);
    expect(near.dx).toBe(100);
    expect(near.guides).toHaveLength(1);
    expect(snapped({ x: 0, y: 300, w: 20, h: 20 }, 60, 0, [target], 1)).toEqual({ dx: 60, dy: 0, guides: [] });
  });

  it('takes hold of a frame by its edge, so that what lies in it can be reached', () => {
    const frame = shape(4, { x: -10, y: -10, w: 300, h: 300 }, { kind: 'frame' });
    expect(objectAt([frame], { x: 100, y: 100 }, 4)).toBeNull();
    expect(objectAt([frame], { x: -10, y: 100 }, 4)).toBe(frame);
  });
});
