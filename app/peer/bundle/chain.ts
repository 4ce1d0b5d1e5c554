/** Where a bundle stands among those of the same device: known already, next, late, or of another history. Pure. */
import { toText } from '../../../crypto/index.ts';
import { sameBytes } from '../documents/vector.ts';
import type { TakenPlace } from './book.ts';
import type { OpenedBundle } from './types.ts';

const RECENT = 32;
/** Older gaps are forgotten: what they held has long come with others. */
const MOST_MISSING = 100;
const NAME = 9;

export interface Step {
  readonly known: boolean;
  readonly forked: boolean;
  /** What is remembered once it is taken. */
  readonly place: TakenPlace;
}

const NOTHING: TakenPlace = { sequence: 0, hash: new Uint8Array(32), missing: [], recent: [] };

export function follow(
  before: TakenPlace | null,
  { sequence, previous, hash }: Pick<OpenedBundle, 'sequence' | 'previous' | 'hash'>,
): Step {
  const last = before ?? NOTHING;
  const name = `${sequence} ${toText(hash.slice(0, NAME))}`;
  if (last.recent.includes(name)) return { known: true, forked: false, place: last };
  const recent = [...last.recent, name].slice(-RECENT);
  if (sequence <= last.sequence) {
    // A number that was neither missing nor this very bundle: that device gave it twice.
    const forked = !last.missing.includes(sequence) && last.recent.some((each) => each.startsWith(`${sequence} `));
    const missing = last.missing.filter((each) => each !== sequence);
    return { known: false, forked, place: { ...last, missing, recent } };
  }
  const skipped = Math.min(sequence - last.sequence - 1, MOST_MISSING);
  const missing = [...last.missing, ...Array.from({ length: skipped }, (_, at) => sequence - skipped + at)];
  const forked = skipped === 0 && !sameBytes(previous, last.hash);
  return { known: false, forked, place: { sequence, hash, missing: missing.slice(-MOST_MISSING), recent } };
}
