/**
 * Looks at a v1 update before Yjs does, keeping nothing of it: a few kilobytes, deflated, may hold millions of structs,
 * each of which Yjs would make, apply, keep and encode. Refused is what no encoder of Yjs writes, and what is more than
 * any honest document holds. Runs of collected structs, which honest encoders do leave, become one.
 */
import { createDecoder, readUint8 } from 'lib0/decoding';
import { collectRuns, type Runs } from './runs.ts';
import { OBJECT, readUint, refuse, skipAny, skipBytes, skipJson, skipString, spend, type Walk } from './values.ts';

export interface Limits {
  /** A struct is four. */
  readonly work: number;
  /**
   * Items of one client in the place of another. Honest ones never are: the second has the first beside it. Repeated
   * bytes are what deflate makes nothing of; without them each struct costs its sender more than a byte.
   */
  readonly repeats: number;
}

const LIMITS: Limits = { work: 4 * 1024 * 1024, repeats: 256 };
/** Deflate looks back over 32 KB, which is fewer items than this. */
const WINDOW = 16_384;

const GC = 0;
const SKIP = 10;

export interface ParsedUpdate {
  /** The bytes that came, or fewer that say the same. */
  readonly update: Uint8Array;
  /** Where each client's structs begin. */
  readonly starts: ReadonlyMap<number, number>;
}

/** Null for what must not be applied. Never throws. */
export function parseUpdate(update: Uint8Array, limits = LIMITS): ParsedUpdate | null {
  const walk: Walk = { decoder: createDecoder(update), left: limits.work };
  const runs = collectRuns();
  try {
    const starts = skipClients(walk, limits.repeats, runs);
    skipDeletions(walk);
    return walk.decoder.pos === update.length ? { update: runs.merged(update), starts } : null;
  } catch {
    // Does not decode, is nested too deeply, or is more than any encoder writes.
    return null;
  }
}

/** Each client once, the highest first, as every encoder writes them. */
function skipClients(walk: Walk, repeats: number, runs: Runs): Map<number, number> {
  const starts = new Map<number, number>();
  let before = Number.POSITIVE_INFINITY;
  for (let left = readUint(walk); left > 0; left -= 1) {
    const from = walk.decoder.pos;
    const count = readUint(walk);
    runs.open(count, from, walk.decoder.pos);
    const client = readUint(walk);
    if (client >= before || count === 0) refuse();
    before = client;
    const clock = readUint(walk);
    starts.set(client, clock);
    skipStructs(walk, { client, clock, count, repeats }, runs);
  }
  return starts;
}

interface Block {
  readonly client: number;
  readonly clock: number;
  readonly count: number;
  readonly repeats: number;
}

function skipStructs(walk: Walk, { client, clock: start, count, repeats }: Block, runs: Runs): void {
  const { decoder } = walk;
  let clock = start;
  let left = repeats;
  const places = count > repeats ? new Set<number>() : null;
  for (let index = 0; index < count; index += 1) {
    spend(walk, OBJECT);
    const from = decoder.pos;
    const info = readUint8(decoder);
    const isEmpty = info === GC || info === SKIP;
    const place = isEmpty ? 0 : skipPlace(walk, info, client, clock);
    const own = isEmpty ? readUint(walk) : skipContent(walk, info & 31);
    clock += own;
    if (own === 0 || !Number.isSafeInteger(clock)) refuse();
    runs.add(isEmpty ? info : null, from, decoder.pos, own);
    if (isEmpty || places === null) continue;
    if (places.size === WINDOW) places.clear();
    if (!places.has(place)) places.add(place);
    else if (left-- === 0) refuse();
  }
}

/** A hash of where the item stands: what is left and right of it, or in what it is. */
function skipPlace(walk: Walk, info: number, client: number, clock: number): number {
  const { decoder } = walk;
  const from = decoder.pos;
  const hasLeft = (info & 128) !== 0;
  const hasRight = (info & 64) !== 0;
  if (hasLeft) skipId(walk, client, clock);
  if (hasRight) skipId(walk, client, clock);
  if (!(hasLeft || hasRight)) {
    if (readUint(walk) === 1) skipString(walk);
    else skipId(walk, client, clock);
    if ((info & 32) !== 0) skipString(walk);
  }
  let hash = info >> 5;
  for (let at = from; at < decoder.pos; at += 1) hash = Math.imul(hash ^ (decoder.arr[at] ?? 0), 0x01000193);
  return hash;
}

/** What leans on itself, or on what its client wrote later, breaks Yjs in the midst of applying it. */
function skipId(walk: Walk, client: number, clock: number): void {
  const isOwn = readUint(walk) === client;
  if (readUint(walk) >= clock && isOwn) refuse();
}

/** By how much it moves the clock. */
function skipContent(walk: Walk, kind: number): number {
  switch (kind) {
    case 1:
      return readUint(walk);
    case 2:
    case 8: {
      const count = readUint(walk);
      for (let left = count; left > 0; left -= 1) {
        if (kind === 8) skipAny(walk);
        else skipJson(walk, true);
      }
      return count;
    }
    case 3:
      skipBytes(walk);
      return 1;
    case 4:
      return skipString(walk);
    case 5:
      skipJson(walk);
      return 1;
    case 6:
      skipString(walk);
      skipJson(walk);
      return 1;
    case 7: {
      const type = readUint(walk);
      if (type > 6) refuse();
      // An element and a hook have a name.
      if (type === 3 || type === 5) skipString(walk);
      return 1;
    }
    case 9:
      // A document inside a document: no client of ours writes one, and its options are any value.
      skipString(walk);
      skipAny(walk);
      return 1;
    default:
      return refuse();
  }
}

/** Each client once, the highest first, its ranges in order and apart: as every encoder writes them. */
function skipDeletions(walk: Walk): void {
  let before = Number.POSITIVE_INFINITY;
  for (let left = readUint(walk); left > 0; left -= 1) {
    const client = readUint(walk);
    const count = readUint(walk);
    if (client >= before || count === 0) refuse();
    before = client;
    let end = 0;
    for (let range = count; range > 0; range -= 1) {
      spend(walk, OBJECT);
      const clock = readUint(walk);
      const length = readUint(walk);
      if (clock < end || length === 0) refuse();
      end = clock + length;
      if (!Number.isSafeInteger(end)) refuse();
    }
  }
}
