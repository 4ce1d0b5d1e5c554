/**
 * The proposal of an office: its last run. One of thousands of people would hold the page up while it is written, and again with
 * every change by hand; it is written in pieces, each some hundred people whose ids begin alike, so that a repair writes few of
 * them. It counts once its last piece is there and all are as they were named; what is small, and what was written before
 * November 2026, is one value.
 */
import type { MatchedPair, SecondRun } from '../matching/types.ts';
import type { KeptProposal, OfficeDocument, PiecedProposal } from './office.ts';

type Unmatched = SecondRun['unmatched'][number];

/** People of a run from which on it is in pieces. */
const MANY = 1_000;

/** Marks the writing of pieces, which nobody sees before the last. */
export const PIECES = 'pieces';

/** What pieces were put together to, and who wrote them: nothing is read twice. */
const known = new WeakMap<PiecedProposal, KeptProposal>();

/** The present proposal, the same object as long as it is the same; undefined where there is none, or not all of it yet. */
export function proposalOf({ proposal, pieces }: OfficeDocument): KeptProposal | undefined {
  const [one, pieced] = [proposal.get('run'), proposal.get('pieced')];
  const whole = one !== undefined && !('pieces' in one) ? one : undefined;
  // Two devices may each have written one: the later counts.
  if (pieced === undefined || !('pieces' in pieced) || (whole !== undefined && whole.at > pieced.at)) return whole;
  const found = known.get(pieced) ?? joined(pieced, pieces);
  if (found !== undefined) known.set(pieced, found);
  return found;
}

/** What the caller does meanwhile, and with which mark. */
interface Keeping {
  /** Lets the page draw. */
  readonly breathe: () => Promise<void>;
  readonly origin?: unknown;
  /** Changed together with it. */
  readonly note?: () => void;
  /** Asked before it counts: something else may have become of the proposal meanwhile. */
  readonly isWanted?: () => boolean;
}

/** What cuts it is not kept for offline use: without it a long one is one value, as a short one is. */
const fetchCutter = () => import('./pieces.ts');

/** False: it was not wanted any more. */
export async function keepProposal(
  office: OfficeDocument,
  kept: KeptProposal,
  { breathe, origin, note = () => undefined, isWanted = () => true }: Keeping,
): Promise<boolean> {
  const { doc, proposal, pieces } = office;
  const cutter = isLong(kept) ? await fetchCutter().catch(() => null) : null;
  const pieced = cutter && (await cutter.cut(kept, breathe));
  await cutter?.write(office, pieced?.texts ?? [], breathe);
  if (!isWanted()) return false;
  doc.transact(() => {
    note();
    if (pieced === null) {
      putWhole(office, kept);
      return;
    }
    // Somebody may have swept meanwhile.
    for (const [name, text] of pieced.texts) if (!pieces.has(name)) pieces.set(name, text);
    known.set(pieced.head, kept);
    proposal.delete('run');
    proposal.set('pieced', pieced.head);
  }, origin);
  return true;
}

/** Of one that came back after others had swept its pieces: written again, by whoever still knows it. */
export async function mendProposal(
  office: OfficeDocument,
  breathe: () => Promise<void>,
  fetched: typeof fetchCutter = fetchCutter,
): Promise<void> {
  const head = office.proposal.get('pieced');
  const kept = head !== undefined && 'pieces' in head ? known.get(head) : undefined;
  if (kept === undefined || head === undefined || !('pieces' in head)) return;
  if (head.pieces.every((name) => office.pieces.has(name))) return;
  const cutter = await fetched().catch(() => null);
  if (cutter !== null) await cutter.write(office, (await cutter.cut(kept, breathe)).texts, breathe);
  else if (office.proposal.get('pieced') === head) office.doc.transact(() => putWhole(office, kept), PIECES);
}

function putWhole({ proposal }: OfficeDocument, kept: KeptProposal): void {
  proposal.delete('pieced');
  proposal.set('run', kept);
}

/** Pieces that are of no proposal any more. */
export function sweepPieces({ doc, proposal, pieces }: OfficeDocument): void {
  const head = proposal.get('pieced');
  const named = new Set(head !== undefined && 'pieces' in head ? head.pieces : []);
  const left = [...pieces.keys()].filter((name) => !named.has(name));
  if (left.length === 0) return;
  doc.transact(() => {
    for (const name of left) pieces.delete(name);
  }, PIECES);
}

/** There is none any more. */
export function dropProposal({ proposal, pieces }: OfficeDocument): void {
  proposal.clear();
  pieces.clear();
}

const isLong = ({ run }: KeptProposal): boolean => run.version === 2 && run.pairs.length + run.unmatched.length >= MANY;

/** Undefined where one is missing or not as it was named. */
function joined(head: PiecedProposal, pieces: OfficeDocument['pieces']): KeptProposal | undefined {
  const pairs: MatchedPair[] = [];
  const unmatched: Unmatched[] = [];
  for (const name of head.pieces) {
    const text = pieces.get(name);
    if (typeof text !== 'string' || nameOf(text) !== name) return undefined;
    // Whoever shares the office wrote it, as they write all of it: its shape is that of the name.
    const part = JSON.parse(text) as Written;
    for (const [mentor, mentee, score, pinned] of part.pairs) pairs.push({ mentor, mentee, score, pinned });
    for (const [person, why] of part.unmatched) unmatched.push({ person, why });
  }
  const { pieces: _, ...kept } = head;
  return { ...kept, run: { ...head.run, pairs, unmatched } };
}

interface Written {
  readonly pairs: readonly (readonly [MatchedPair['mentor'], MatchedPair['mentee'], number, boolean])[];
  readonly unmatched: readonly (readonly [Unmatched['person'], Unmatched['why']])[];
}

/** Tells texts apart, and a broken one from a whole one (MurmurHash3's steps, two times 32 bits); guards nothing. */
export function nameOf(text: string): string {
  let [one, other] = [text.length, 0x9e3779b1];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 0x85ebca6b);
    one ^= one >>> 15;
    other = Math.imul(other ^ code, 0xc2b2ae35);
    other ^= other >>> 13;
  }
  return `${(one >>> 0).toString(36)}.${(other >>> 0).toString(36)}`;
}
