/** A reference to a file of a workspace: what is said of it in a signed line. Its bytes travel beside, by its id. */
import * as v from 'valibot';
import { err, ok, type Result } from '../../crypto/result.ts';
import type { FileId } from './brand.ts';
import { isKeyText } from './ids.ts';
import { normaliseLine } from './text.ts';

export const FILE_LIMITS = {
  /** 25 MB, as phones count. A longer one can be named by a newer app; this one says that it is too large. */
  bytes: 25_000_000,
  name: 160,
  type: 100,
  /** Pixels on a side. */
  side: 20_000,
  /** Of a voice note, seconds. */
  voice: 300,
  /** Bars of a voice note's drawing. */
  bars: 48,
  /** Comes by itself even where data is dear (R18 of the budgets: no media over 20 kB without a tap). */
  small: 20_000,
  /** Comes by itself otherwise. */
  usual: 1_000_000,
} as const;

export interface FileRef {
  readonly id: FileId;
  /** As its sender's device named it: one line, no path. */
  readonly name: string;
  /** A media type in lower case; what the sender says it is, and nothing more. */
  readonly type: string;
  readonly size: number;
  /** Of a picture. */
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  /** Of a voice note: how long it is, so that this is known before it is fetched. */
  readonly seconds?: number | undefined;
  /** How loud it is, a digit a bar. */
  readonly loud?: string | undefined;
}

const isName = (name: string): boolean =>
  name === normaliseLine(name) && !/[/\\]/.test(name) && name !== '.' && name !== '..';
const side = v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(FILE_LIMITS.side)));

export const fileRefSchema = v.object({
  id: v.pipe(
    v.string(),
    v.check(isKeyText),
    v.transform((text) => text as FileId),
  ),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(FILE_LIMITS.name), v.check(isName)),
  type: v.pipe(
    v.string(),
    v.maxLength(FILE_LIMITS.type),
    v.regex(/^[a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*$/),
  ),
  size: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  width: side,
  height: side,
  // A newer app's longer note is a file like any other.
  seconds: v.fallback(v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(FILE_LIMITS.voice + 1))), undefined),
  loud: v.fallback(v.optional(v.pipe(v.string(), v.maxLength(FILE_LIMITS.bars), v.regex(/^[0-9]+$/))), undefined),
});

export function parseFileRef(value: unknown): Result<FileRef, { readonly tag: 'malformed' }> {
  const parsed = v.safeParse(fileRefSchema, value);
  return parsed.success ? ok(parsed.output) : err({ tag: 'malformed' });
}

export const parseFileId = (text: string): FileId | null => (isKeyText(text) ? (text as FileId) : null);

/** What a picture in a page refers to; null where it is none of ours, or nothing that the app shows. */
export function pictureRefOf(attrs: Readonly<Record<string, unknown>> = {}): FileRef | null {
  const { file: id, name, type, size, width, height } = attrs;
  const ref = parseFileRef({
    id,
    name,
    type,
    size,
    ...(typeof width === 'number' && { width }),
    ...(typeof height === 'number' && { height }),
  });
  return ref.ok && shownAs(ref.value) === 'picture' ? ref.value : null;
}

/** A name that a reference may bear, from whatever a device calls a file; the end, which tells what it is, is kept. */
export function fileNameOf(name: string): string {
  const clean = normaliseLine(name.replaceAll(/[/\\]/g, ' '));
  if (clean === '' || clean === '.' || clean === '..') return 'file';
  if (clean.length <= FILE_LIMITS.name) return clean;
  const end = /\.[^. ]{1,12}$/.exec(clean)?.[0] ?? '';
  return normaliseLine(`${cutAt(clean, FILE_LIMITS.name - end.length - 1)}…${end}`);
}

/** Never between the two halves of one character. */
function cutAt(text: string, length: number): string {
  const cut = text.slice(0, length);
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
}

/** The media type as a reference bears it; one that no browser would write is "bytes". */
export function fileTypeOf(type: string): string {
  const plain = type.toLowerCase().split(';')[0]?.trim() ?? '';
  const isOne = plain.length <= FILE_LIMITS.type && v.is(fileRefSchema.entries.type, plain);
  return isOne ? plain : 'application/octet-stream';
}

/**
 * How a file may be shown inside the app: a picture or a sound of a type that no browser runs. Everything else, pages
 * and drawings that could carry scripts above all, is only ever saved.
 */
export function shownAs({ type }: Pick<FileRef, 'type'>): 'picture' | 'sound' | null {
  if (/^image\/(?:jpeg|png|webp|gif|avif)$/.test(type)) return 'picture';
  return /^audio\/(?:webm|ogg|mpeg|mp4|aac|wav|x-wav|flac)$/.test(type) ? 'sound' : null;
}
