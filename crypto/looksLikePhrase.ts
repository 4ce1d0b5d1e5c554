import type { WordList } from './wordList.ts';
import { wordList, wordsOf } from './wordList.ts';

const suspicious = 12;
/** Twelve words drawn by chance are hardly ever fewer; the days of the week, all seven in the French list, are. */
const different = 9;

/**
 * Runs of at least twelve words that are all as long as words of a list can be. Passed over is what stands between such
 * words ("word 1: …", "mot n° 1 : …", the marks of a list): a quarter of all, and as often as there are gaps in twelve.
 */
function runsIn(text: string): string[][] {
  const words = wordsOf(text);
  const counts = new Map<string, number>();
  for (const { letters } of words) counts.set(letters, (counts.get(letters) ?? 0) + 1);
  const runs: string[][] = [];
  let run: string[] = [];
  for (const { letters } of words) {
    const count = counts.get(letters) ?? 0;
    if (count >= suspicious - 1 && 4 * count >= words.length) continue;
    if (letters.length >= 3 && letters.length <= 8) run.push(letters);
    else {
      runs.push(run);
      run = [];
    }
  }
  return [...runs, run].filter(({ length }) => length >= suspicious);
}

function holdsRun(run: readonly string[], list: WordList): boolean {
  let places: number[] = [];
  for (const word of run) {
    const place = list.find(word);
    places = place === null ? [] : [...places, place].slice(-suspicious);
    if (places.length === suspicious && new Set(places).size >= different) return true;
  }
  return false;
}

/** False when a text surely holds no phrase: known at once, and of nearly every text. */
export const mayHoldPhrase = (text: string): boolean => runsIn(text).length > 0;

/**
 * Whether twelve words of one list, nine of them different, follow each other in a text: half a phrase or all of it,
 * about to be shown to somebody. Sentences have short words in between and are let go before any list is fetched.
 * Rejects when a list is needed and cannot be fetched: the caller then does not know, and keeps the text.
 */
export async function looksLikePhrase(text: string): Promise<boolean> {
  const runs = runsIn(text);
  if (runs.length === 0) return false;
  const lists = await Promise.all([wordList('en'), wordList('fr')]);
  return lists.some((list) => runs.some((run) => holdsRun(run, list)));
}
