/**
 * The points of a stroke as few bytes: how much each step differs from the one before, as zigzag varints, which is one
 * byte for nearly every coordinate of a hand's movement. Pressure changes slowly: one byte for every fourth point.
 *
 *   version 1 | flags (1: with pressure) | step as a power of two, plus 8 | number of points | x, y … | pressure …
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { type BoardStroke, STROKE_LIMIT } from '../model/board.ts';

const VERSION = 1;
const WITH_PRESSURE = 1;
const EVERY = 4;
/** Finest and coarsest step, as powers of two of a board unit. */
const [FINEST, COARSEST] = [-8, 7];
/** More than any honest stroke is long, so that a hostile one overflows nothing. */
const FARTHEST = 2 ** 21;

/** Points that lie at most `step` units beside where they were. The stroke is moved so that its box begins at 0, 0. */
export function packStroke(stroke: BoardStroke, step: number): Uint8Array {
  const { points, hasPressure } = stroke;
  const power = Math.min(COARSEST, Math.max(FINEST, Math.floor(Math.log2(step))));
  const unit = 2 ** power;
  const count = Math.min(STROKE_LIMIT, Math.floor(points.length / 3));
  const out = encoding.createEncoder();
  encoding.writeUint8(out, VERSION);
  encoding.writeUint8(out, hasPressure ? WITH_PRESSURE : 0);
  encoding.writeUint8(out, power - FINEST);
  encoding.writeVarUint(out, count);
  for (const axis of [0, 1]) {
    let [last, speed] = [0, 0];
    for (let at = 0; at < count; at += 1) {
      const value = Math.round((points[at * 3 + axis] ?? 0) / unit);
      encoding.writeVarUint(out, zigzag(value - last - speed));
      speed = value - last;
      last = value;
    }
  }
  if (hasPressure) {
    for (let at = 0; at < count; at += EVERY)
      encoding.writeUint8(out, Math.round(within(points[at * 3 + 2] ?? 0) * 255));
  }
  return encoding.toUint8Array(out);
}

/** Null for bytes that are no stroke of this version. A full board is read by it: no step makes a thing of its own. */
export function unpackStroke(bytes: Uint8Array): BoardStroke | null {
  const input = decoding.createDecoder(bytes);
  const left = (): number => bytes.length - input.pos;
  if (left() < 4 || decoding.readUint8(input) !== VERSION) return null;
  const hasPressure = (decoding.readUint8(input) & WITH_PRESSURE) !== 0;
  const power = decoding.readUint8(input) + FINEST;
  const count = readCount(input);
  // Two bytes a point at least: a number that promises more is refused before room is made for it.
  if (power > COARSEST || count < 1 || count > STROKE_LIMIT || left() < 2 * count) return null;
  const points = new Array<number>(count * 3).fill(0.5);
  const unit = 2 ** power;
  const w = readAxis(input, points, 0, unit);
  const h = readAxis(input, points, 1, unit);
  if (w < 0 || h < 0) return null;
  if (hasPressure) {
    if (left() < Math.ceil(count / EVERY)) return null;
    readPressure(input, points, count);
  }
  return { points, w, h, hasPressure };
}

/** Puts one coordinate of every point in its place, from 0 on; how far they reach, below 0 for bytes that say nothing. */
function readAxis(input: decoding.Decoder, points: number[], axis: 0 | 1, unit: number): number {
  let [last, speed, least, most] = [0, 0, Infinity, -Infinity];
  for (let at = axis; at < points.length; at += 3) {
    const coded = readCount(input);
    if (coded < 0) return -1;
    speed += unzigzag(coded);
    last += speed;
    if (Math.abs(last) > FARTHEST) return -1;
    if (last < least) least = last;
    if (last > most) most = last;
    points[at] = last;
  }
  for (let at = axis; at < points.length; at += 3) points[at] = ((points[at] ?? 0) - least) * unit;
  return (most - least) * unit;
}

/** Between two that were kept, pressure is a straight line. */
function readPressure(input: decoding.Decoder, points: number[], count: number): void {
  const kept: number[] = [];
  for (let at = 0; at < count; at += EVERY) kept.push(decoding.readUint8(input) / 255);
  for (let at = 0; at < count; at += 1) {
    const from = kept[Math.floor(at / EVERY)] ?? 0.5;
    const to = kept[Math.floor(at / EVERY) + 1] ?? from;
    points[at * 3 + 2] = from + ((to - from) * (at % EVERY)) / EVERY;
  }
}

/** lib0 throws at the end of its input and above 2^53: here both are answers, below 0. */
function readCount(input: decoding.Decoder): number {
  const { arr } = input;
  let [value, factor] = [0, 1];
  while (input.pos < arr.length && factor <= 2 ** 28) {
    const byte = arr[input.pos] ?? 0;
    input.pos += 1;
    value += (byte & 0x7f) * factor;
    if (byte < 0x80) return value;
    factor *= 128;
  }
  return -1;
}

const zigzag = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value);
const unzigzag = (coded: number): number => (coded % 2 === 0 ? coded / 2 : -(coded + 1) / 2);
const within = (value: number): number => Math.min(1, Math.max(0, value));
