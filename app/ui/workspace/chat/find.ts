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

/** Ids of the lines that hold all of the words, oldest first. */
export function found(lines: readonly ChatLine[], query: string): string[] {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  return lines.flatMap((line) => {
    if (!line.genuine || line.deleted) return [];
    const text = foldedOf(line);
    return words.every((word) => text.includes(word)) ? [line.id] : [];
  });
}
