/** A long proposal cut into pieces: fetched by an office of thousands, when there is a run to write. */
import type { SecondRun } from '../matching/types.ts';
import type { KeptProposal, OfficeDocument, PiecedProposal } from './office.ts';
import { nameOf, PIECES } from './proposals.ts';

/** About how many people there are in each. */
const EACH = 150;
/** Characters written at once: some milliseconds of the page's, and long enough to be sealed beside it. */
const AT_ONCE = 100_000;

/** Those that are not there yet, some at a time. */
export async function write(
  { doc, pieces }: OfficeDocument,
  texts: Iterable<readonly [name: string, text: string]>,
  breathe: () => Promise<void>,
): Promise<void> {
  for (const some of inTurn([...texts].filter(([name]) => !pieces.has(name)))) {
    doc.transact(() => {
      for (const [name, text] of some) pieces.set(name, text);
    }, PIECES);
    await breathe();
  }
}

/** In parts that are written at once. */
function* inTurn(texts: readonly (readonly [string, string])[]): Generator<(readonly [string, string])[]> {
  let some: (readonly [string, string])[] = [];
  let length = 0;
  for (const [name, text] of texts) {
    some.push([name, text]);
    length += text.length;
    if (length < AT_ONCE) continue;
    yield some;
    [some, length] = [[], 0];
  }
  if (some.length > 0) yield some;
}

/** Its texts by their names, in the order in which `head` has them. */
export async function cut(kept: KeptProposal, breathe: () => Promise<void>) {
  const run = kept.run as SecondRun;
  const parts = partsOf(run.pairs.length + run.unmatched.length);
  const each = Array.from({ length: parts }, () => ({ pairs: [] as unknown[], unmatched: [] as unknown[] }));
  for (const { mentor, mentee, score, pinned } of run.pairs) {
    each[partOf(mentee, parts)]?.pairs.push([mentor, mentee, score, pinned]);
  }
  for (const { person, why } of run.unmatched) each[partOf(person, parts)]?.unmatched.push([person, why]);
  const texts = new Map<string, string>();
  const names: string[] = [];
  let length = 0;
  for (const part of each) {
    const text = JSON.stringify(part);
    const name = nameOf(text);
    texts.set(name, text);
    names.push(name);
    length += text.length;
    if (length < AT_ONCE) continue;
    length = 0;
    await breathe();
  }
  const head: PiecedProposal = { ...kept, run: { ...run, pairs: [], unmatched: [] }, pieces: names };
  return { head, texts };
}

const LETTERS = '-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz';

/** A power of two, up to 4096: two letters of an id tell so many apart, in the order of ids. */
const partsOf = (people: number): number => 2 ** Math.min(12, Math.ceil(Math.log2(people / EACH)));

const partOf = (person: string, parts: number): number =>
  Math.floor(((64 * LETTERS.indexOf(person[0] ?? '') + LETTERS.indexOf(person[1] ?? '')) * parts) / 4096);
