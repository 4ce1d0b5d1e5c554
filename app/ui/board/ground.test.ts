import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { changeable } from '../../model/observable.ts';
import type { Camera } from './camera.ts';
import { watchGround } from './ground.ts';

const WIDE = 1_000;
const APART = 24;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function open(first: Camera) {
  const camera = changeable(first);
  const style = { inset: '', backgroundSize: '', transform: '' };
  let painted = 0;
  const paints = new Proxy(style, {
    set(target, name, value) {
      if (name === 'backgroundSize' && target.backgroundSize !== value) painted += 1;
      return Reflect.set(target, name, value);
    },
  });
  const stop = watchGround(camera, { style: paints } as unknown as HTMLElement);
  const parts = () => {
    const [, shift = 0, , scale = 0] =
      /translate\((\S+)px, (\S+)px\) scale\((\S+)\)/.exec(style.transform)?.map(Number) ?? [];
    const size = Number.parseFloat(style.backgroundSize);
    const left = Number.parseFloat(style.inset) + shift;
    return { left, right: left + (WIDE + 2 * size) * scale, apart: size * scale, scale };
  };
  return { camera, parts, painted: () => painted, stop };
}

const anyCamera = fc.record({
  x: fc.double({ min: -1e5, max: 1e5, noNaN: true }),
  y: fc.constant(0),
  zoom: fc.double({ min: 0.05, max: 8, noNaN: true }),
});

test('wherever one looks, the dots reach both edges and lie at whole steps of the board', () => {
  fc.assert(
    fc.property(fc.array(anyCamera, { minLength: 1, maxLength: 12 }), fc.boolean(), ([first, ...rest], rests) => {
      const { camera, parts, stop } = open(first as Camera);
      for (const next of rest) {
        camera.set(next);
        if (rests) vi.runAllTimers();
        const { left, right, apart, scale } = parts();
        expect(left).toBeLessThanOrEqual(1e-6);
        expect(right).toBeGreaterThanOrEqual(WIDE - 1e-6);
        expect(scale).toBeGreaterThanOrEqual(1 - 1e-9);
        if (rests) expect(scale).toBeCloseTo(1);
        const steps = (left / next.zoom + next.x) / APART;
        expect(Math.abs(steps - Math.round(steps)) * APART * next.zoom).toBeLessThan(0.01);
        expect(apart).toBeGreaterThan(13.9);
      }
      stop();
    }),
  );
});

test('a zoom is not a painting a frame', () => {
  const { camera, painted } = open({ x: 0, y: 0, zoom: 1 });
  const before = painted();
  for (let frame = 1; frame <= 30; frame += 1) camera.set({ x: frame, y: 0, zoom: 1.01 ** -frame });
  for (let frame = 30; frame >= 0; frame -= 1) camera.set({ x: frame, y: 0, zoom: 1.01 ** -frame });
  expect(painted() - before).toBeLessThanOrEqual(2);
});
