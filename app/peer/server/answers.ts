/**
 * What the signalling server says, as the page reads it: a server may lie, so nothing of it is taken unread. The shapes
 * are those of signaling/protocol.ts, which says what the server writes; answers.test.ts holds the two together.
 */
import * as v from 'valibot';
import {
  AddressSchema,
  DataSchema,
  ERROR_CODES,
  jsonOf,
  LetterIdSchema,
  LetterSchema,
  LIMITS,
  NoticeSchema,
  RelayUrlSchema,
} from '../../../signaling/protocol.ts';

const CountSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const NonceSchema = v.pipe(v.string(), v.regex(/^[\w-]{42}[AEIMQUYcgkosw048]$/));
const WordSchema = v.pipe(v.string(), v.maxLength(64));
const listOf = <T extends v.GenericSchema>(each: T, most: number = LIMITS.list) =>
  v.pipe(v.array(each), v.maxLength(most));

const ServerMessageSchema = v.variant('type', [
  v.object({
    type: v.literal('challenge'),
    nonce: NonceSchema,
    limits: v.object({ message: CountSchema, letter: CountSchema }),
  }),
  v.object({ type: v.literal('proved'), key: AddressSchema }),
  v.object({ type: v.literal('publish'), topic: AddressSchema, data: DataSchema, clients: CountSchema }),
  v.object({ type: v.literal('pong') }),
  v.object({ type: v.literal('registered'), key: AddressSchema }),
  v.object({ type: v.literal('notice'), key: AddressSchema, notice: NoticeSchema }),
  v.object({ type: v.literal('deposited'), id: LetterIdSchema }),
  v.object({
    type: v.literal('letters'),
    key: AddressSchema,
    letters: listOf(v.object({ id: LetterIdSchema, letter: LetterSchema, at: CountSchema })),
  }),
  v.object({ type: v.literal('acknowledged'), key: AddressSchema, ids: listOf(LetterIdSchema) }),
  v.object({
    type: v.literal('relays'),
    urls: listOf(RelayUrlSchema, LIMITS.relays),
    username: WordSchema,
    password: WordSchema,
    seconds: CountSchema,
  }),
  v.object({
    type: v.literal('error'),
    code: v.picklist(ERROR_CODES),
    re: v.optional(WordSchema),
    id: v.optional(LetterIdSchema),
    key: v.optional(AddressSchema),
  }),
]);

export type ServerMessage = v.InferOutput<typeof ServerMessageSchema>;
/** What may be written so that it is read. */
export type ServerWords = v.InferInput<typeof ServerMessageSchema>;
export type WireError = Extract<ServerMessage, { type: 'error' }>;

/** One frame of the server; null when it is none. Never throws. */
export function parseServerMessage(text: string): ServerMessage | null {
  if (text.length > LIMITS.answer) return null;
  const parsed = v.safeParse(ServerMessageSchema, jsonOf(text), { abortEarly: true });
  return parsed.success ? parsed.output : null;
}
