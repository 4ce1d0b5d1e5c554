import { beforeEach, expect, test, vi } from 'vitest';
import { type BoardBox, type BoardObject, PLAIN } from '../../model/board.ts';
import { boardObjectIdOf } from '../../model/ids.ts';
import { around, overlap } from './boxes.ts';
import type { Camera } from './camera.ts';
import { openTiles } from './tiles.ts';

/** Canvases that do nothing but say where they were copied to. */
function aCanvas(width = 0, height = 0) {
  const copied: unknown[] = [];
  const nothing = (): void => undefined;
  const context = {
    drawImage: (...told: unknown[]) => void copied.push(told),
    ...Object.fromEntries(
      ['clearRect', 'setTransform', 'save', 'restore', 'beginPath', 'rect', 'clip'].map((name) => [name, nothing]),
    ),
  };
  const canvas = { width, height, getContext: () => context };
  return { canvas, context: Object.assign(context, { canvas }) as unknown as CanvasRenderingContext2D, copied };
}

let now = 0;
beforeEach(() => {
  now = 0;
  vi.stubGlobal('document', { createElement: () => aCanvas().canvas });
  vi.stubGlobal('performance', { now: () => now });
});

const objects = Array.from(
  { length: 400 },
  (_, at): BoardObject => ({
    ...PLAIN,
    id: boardObjectIdOf(new Uint8Array([0, 0, 0, 0, at >> 8, at & 255])),
    kind: 'rect',
    box: { x: (at % 20) * 50, y: Math.floor(at / 20) * 40, w: 40, h: 30 },
    order: '',
    colour: 0,
    size: 1,
    text: '',
    stroke: null,
  }),
);

function open() {
  const painted: BoardObject[] = [];
  const target = aCanvas(1000, 800);
  const tiles = openTiles({
    within: (box) => objects.filter((each) => overlap(each.box, box)),
    around: () => around(objects.map(({ box }) => box)),
    paint(_, object) {
      painted.push(object);
      now += 1;
    },
  });
  const show = (camera: Camera, room = 1_000) => tiles.show(target.context, camera, 1, now, room);
  /** Until nothing is left to do; the number of frames. */
  const settle = (camera: Camera, room?: number): number => {
    for (let frames = 1; frames < 500; frames += 1) {
      if (!show(camera, room).hasMore) return frames;
      now += 16;
    }
    throw new Error('it never comes to rest');
  };
  const since = (act: () => void): BoardObject[] => {
    painted.length = 0;
    act();
    return [...painted];
  };
  return { tiles, show, settle, since, target };
}

const whole: Camera = { x: 0, y: 0, zoom: 1 };

test('a view that is panned over what was painted paints nothing', () => {
  const { settle, show, since } = open();
  settle(whole);
  expect(since(() => expect(show({ ...whole, x: 7 }).isSharp).toBe(true))).toEqual([]);
});

test('a frame ends when its time is over, and the picture is whole in the end', () => {
  const { settle, show } = open();
  const began = now;
  show(whole, 10);
  // One batch more than there was time for, at most.
  expect(now - began).toBeLessThan(60);
  expect(settle(whole, 10)).toBeGreaterThan(4);
  expect(show(whole)).toEqual({ isSharp: true, hasMore: false });
});

test('what has changed is painted again, and what is far from it is not', () => {
  const { tiles, settle, since } = open();
  settle(whole);
  const place: BoardBox = { x: 100, y: 80, w: 60, h: 30 };
  tiles.spoil(place);
  const again = since(() => settle(whole));
  expect(again.length).toBeGreaterThan(0);
  expect(again.every(({ box }) => overlap(box, place))).toBe(true);
});

test('while the wheel turns nothing is painted anew, and a while after it stopped everything is sharp', () => {
  const { settle, show, since } = open();
  settle(whole);
  const near = { ...whole, zoom: 1.3 };
  expect(since(() => expect(show(near).isSharp).toBe(false))).toEqual([]);
  now += 200;
  expect(since(() => settle(near)).length).toBeGreaterThan(0);
  expect(show(near).isSharp).toBe(true);
});

test('other colours are other squares', () => {
  const { tiles, settle, since } = open();
  settle(whole);
  tiles.forget();
  expect(since(() => settle(whole)).length).toBeGreaterThanOrEqual(objects.length);
});
