/** One chat line as its author signs it (label `chat`). */
import * as v from 'valibot';
import { err, ok, type Result } from '../../crypto/result.ts';
import type { Instant } from './brand.ts';
import { type FileRef, fileRefSchema } from './file.ts';

export const CHAT_TEXT_LIMIT = 8_000;

export interface ChatText {
  readonly version: 1;
  /** Binds the line to its workspace: a line of another one, replayed here, is refused. */
  readonly workspace: string;
  /** Random; two equal lines are two lines. */
  readonly id: string;
  /** Never empty. A line that only brings a file bears the file's name, which is also what an older app shows. */
  readonly text: string;
  readonly at: Instant;
  readonly file?: FileRef | undefined;
}

const schema = v.object({
  version: v.literal(1),
  workspace: v.pipe(v.string(), v.maxLength(64)),
  id: v.pipe(v.string(), v.minLength(8), v.maxLength(32)),
  text: v.pipe(v.string(), v.minLength(1), v.maxLength(CHAT_TEXT_LIMIT)),
  at: v.pipe(v.number(), v.finite(), v.minValue(0)),
  file: v.optional(fileRefSchema),
});

export function encodeChatText(line: ChatText): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(line));
}

export function parseChatText(bytes: Uint8Array): Result<ChatText, { readonly tag: 'malformed' }> {
  try {
    const parsed = v.safeParse(schema, JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
    return parsed.success ? ok(parsed.output) : err({ tag: 'malformed' });
  } catch {
    // Neither UTF-8 nor JSON: both throw, and neither says more than this to the reader.
    return err({ tag: 'malformed' });
  }
}
