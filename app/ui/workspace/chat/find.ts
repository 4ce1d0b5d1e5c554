/** Finding words in what was said, on this device: neither capitals nor accents matter. */
import { fold, wordsOf } from '../../../model/fold.ts';
import type { ChatLine } from '../../../session/types.ts';

export { fold, type Part, partsOf, wordsOf } from '../../../model/fold.ts';

const folded = new WeakMap<ChatLine, string>();

function foldedOf(line: ChatLine): string {
  const before = folded.get(line);
  if (before !== undefined) return before;
  const text = fold([line.text, line.file?.name, line.link?.title, line.link?.part].filter(Boolean).join(' '));
  folded.set(line, text);
  return text;
}

/** Those to be marked in that line; always the same nothing, so that a line without them is not drawn anew. */
export const marksIn = (line: ChatLine, words: readonly string[]): readonly string[] =>
  words.some((word) => foldedOf(line).includes(word)) ? words : nothing;

const nothing: readonly string[] = [];

/** Folded at a time: a few milliseconds, also on a phone. */
const SLICE = 2_000;

/** Folds what was not folded yet, the newest first, in slices that leave the page its turns. */
export async function foldAll(lines: readonly ChatLine[]): Promise<void> {
  for (let left = lines.length; left > 0; left -= SLICE) {
    for (const line of lines.slice(Math.max(0, left - SLICE), left)) foldedOf(line);
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}

export type Finder = (lines: readonly ChatLine[], query: string) => readonly ChatLine[];

/** Finds the lines that hold all of the words, oldest first. While a query grows, only what held its beginning is read. */
export function openFinder(): Finder {
  let last: { readonly lines: readonly ChatLine[]; readonly words: string[]; readonly hits: readonly ChatLine[] } = {
    lines: [],
    words: [],
    hits: [],
  };
  return (lines, query) => {
    const words = wordsOf(query);
    const isNarrower =
      last.lines === lines &&
      last.words.length > 0 &&
      last.words.every((one) => words.some((word) => word.includes(one)));
    const among = isNarrower ? last.hits : words.length === 0 ? [] : lines;
    const hits = among.filter((line) => {
      if (!line.genuine || line.deleted) return false;
      const text = foldedOf(line);
      return words.every((word) => text.includes(word));
    });
    last = { lines, words, hits };
    return hits;
  };
}
