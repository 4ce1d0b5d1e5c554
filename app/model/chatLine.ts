/** One chat line as its author signs it (label `chat`). */
import * as v from 'valibot';
import { err, ok, type Result } from '../../crypto/result.ts';
import type { Instant } from './brand.ts';
import { type FileRef, fileRefSchema } from './file.ts';
import { readJson } from './json.ts';

export const CHAT_TEXT_LIMIT = 8_000;

/** Which line: an id is random, yet only the author beside it keeps somebody from taking another's. */
export interface LineName {
  /** base64url of the author's key. */
  readonly by: string;
  readonly id: string;
}

/** Where a message leads: a page of the notebook, a passage of it, or a goal that is shared. */
export interface PlaceLink {
  readonly to: 'page' | 'goal';
  readonly id: string;
  /** As it was called when the message was written. */
  readonly title: string;
  /** The words of a heading of the page, or of another passage of it. */
  readonly part?: string | undefined;
}

/** How somebody says they are, from very low to very well. */
export type Mood = 1 | 2 | 3 | 4 | 5;

/** What a line may bring beside its words. */
export interface Brings {
  readonly link?: PlaceLink | undefined;
  /** base64url keys of members it is for above all; their names stand in the text. */
  readonly mentions?: readonly string[] | undefined;
  readonly mood?: Mood | undefined;
}

/**
 * What a line does to another one. An app that does not know the field shows the text as a line of its own, and one that
 * does not know the word passes it over.
 */
export interface Deed {
  /**
   * Known are: `edit` (the text takes the place of the former), `react` (the text is the mark), `delete`, `read` (its
   * author has read up to there), `receipts` (of nothing: whether its author lets that be seen; the text is the answer).
   */
  readonly does: string;
  readonly of: LineName;
  /** Of a deletion: the id of the file that the line brought, so that every device lets go of it. */
  readonly file?: string | undefined;
}

export interface ChatText extends Brings {
  readonly version: 1;
  /** Binds the line to its workspace: a line of another one, replayed here, is refused. */
  readonly workspace: string;
  /** Random; two equal lines are two lines. */
  readonly id: string;
  /** Never empty. A line that only brings a file bears the file's name, which is also what an older app shows. */
  readonly text: string;
  readonly at: Instant;
  readonly file?: FileRef | undefined;
  /** The line it answers. */
  readonly reply?: LineName | undefined;
  readonly deed?: Deed | undefined;
}

/** What one may answer with at a press; a mark of a newer app is passed over. */
export const MARKS = ['👍', '❤️', '🙂', '🎉', '🙏', '💡'] as const;
export type Mark = (typeof MARKS)[number];
export const isMark = (text: string): text is Mark => MARKS.some((mark) => mark === text);

/** The text of a deed that says nothing itself: a mark taken back, a deletion. */
export const NO_WORDS = '–';

/** One name for a line, for maps and lists. */
export const nameOfLine = ({ by, id }: LineName): string => `${by} ${id}`;

const id = v.pipe(v.string(), v.minLength(8), v.maxLength(32));
/** What a `receipts` deed names: no line. */
export const NO_LINE = 'receipts';
export const RECEIPTS_ON = 'on';

const title = v.pipe(v.string(), v.maxLength(300));
const lineName = v.object({ by: v.pipe(v.string(), v.maxLength(64)), id });

const schema = v.object({
  version: v.literal(1),
  workspace: v.pipe(v.string(), v.maxLength(64)),
  id,
  text: v.pipe(v.string(), v.minLength(1), v.maxLength(CHAT_TEXT_LIMIT)),
  at: v.pipe(v.number(), v.finite(), v.minValue(0)),
  file: v.optional(fileRefSchema),
  reply: v.optional(lineName),
  // What a newer app means by another shape is passed over, never the whole line.
  link: v.fallback(
    v.optional(
      v.object({
        to: v.picklist(['page', 'goal']),
        id: v.pipe(v.string(), v.regex(/^[\w-]{16}$/)),
        title,
        part: v.optional(title),
      }),
    ),
    undefined,
  ),
  mentions: v.fallback(v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(64))), v.maxLength(12))), undefined),
  mood: v.fallback(v.optional(v.picklist([1, 2, 3, 4, 5])), undefined),
  deed: v.optional(
    v.object({
      does: v.pipe(v.string(), v.maxLength(16)),
      of: lineName,
      file: v.optional(v.pipe(v.string(), v.maxLength(64))),
    }),
  ),
});

export function encodeChatText(line: ChatText): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(line));
}

export function parseChatText(bytes: Uint8Array): Result<ChatText, { readonly tag: 'malformed' }> {
  const parsed = v.safeParse(schema, readJson(bytes));
  return parsed.success ? ok(parsed.output) : err({ tag: 'malformed' });
}
