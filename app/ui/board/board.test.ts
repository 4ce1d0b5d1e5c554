import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BoardObject, PLAIN, strokeFrom } from '../../model/board.ts';
import { boardObjectIdOf } from '../../model/ids.ts';
import { fitted, toBoard, toScreen, zoomedAt } from './camera.ts';
import { gripsOf, resized } from './handles.ts';
import { broken, isRightToLeft } from './layout.ts';
import { outlineOf } from './outline.ts';
import { DARK, LIGHT } from './palette.ts';
import { escaped } from './picture.ts';
import { isOn, objectAt } from './shapes.ts';

const shape = (kind: BoardObject['kind'], x: number, y: number, w: number, h: number, at = 1): BoardObject => ({
  id: boardObjectIdOf(new Uint8Array(6).fill(at)),
  kind,
  box: { x, y, w, h },
  order: 'U000',
  colour: 0,
  size: 1,
  text: '',
  stroke: null,
  ...PLAIN,
});

describe('the camera', () => {
  it('keeps what is under the finger there while it zooms', () => {
    const number = fc.integer({ min: -5_000, max: 5_000 });
    fc.assert(
      fc.property(number, number, fc.double({ min: 0.2, max: 5, noNaN: true }), (x, y, factor) => {
        const camera = { x: 100, y: -40, zoom: 0.8 };
        const at = { x, y };
        const kept = toScreen(zoomedAt(camera, at, factor), toBoard(camera, at));
        expect(Math.hypot(kept.x - x, kept.y - y)).toBeLessThan(1e-6);
      }),
    );
  });

  it('fits what there is between the tools, and never magnifies it', () => {
    const extent = { width: 360, height: 560 };
    const camera = fitted({ x: -500, y: -500, w: 1_000, h: 1_000 }, extent);
    const [from, to] = [toScreen(camera, { x: -500, y: -500 }), toScreen(camera, { x: 500, y: 500 })];
    expect(from.x >= 0 && to.x <= 360 && from.y >= 72 && to.y <= 560 - 190).toBe(true);
    expect(fitted({ x: 0, y: 0, w: 1, h: 1 }, extent).zoom).toBe(1);
    expect(fitted(null, extent).zoom).toBe(1);
  });
});

describe('what a point is on', () => {
  it('is the frame of a shape before what lies under it, and its inside only where nothing else is', () => {
    const [small, large] = [shape('rect', 40, 40, 20, 20, 1), shape('rect', 0, 0, 200, 200, 2)];
    expect(objectAt([small, large], { x: 40, y: 50 }, 2)).toBe(small);
    expect(objectAt([small, large], { x: 50, y: 50 }, 1)).toBe(small);
    expect(objectAt([small, large], { x: 120, y: 120 }, 1)).toBe(large);
    expect(objectAt([small, large], { x: 300, y: 120 }, 1)).toBeNull();
  });

  it('is an ellipse along its curve, not at the corners of its box', () => {
    const ellipse = shape('ellipse', 0, 0, 200, 100);
    expect(isOn(ellipse, { x: 100, y: 0 }, 2)).toBe(true);
    expect(isOn(ellipse, { x: 3, y: 3 }, 2)).toBe(false);
    expect(isOn(ellipse, { x: 100, y: 50 }, 2)).toBe(false);
  });

  it('is a line that was drawn from right to left', () => {
    expect(isOn(shape('line', 100, 100, -100, -100), { x: 50, y: 51 }, 2)).toBe(true);
    expect(isOn(shape('line', 100, 100, -100, -100), { x: 80, y: 20 }, 2)).toBe(false);
  });

  it('is a stroke where it is after it was made larger', () => {
    const { stroke } = strokeFrom([0, 0, 0.5, 100, 0, 0.5, 100, 100, 0.5], false);
    const object = { ...shape('pen', 0, 0, 200, 200), stroke };
    expect(isOn(object, { x: 200, y: 150 }, 2)).toBe(true);
    expect(isOn(object, { x: 100, y: 100 }, 2)).toBe(false);
  });
});

describe('a grip', () => {
  it('leaves the opposite corner where it is, and turns nothing inside out', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -400, max: 400 }),
        fc.integer({ min: -400, max: 400 }),
        fc.boolean(),
        (dx, dy, even) => {
          const one = shape('rect', 10, 20, 100, 60);
          const box = resized([one], 'nw', dx, dy, even).get(one.id)?.box;
          if (box === undefined) throw new Error('the one is resized');
          expect(box.x + box.w).toBeCloseTo(110);
          expect(box.y + box.h).toBeCloseTo(80);
          expect(box.w > 0 && box.h > 0).toBe(true);
          if (even) expect(box.w / box.h).toBeCloseTo(100 / 60);
        },
      ),
    );
  });

  it('of a line is one of its ends', () => {
    const line = shape('arrow', 10, 10, 50, 0);
    expect(gripsOf([line], 1).map(([grip]) => grip)).toEqual(['from', 'to']);
    expect(resized([line], 'from', 5, 7, false).get(line.id)).toEqual({ box: { x: 15, y: 17, w: 45, h: -7 } });
  });
});

describe('words', () => {
  const widthOf = (text: string): number => [...text].length;

  it('are broken between words, and inside one that is too long', () => {
    expect(broken('the school on Monday', 10, widthOf)).toEqual(['the school', 'on Monday']);
    expect(broken('anticonstitutionnellement', 10, widthOf)).toEqual(['anticonsti', 'tutionnell', 'ement']);
    expect(broken('', 10, widthOf)).toEqual(['']);
  });

  it('lose nothing but the space where a line ends', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 1, max: 20 }), (text, room) => {
        const line = text.replaceAll('\n', '');
        expect(broken(line, room, widthOf).join('').replace(/\s/gu, '')).toBe(line.replace(/\s/gu, ''));
      }),
    );
  });

  it('run as their first letter does', () => {
    expect(isRightToLeft('مرحبا Ada')).toBe(true);
    expect(isRightToLeft('1. Ada مرحبا')).toBe(false);
  });

  it('stay words in a picture', () => {
    expect(escaped('<script>&"\u0000')).toBe('&lt;script&gt;&amp;&quot;');
  });
});

describe('ink', () => {
  it('has an outline for one point and for many, without a number that is none', () => {
    for (const points of [[5, 5, 0.5], Array.from({ length: 90 }, (_, at) => at % 7)]) {
      const path = outlineOf({ kind: 'pen', size: 1, points, hasPressure: false });
      expect(path).toMatch(/^M.*Z$/);
      expect(path).not.toMatch(/NaN|Infinity/);
    }
  });

  it.each([
    ['light', LIGHT],
    ['dark', DARK],
  ])('is seen on the ground, and words on every paper (%s)', (_, palette) => {
    for (const ink of palette.ink) expect(contrast(ink, palette.ground)).toBeGreaterThanOrEqual(4.5);
    for (const paper of palette.paper) expect(contrast(palette.words, paper)).toBeGreaterThanOrEqual(7);
    expect(contrast(palette.onGuest, palette.guest)).toBeGreaterThanOrEqual(4.5);
  });
});

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((one, other) => other - one);
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
