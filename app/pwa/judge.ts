/**
 * The page's own look at a version that waits: by the key that the page remembers, which no worker can write, and with
 * the worker's script itself, which lists the others and is in no list that it could check.
 */

import { keptRelease, type Place } from './keptRelease.ts';
import {
  bytesBetween,
  hashOf,
  judgeRelease,
  type Pin,
  type Release,
  type ReleaseFault,
  readRelease,
} from './release.ts';

const PIN = 'binome.release';
const WORKER = 'sw.js';

async function release(place: Place): Promise<Release | ReleaseFault | null> {
  const carried = await keptRelease(place);
  if (carried === null) return null;
  const read = await readRelease(carried);
  return read.ok ? read.value : read.error;
}

const isFault = (read: Release | ReleaseFault): read is ReleaseFault => 'tag' in read;

/** The key of the first signed version that this page had, as it remembers it. */
export function knownPin(): Pin | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PIN) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return null;
    const { key, at } = kept as { readonly key?: unknown; readonly at?: unknown };
    return typeof key === 'string' && typeof at === 'number' ? { key, at } : null;
  } catch {
    return null; // Storage refused, or not ours: as on a first visit.
  }
}

/** The first signed version is believed, and remembered; later ones only move its time on. */
export async function remember(): Promise<void> {
  const now = await release('now');
  if (now === null || isFault(now) || now.signed === null) return;
  const { key, at } = now.signed;
  const known = knownPin();
  if (known !== null && (known.key !== key || known.at >= at)) return;
  try {
    localStorage.setItem(PIN, JSON.stringify({ key, at }));
  } catch {
    return; // As above.
  }
}

/**
 * Why the version that is to follow, or that came without being asked for, is not to be used; null: it may be. Rejects
 * where the server cannot be asked.
 */
export async function judge(): Promise<ReleaseFault | null> {
  // In this order: a version that takes over is `now` before it is `next` no more.
  const found = (await release('next')) ?? (await release('now'));
  if (found === null) return { tag: 'unreadable' };
  if (isFault(found)) return found;
  const fault = judgeRelease(found, knownPin());
  if (fault !== null) return fault;
  const script = await fetch(`/${WORKER}`, { cache: 'no-cache' });
  if (!script.ok) throw new Error('the worker’s script is not there');
  const hash = await hashOf(new Uint8Array(await script.arrayBuffer()));
  return hash === found.files.get(WORKER)?.hash ? null : { tag: 'altered', path: WORKER };
}

export interface NewVersion {
  readonly version: string;
  readonly bytes: number;
  /** By language. */
  readonly news: Readonly<Record<string, readonly string[]>>;
}

/** Of the version that is to follow, for the person to decide by; null where nothing is known of it. */
export async function newVersion(): Promise<NewVersion | null> {
  const [now, next] = await Promise.all([release('now'), release('next')]);
  if (next === null || isFault(next)) return null;
  return {
    version: next.version,
    bytes: bytesBetween(next, now === null || isFault(now) ? null : now),
    news: next.news,
  };
}
