/**
 * The words spoken over the signalling socket: what a client says, and what the server reads of it. What the server
 * answers is written here as types; the page reads it with schemas of its own (app/peer/server/answers.ts). Rules and
 * their reasons: PROTOCOL.md. Text frames of JSON; bytes are base64url without padding. Nothing here needs Node or a browser.
 */
import * as v from 'valibot';

/** The socket's path. The server takes upgrades on any path; clients and proxies use this one. */
export const SOCKET_PATH = '/signaling';
/** Sizes in bytes, of letters and notices once decoded; counts in items. */
export const LIMITS = {
  message: 66_560, // one frame from a client
  data: 65_536, // the text of one publication
  letter: 32_768,
  notice: 49_152, // of one programme
  list: 256, // topics or ids in one message, letters in one page
  page: 131_072, // letters of one page, unless a single one is larger
  relays: 8, // addresses of STUN and TURN servers
  answer: 262_144, // one frame from the server
} as const;

export const ERROR_CODES = [
  'malformed',
  'too-large',
  'binary',
  'unproven',
  'bad-proof',
  'unknown-programme',
  'not-allowed',
  'too-many',
  'too-slow',
  'mailbox-full',
  'taken',
  'store-failed',
  'closing',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

// Canonical only: with stray low bits, one key would have several spellings and so several topics.
const BYTES_32 = /^[\w-]{42}[AEIMQUYcgkosw048]$/;
const BYTES_64 = /^[\w-]{85}[AQgw]$/;
const TAILS = [null, '', 'AQgw', 'AEIMQUYcgkosw048'];
/** Bytes. By hand: an expression that counts in fours takes ten times as long. */
function isBytes(text: string): boolean {
  const tail = TAILS[text.length % 4] ?? null;
  return /^[\w-]*$/.test(text) && (tail === null || tail.includes(text.at(-1) ?? ''));
}
/** What a publication may carry. */
export const isData = (text: string): boolean => text.length <= LIMITS.data && isBytes(text);
const bytesUpTo = (length: number) => v.pipe(v.string(), v.maxLength(Math.ceil((length * 4) / 3)), v.check(isBytes));

export const AddressSchema = v.pipe(v.string(), v.regex(BYTES_32), v.brand('Address'));
export const LetterIdSchema = v.pipe(v.string(), v.regex(BYTES_32), v.brand('LetterId'));
export const DataSchema = v.pipe(v.string(), v.maxLength(LIMITS.data), v.check(isBytes));
export const LetterSchema = v.pipe(bytesUpTo(LIMITS.letter), v.minLength(2));
export const NoticeSchema = v.pipe(bytesUpTo(LIMITS.notice), v.minLength(2));
/** A STUN or TURN server as RTCPeerConnection takes it; anything else would make that one throw. */
export const RelayUrlSchema = v.pipe(
  v.string(),
  v.maxLength(256),
  v.regex(/^(?!stun:.*\?)(?:stun|turns?):(?:[\w.-]+|\[[\da-f:]+\])(?::\d{1,5})?(?:\?transport=(?:udp|tcp))?$/),
);
export const SignatureSchema = v.pipe(v.string(), v.regex(BYTES_64));
const TicketSchema = v.object({
  by: AddressSchema,
  until: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(4_102_444_800)), // 2100
  most: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  signature: SignatureSchema,
});
const listOf = <T extends v.GenericSchema>(each: T) => v.pipe(v.array(each), v.maxLength(LIMITS.list));

/** A topic, a mailbox or a programme: a 32-byte Ed25519 public key. */
export type Address = v.InferOutput<typeof AddressSchema>;
/** The SHA-256 of a letter's bytes. */
export type LetterId = v.InferOutput<typeof LetterIdSchema>;

const ClientMessageSchema = v.variant('type', [
  v.object({ type: v.literal('prove'), key: AddressSchema, signature: SignatureSchema }),
  v.object({ type: v.literal('subscribe'), topics: listOf(AddressSchema) }),
  v.object({ type: v.literal('unsubscribe'), topics: listOf(AddressSchema) }),
  v.object({ type: v.literal('publish'), topic: AddressSchema, data: DataSchema }),
  v.object({ type: v.literal('ping') }),
  v.object({ type: v.literal('register'), key: AddressSchema, notice: NoticeSchema }),
  v.object({ type: v.literal('read'), key: AddressSchema }),
  v.object({
    type: v.literal('deposit'),
    id: LetterIdSchema,
    to: AddressSchema,
    letter: LetterSchema,
    from: v.optional(AddressSchema),
    ticket: v.optional(TicketSchema),
  }),
  v.object({ type: v.literal('collect'), key: AddressSchema }),
  v.object({
    type: v.literal('acknowledge'),
    key: AddressSchema,
    ids: listOf(LetterIdSchema),
    last: v.optional(v.boolean()),
  }),
  v.object({ type: v.literal('relays') }),
]);
const CLIENT_TYPES = ClientMessageSchema.options.map((option) => option.entries.type.literal);

/** y-webrtc's own messages: topics of any name, data of any shape. */
const NameSchema = v.pipe(v.string(), v.maxLength(256));
/** What is passed on is written again, part within part: deep enough, it would use up the stack. */
const isWithin = (data: unknown, depth = 32): boolean =>
  typeof data !== 'object' || !data || (depth > 0 && Object.values(data).every((part) => isWithin(part, depth - 1)));
const OpenMessageSchema = v.variant('type', [
  v.object({ type: v.literal('subscribe'), topics: listOf(NameSchema) }),
  v.object({ type: v.literal('unsubscribe'), topics: listOf(NameSchema) }),
  v.object({ type: v.literal('publish'), topic: NameSchema, data: v.custom((data) => isWithin(data)) }),
]);

/** Parsed, to read. */
export type ClientMessage = v.InferOutput<typeof ClientMessageSchema> | v.InferOutput<typeof OpenMessageSchema>;
export type Message<T extends ClientMessage['type']> = Extract<ClientMessage, { type: T }>;
/** The same before parsing, with plain strings: what a client writes. */
export type ClientFrame = v.InferInput<typeof ClientMessageSchema>;
/** What an error is about, where that much could be read. */
export interface About {
  readonly re?: (typeof CLIENT_TYPES)[number] | undefined;
  readonly id?: string | undefined;
  readonly key?: string | undefined;
}
/** What the server writes. */
export type ServerFrame =
  | { type: 'challenge'; nonce: string; limits: { message: number; letter: number } }
  | { type: 'proved' | 'registered'; key: string }
  | { type: 'publish'; topic: string; data: string; clients: number }
  | { type: 'pong' }
  | { type: 'notice'; key: string; notice: string }
  | { type: 'deposited'; id: string }
  | { type: 'letters'; key: string; letters: { id: string; letter: string; at: number }[] }
  | { type: 'acknowledged'; key: string; ids: string[] }
  | { type: 'relays'; urls: string[]; username: string; password: string; seconds: number }
  | ({ type: 'error'; code: ErrorCode } & About);

/** An answer that says no. */
export const refusal = (code: ErrorCode, about: About = {}): ServerFrame => ({ type: 'error', code, ...about });

const known = <T extends v.GenericSchema>(schema: T) => v.fallback(v.optional(schema), undefined);
const ClaimsSchema = v.object({
  type: known(v.picklist(CLIENT_TYPES)),
  id: known(LetterIdSchema),
  key: known(AddressSchema),
  topic: known(AddressSchema),
});
/** What a client's frame claims to be and to be about: what an error about it carries. */
export function aboutOf(frame: unknown): About {
  const { type, id, key, topic = key } = v.parse(v.fallback(ClaimsSchema, {}), frame);
  return { re: type, id, key: topic };
}

/** Not JSON: undefined, which no schema takes. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type Parsed =
  | { readonly ok: true; readonly value: ClientMessage }
  | { readonly ok: false; readonly error: { readonly tag: 'malformed' | 'too-large'; readonly about: About } };

/** Reads one frame from a client; `open`: also y-webrtc's own. Never throws. */
export function parseClientMessage(text: string, open = false): Parsed {
  const json = text.length > LIMITS.message ? undefined : jsonOf(text);
  const named = open ? v.safeParse(OpenMessageSchema, json, { abortEarly: true }) : null;
  if (named?.success) return { ok: true, value: named.output };
  const parsed = v.safeParse(ClientMessageSchema, json, { abortEarly: true });
  if (parsed.success) return { ok: true, value: parsed.output };
  const isLarge = text.length > LIMITS.message || parsed.issues[0].type === 'max_length';
  return { ok: false, error: { tag: isLarge ? 'too-large' : 'malformed', about: aboutOf(json) } };
}

/** A topic, mailbox or programme from outside; null when it is not a key in canonical base64url. */
export function parseAddress(text: string): Address | null {
  const parsed = v.safeParse(AddressSchema, text);
  return parsed.success ? parsed.output : null;
}

/** A programme's word that anybody may leave `most` letters in the mailbox `to`, until then (Unix time, s). */
export type Ticket = v.InferOutput<typeof TicketSchema>;
/** What the programme signs. */
export const ticketPayload = (to: string, { until, most }: Pick<Ticket, 'until' | 'most'>): string =>
  `binome/1/ticket\0${JSON.stringify([to, until, most])}`;

/** What a proof signs under the label `topic` ("binome/1/topic\0" goes before it): the connection's nonce, then the key. */
export function proofPayload(nonce: Uint8Array, key: Uint8Array): Uint8Array {
  return Uint8Array.from([...nonce, ...key]);
}
