/**
 * Sentences that people wrote, in French and English: the project's own papers and words. They deflate as prose does,
 * which words drawn at random do not, and one comes again only once all others were used, far beyond what deflate
 * remembers.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const SHORTEST = 30;

/** A number in [0, 1), the same ones at every run. */
export type Draw = () => number;

export function drawFrom(seed: number): Draw {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

export const pick = <T>(from: readonly T[], draw: Draw): T => {
  const one = from[Math.floor(draw() * from.length)];
  if (one === undefined) throw new RangeError('nothing to pick from');
  return one;
};

function papers(): string[] {
  const folders = [
    '',
    'docs',
    'docs/decisions',
    'docs/gaps',
    'app/vault',
    'app/peer',
    'app/session',
    'crypto',
    'signaling',
  ];
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => readFileSync(join(root, folder, name), 'utf8')),
  );
}

function translations(): string[] {
  const words = readFileSync(join(root, 'app/ui/locales/fr.po'), 'utf8').replaceAll('"\n"', '');
  return [...words.matchAll(/^msgstr "(.*)"$/gm)].map(([, text = '']) => text.replaceAll(/\{\w+\}/g, 'Ada'));
}

/** Without the marks of its markup, cut where a sentence ends. */
const sentencesOf = (text: string): string[] =>
  text
    .replaceAll(/```.*?```/gs, ' ')
    .replaceAll(/\]\([^)]*\)|[`*#|[\]]/g, '')
    .split(/\n+|(?<=[.!?]) /)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length >= SHORTEST && /^[\p{L}«]/u.test(sentence));

function shuffled<T>(values: readonly T[], draw: Draw): T[] {
  const mixed = [...values];
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = Math.floor(draw() * (at + 1));
    [mixed[at], mixed[other]] = [mixed[other] as T, mixed[at] as T];
  }
  return mixed;
}

/** One sentence after the other, without end. */
export function* sentences(draw: Draw): Generator<string, never> {
  const all = [...papers(), ...translations()].flatMap(sentencesOf);
  for (;;) yield* shuffled(all, draw);
}
