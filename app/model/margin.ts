/**
 * What somebody says beside the text of a page, as they sign it (label `margin`): a comment on some words, an answer,
 * that it is settled; and that they brought a picture into the page. Yjs knows no author, and a comment has one.
 */
import * as v from 'valibot';
import { err, ok, type Result } from '../../crypto/result.ts';
import type { Instant, PersonId } from './brand.ts';
import { type FileRef, fileRefSchema } from './file.ts';
import { readJson } from './json.ts';

export const MARGIN_LIMITS = { text: 2_000, quote: 200 } as const;

/** Which word: an id is random, yet only the author beside it keeps somebody from taking another's. */
export interface WordName {
  readonly by: string;
  readonly id: string;
}

export type MarginAct =
  /** `start` and `end`: Yjs relative positions, base64url. `quote`: the words as they were, for when they are gone. */
  | {
      readonly does: 'comment';
      readonly start: string;
      readonly end: string;
      readonly quote: string;
      readonly text: string;
    }
  | { readonly does: 'reply'; readonly to: WordName; readonly text: string }
  | { readonly does: 'settle'; readonly to: WordName; readonly done: boolean }
  | { readonly does: 'remove'; readonly to: WordName }
  | { readonly does: 'picture'; readonly file: FileRef };

export interface MarginWord {
  readonly version: 1;
  /** Both bind the word to its place: one of another page, replayed here, is refused. */
  readonly workspace: string;
  readonly page: string;
  readonly id: string;
  readonly at: Instant;
  readonly act: MarginAct;
}

const id = v.pipe(v.string(), v.minLength(8), v.maxLength(32));
const to = v.object({ by: v.pipe(v.string(), v.maxLength(64)), id });
const position = v.pipe(v.string(), v.maxLength(200));
const text = v.pipe(
  v.string(),
  v.maxLength(MARGIN_LIMITS.text),
  v.check((words) => words.trim() !== ''),
);

const act = v.variant('does', [
  v.object({
    does: v.literal('comment'),
    start: position,
    end: position,
    quote: v.pipe(v.string(), v.maxLength(MARGIN_LIMITS.quote)),
    text,
  }),
  v.object({ does: v.literal('reply'), to, text }),
  v.object({ does: v.literal('settle'), to, done: v.boolean() }),
  v.object({ does: v.literal('remove'), to }),
  v.object({ does: v.literal('picture'), file: fileRefSchema }),
]);

const schema = v.object({
  version: v.literal(1),
  workspace: v.pipe(v.string(), v.maxLength(64)),
  page: v.pipe(v.string(), v.maxLength(64)),
  id,
  // The last instant a Date can hold: past it, the screens' own formatting would throw.
  at: v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(8.64e15)),
  act,
});

export function encodeMarginWord(word: MarginWord): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(word));
}

export function parseMarginWord(bytes: Uint8Array): Result<MarginWord, { readonly tag: 'malformed' }> {
  const parsed = v.safeParse(schema, readJson(bytes));
  return parsed.success ? ok(parsed.output) : err({ tag: 'malformed' });
}

/** A word whose signature holds. */
export interface MarginSaid {
  readonly author: PersonId;
  readonly word: MarginWord;
}

export interface Remark {
  readonly name: WordName;
  readonly author: PersonId;
  readonly at: Instant;
  readonly text: string;
}

/** A comment, and what was answered. */
export interface Thread {
  readonly key: string;
  readonly start: string;
  readonly end: string;
  readonly quote: string;
  /** The first is the comment itself; missing when its author took it back. */
  readonly remarks: readonly Remark[];
  /** By whom, as the last word about it says. */
  readonly settled: { readonly by: PersonId; readonly at: Instant } | null;
}

const keyOfWord = ({ by, id: each }: WordName): string => `${by} ${each}`;

/** What all words make, in the shared order. Who wrote a word takes it back; everybody settles and opens again. */
export function threadsFrom(said: readonly MarginSaid[]): Thread[] {
  const removed = new Set<string>();
  for (const { author, word } of said)
    if (word.act.does === 'remove' && word.act.to.by === author) removed.add(keyOfWord(word.act.to));
  const threads = new Map<string, Thread>();
  const seen = new Set<string>();
  for (const { author, word } of said) {
    const name = { by: author, id: word.id };
    const key = keyOfWord(name);
    // A word counts once, wherever it is copied to.
    if (seen.has(key)) continue;
    seen.add(key);
    const remark = { name, author, at: word.at };
    if (word.act.does === 'comment') {
      const { start, end, quote, text: words } = word.act;
      threads.set(key, { key, start, end, quote, remarks: [{ ...remark, text: words }], settled: null });
    } else if (word.act.does === 'reply' || word.act.does === 'settle') {
      const on = keyOfWord(word.act.to);
      // A comment that was taken back leaves its answers, and nothing of itself.
      const empty = removed.has(on)
        ? { key: on, start: '', end: '', quote: '', remarks: [], settled: null }
        : undefined;
      const thread = threads.get(on) ?? empty;
      if (thread === undefined) continue;
      if (word.act.does === 'settle')
        threads.set(on, { ...thread, settled: word.act.done ? { by: author, at: word.at } : null });
      // An answer opens what was settled: somebody has more to say.
      else
        threads.set(on, { ...thread, remarks: [...thread.remarks, { ...remark, text: word.act.text }], settled: null });
    }
  }
  return [...threads.values()].flatMap((thread) => {
    const remarks = thread.remarks.filter(({ name }) => !removed.has(keyOfWord(name)));
    return remarks.length === 0 ? [] : [{ ...thread, remarks }];
  });
}

/** The pictures that members brought into the page, by their signed word. */
export const picturesFrom = (said: readonly MarginSaid[]): FileRef[] =>
  said.flatMap(({ word }) => (word.act.does === 'picture' ? [word.act.file] : []));
