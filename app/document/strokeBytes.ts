/**
 * The points of a stroke as few bytes: how much each step differs from the one before, which is a small number for nearly
 * every movement of a hand, in as few bits as such numbers need (riceBits.ts). Pressure changes slowly: every fourth
 * point tells it, by how much it changed.
 *
 *   version 2 | flags (1: with pressure) | step as a power of two, plus 8 | number of points | bits: x …, y …, pressure …
 *
 * Version 1 had a zigzag varint for each coordinate and a byte for each pressure: what was drawn then is still read.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { type BoardStroke, STROKE_LIMIT } from '../model/board.ts';
import { readRice, writeRice } from './riceBits.ts';

const [FIRST_VERSION, VERSION] = [1, 2];
const WITH_PRESSURE = 1;
const EVERY = 4;
/** Steps of pressure, more than an eye can tell apart; version 1 had more. */
const [PRESSURES, FIRST_PRESSURES] = [63, 255];
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
  const bits = writeRice();
  for (const axis of [0, 1]) {
    const places = Array.from({ length: count }, (_, at) => Math.round((points[at * 3 + axis] ?? 0) / unit));
    bits.list(stepsOf(stepsOf(places)));
  }
  if (hasPressure) {
    const kept = Array.from({ length: Math.ceil(count / EVERY) }, (_, at) =>
      Math.round(within(points[at * 3 * EVERY + 2] ?? 0) * PRESSURES),
    );
    // Unlike a place, the first pressure is told too.
    bits.list(kept.map((value, at) => value - (kept[at - 1] ?? 0)));
  }
  encoding.writeUint8Array(out, bits.bytes());
  return encoding.toUint8Array(out);
}

/** From each to the next. The first is 0: where a stroke begins is told by its box. */
const stepsOf = (values: readonly number[]): number[] => values.map((value, at) => value - (values[at - 1] ?? value));

/** Puts as many numbers as there is room for; false: the bytes do not hold them. */
type Take = (into: Float64Array) => boolean;

/** Null for bytes that are no stroke that is known here. A full board is read by it: no step makes a thing of its own. */
export function unpackStroke(bytes: Uint8Array): BoardStroke | null {
  const input = decoding.createDecoder(bytes);
  const left = (): number => bytes.length - input.pos;
  if (left() < 4) return null;
  const version = decoding.readUint8(input);
  if (version !== VERSION && version !== FIRST_VERSION) return null;
  const hasPressure = (decoding.readUint8(input) & WITH_PRESSURE) !== 0;
  const power = decoding.readUint8(input) + FINEST;
  const count = readCount(input);
  // A bit for each coordinate at least: a number that promises more is refused before room is made for it.
  if (power > COARSEST || count < 1 || count > STROKE_LIMIT || 8 * left() < 2 * count) return null;
  const points = new Array<number>(count * 3).fill(0.5);
  const unit = 2 ** power;
  const isFirst = version === FIRST_VERSION;
  const take = isFirst ? takeVarints(input) : readRice(bytes, input.pos);
  const steps = new Float64Array(count);
  const w = take(steps) ? placeAxis(steps, points, 0, unit) : -1;
  const h = w >= 0 && take(steps) ? placeAxis(steps, points, 1, unit) : -1;
  if (w < 0 || h < 0) return null;
  if (hasPressure) {
    const kept = new Float64Array(Math.ceil(count / EVERY));
    if (!(isFirst ? takeBytes(input) : take)(kept)) return null;
    placePressure(kept, points, isFirst);
  }
  return { points, w, h, hasPressure };
}

/** Puts one coordinate of every point in its place, from 0 on; how far they reach, below 0 where that is nowhere. */
function placeAxis(steps: Float64Array, points: number[], axis: 0 | 1, unit: number): number {
  let [last, speed, least, most] = [0, 0, Infinity, -Infinity];
  for (let at = 0; at < steps.length; at += 1) {
    speed += steps[at] ?? 0;
    last += speed;
    if (Math.abs(last) > FARTHEST) return -1;
    if (last < least) least = last;
    if (last > most) most = last;
    points[at * 3 + axis] = last;
  }
  for (let at = axis; at < points.length; at += 3) points[at] = ((points[at] ?? 0) - least) * unit;
  return (most - least) * unit;
}

/** Between two that were kept, pressure is a straight line. */
function placePressure(kept: Float64Array, points: number[], isFirst: boolean): void {
  let sum = 0;
  for (let at = 0; at < kept.length; at += 1) {
    sum = isFirst ? (kept[at] ?? 0) : sum + (kept[at] ?? 0);
    kept[at] = within(sum / (isFirst ? FIRST_PRESSURES : PRESSURES));
  }
  for (let at = 0; at < points.length / 3; at += 1) {
    const from = kept[Math.floor(at / EVERY)] ?? 0.5;
    const to = kept[Math.floor(at / EVERY) + 1] ?? from;
    points[at * 3 + 2] = from + ((to - from) * (at % EVERY)) / EVERY;
  }
}

const takeVarints =
  (input: decoding.Decoder): Take =>
  (into) => {
    for (let at = 0; at < into.length; at += 1) {
      const coded = readCount(input);
      if (coded < 0) return false;
      into[at] = coded % 2 === 0 ? coded / 2 : -(coded + 1) / 2;
    }
    return true;
  };

const takeBytes =
  (input: decoding.Decoder): Take =>
  (into) => {
    if (input.arr.length - input.pos < into.length) return false;
    into.set(input.arr.subarray(input.pos, input.pos + into.length));
    return true;
  };

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

const within = (value: number): number => Math.min(1, Math.max(0, value));
