/**
 * Walks over the values in a v1 update without making them, except JSON, whose length is paid for first. Throws on what
 * Yjs could not read, on what is nested too deeply, and once the work that was granted is spent.
 *
 * Yjs takes deeply nested values in, then overflows the stack while it encodes its own `update` event: the vault would
 * hear of nothing that follows. A little less deep, and only a page that has just started cannot decode it.
 */
import { type Decoder, readUint8, readVarInt, readVarString, readVarUint } from 'lib0/decoding';

/** Deeper than anything an honest client writes, and far from any stack's end. */
const DEEPEST = 64;

export interface Walk {
  readonly decoder: Decoder;
  /** Work that is still granted: about one for a plain value, four for an object in memory. */
  left: number;
}

export const OBJECT = 4;

/** To the one place where it is caught. */
export function refuse(): never {
  throw new RangeError('no encoder of ours writes this');
}

export function spend(walk: Walk, work: number): void {
  walk.left -= work;
  if (walk.left < 0) refuse();
}

/** As lib0 writes it, in the fewest bytes: padded with zeroes, one number could be megabytes, and then NaN. */
export function readUint({ decoder }: Walk): number {
  const from = decoder.pos;
  const value = readVarUint(decoder);
  const length = decoder.pos - from;
  if (length > 8 || (length > 1 && decoder.arr[decoder.pos - 1] === 0)) refuse();
  return value;
}

function skip({ decoder }: Walk, length: number): void {
  decoder.pos += length;
  // lib0 reads on into what lies behind in memory.
  if (decoder.pos > decoder.arr.length) refuse();
}

export const skipBytes = (walk: Walk): void => skip(walk, readUint(walk));

/** Its length in UTF-16 units. Only what is not ASCII is decoded. */
export function skipString(walk: Walk): number {
  const { decoder } = walk;
  const start = decoder.pos;
  const length = readUint(walk);
  const from = decoder.pos;
  skip(walk, length);
  for (let at = from; at < decoder.pos; at += 1) {
    if ((decoder.arr[at] ?? 0) < 128) continue;
    decoder.pos = start;
    return readVarString(decoder).length;
  }
  return length;
}

export function skipAny(walk: Walk, depth = 0): void {
  if (depth > DEEPEST) refuse();
  const { decoder } = walk;
  const kind = readUint8(decoder);
  spend(walk, kind === 117 || kind === 118 ? OBJECT : 1);
  if (kind === 127 || kind === 126 || kind === 121 || kind === 120) return;
  if (kind === 125) readVarInt(decoder);
  else if (kind === 124) skip(walk, 4);
  else if (kind === 123 || kind === 122) skip(walk, 8);
  else if (kind === 119) skipString(walk);
  else if (kind === 116) skipBytes(walk);
  else if (kind === 117 || kind === 118) {
    for (let left = readUint(walk); left > 0; left -= 1) {
      if (kind === 118) skipString(walk);
      skipAny(walk, depth + 1);
    }
  } else refuse();
}

/** `undefined` is what Yjs writes for it where an array is kept as JSON. */
export function skipJson(walk: Walk, mayBeUndefined = false): void {
  const start = walk.decoder.pos;
  spend(walk, skipString(walk));
  walk.decoder.pos = start;
  const text = readVarString(walk.decoder);
  if (mayBeUndefined && text === 'undefined') return;
  // Level by level, without recursion: the depth is the attacker's.
  let level: unknown[] = [JSON.parse(text)];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) refuse();
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []));
  }
}
