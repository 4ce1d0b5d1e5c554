/** Finding words in what was said, on this device: neither capitals nor accents matter. */
import type { ChatLine } from '../../../session/types.ts';

const accents = /\p{M}/gu;

/** As it is compared. Lengths may differ from the text's own. */
export const fold = (text: string): string => text.normalize('NFD').replace(accents, '').toLowerCase();

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

export const wordsOf = (query: string): string[] => fold(query).split(/\s+/).filter(Boolean);

export interface Part {
  readonly text: string;
  readonly hit: boolean;
}

/** The text in pieces, those that are one of the (folded) words marked. Together they are the text. */
export function partsOf(text: string, words: readonly string[]): Part[] {
  let plain = '';
  /** Where in the text each unit of `plain` stands. */
  const places: number[] = [];
  let at = 0;
  for (const character of text) {
    const units = fold(character);
    plain += units;
    for (let unit = 0; unit < units.length; unit += 1) places.push(at);
    at += character.length;
  }
  places.push(text.length);
  const hits = words.flatMap((word) => {
    const spans: [number, number][] = [];
    for (let from = plain.indexOf(word); from !== -1 && word !== ''; from = plain.indexOf(word, from + word.length)) {
      spans.push([places[from] ?? 0, places[from + word.length] ?? text.length]);
    }
    return spans;
  });
  hits.sort(([a], [b]) => a - b);
  const parts: Part[] = [];
  let done = 0;
  for (const [from, to] of hits) {
    const begin = Math.max(from, done);
    if (to <= begin) continue;
    if (begin > done) parts.push({ text: text.slice(done, begin), hit: false });
    parts.push({ text: text.slice(begin, to), hit: true });
    done = to;
  }
  if (done < text.length) parts.push({ text: text.slice(done), hit: false });
  return parts;
}
