/** How well a name answers what was typed: its beginning, the beginnings of its words, its letters in their order. */
import { fold } from '../../model/fold.ts';

/** The greater the better; null: not at all. An empty query fits everything alike. */
export function scoreOf(name: string, query: string): number | null {
  const text = fold(name);
  const wanted = fold(query).trim();
  if (wanted === '') return 0;
  if (text.startsWith(wanted)) return 100 - text.length / 1_000;
  const at = text.indexOf(wanted);
  if (at !== -1) return (/[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ') ? 60 : 80) - at / 1_000;
  // Every word, in any order, at the beginning of one of its own.
  const words = wanted.split(/\s+/);
  const own = text.split(/[^\p{L}\p{N}]+/u);
  if (words.every((word) => own.some((each) => each.startsWith(word)))) return 50 - text.length / 1_000;
  return words.length === 1 ? scattered(text, wanted) : null;
}

/** Letters in their order, the closer together the better; not the letters of half a page. */
function scattered(text: string, letters: string): number | null {
  if (letters.length < 2) return null;
  const first = text.indexOf(letters[0] ?? '');
  let at = first;
  for (const letter of letters.slice(1)) {
    at = at === -1 ? -1 : text.indexOf(letter, at + 1);
    if (at === -1) return null;
  }
  const gaps = at - first + 1 - letters.length;
  return gaps > 2 * letters.length ? null : 20 - gaps / 10;
}

/** Those that fit, the best first; equal ones in their own order. */
export function best<T>(items: readonly T[], nameOf: (item: T) => string, query: string): T[] {
  return items
    .flatMap((item, order) => {
      const score = scoreOf(nameOf(item), query);
      return score === null ? [] : [{ item, order, score }];
    })
    .sort((a, b) => b.score - a.score || a.order - b.order)
    .map(({ item }) => item);
}
