/** Words as they are looked for: neither capitals nor accents matter. */
const accents = /\p{M}/gu;

/** Nearly all that is folded has no accents to begin with, and much of it sign by sign. */
const plain = /^[\0-\x7f]*$/;

/** As it is compared. Lengths may differ from the text's own. */
export const fold = (text: string): string =>
  (plain.test(text) ? text : text.normalize('NFD').replace(accents, '')).toLowerCase();

export const wordsOf = (query: string): string[] => fold(query).split(/\s+/).filter(Boolean);

export interface Part {
  readonly text: string;
  readonly hit: boolean;
}

/** The text in pieces, those that are one of the (folded) words marked. Together they are the text. */
export function partsOf(text: string, words: readonly string[]): Part[] {
  const whole = fold(text);
  if (text !== '' && !words.some((word) => word !== '' && whole.includes(word))) return [{ text, hit: false }];
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

/** Where in the text that unit of what it folds to stands. Only so far is folded one by one: a page is long. */
function placeOf(text: string, unit: number): number {
  let [at, units] = [0, 0];
  for (const character of text) {
    if (units >= unit) break;
    units += character < '\u0080' ? 1 : fold(character).length;
    at += character.length;
  }
  return at;
}

/** So much of a text around the first of the (folded) words that it holds. */
export function around(text: string, words: readonly string[], length = 140): string {
  const plain = fold(text);
  const places = words.map((word) => plain.indexOf(word)).filter((place) => place >= 0);
  const before = places.length === 0 ? 0 : placeOf(text, Math.min(...places));
  let from = Math.max(0, before - Math.floor(length / 3));
  // From the beginning of a word.
  if (from > 0) from = Math.max(text.indexOf(' ', from) + 1, from);
  if (from > before) from = before;
  const cut = text.slice(from, from + length);
  return `${from > 0 ? '…' : ''}${cut}${from + length < text.length ? '…' : ''}`;
}
