/** Colours of any drawing as the nearest of a board's. */
import { BOARD_SIZES } from '../../../model/board.ts';
import { LIGHT } from '../palette.ts';

type Rgb = readonly [number, number, number];

function rgbOf(colour: string): Rgb | null {
  const [, hex = ''] = /^#([0-9a-f]{3}|[0-9a-f]{6})(?:[0-9a-f]{2})?$/i.exec(colour) ?? [];
  if (hex === '') return null;
  const whole = hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex;
  const part = (at: number): number => Number.parseInt(whole.slice(at, at + 2), 16);
  return [part(0), part(2), part(4)];
}

function nearest(colour: Rgb, among: readonly string[]): { readonly index: number; readonly far: number } {
  const far = among.map((each) => {
    const [red, green, blue] = rgbOf(each) ?? [0, 0, 0];
    return Math.hypot(colour[0] - red, colour[1] - green, colour[2] - blue);
  });
  const least = Math.min(...far);
  return { index: far.indexOf(least), far: least };
}

/** One colour and a filling from the two colours of a shape: that of its line, unless it is black or none. */
export function fillFrom(line: string, inside: string): { readonly colour: number; readonly fill: number } {
  const [edge, ground] = [rgbOf(line), rgbOf(inside)];
  const ink = edge === null ? 0 : nearest(edge, LIGHT.ink).index;
  if (ground === null) return { colour: ink, fill: 0 };
  const [full, pale] = [nearest(ground, LIGHT.ink), nearest(ground, LIGHT.paper)];
  const fill = full.far < pale.far ? 2 : 1;
  return { colour: ink !== 0 ? ink : (fill === 2 ? full : pale).index, fill };
}

/** The size whose measure is nearest. */
export function nearestOf(measure: number, sizeOf: (size: number) => number): number {
  const far = Array.from({ length: BOARD_SIZES }, (_, size) => Math.abs(sizeOf(size) - measure));
  return far.indexOf(Math.min(...far));
}
