/**
 * The words spoken over the signalling socket, shared by the server and the app. Rules and their reasons: PROTOCOL.md.
 * Text frames of JSON; bytes are base64url without padding. Nothing here needs Node or a browser.
 */
import * as v from 'valibot';

type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** The socket's path. The server takes upgrades on any path; clients and proxies use this one. */
export const SOCKET_PATH = '/signaling';

/** Sizes in bytes, counts in items. */
export const LIMITS = {
  /** One frame from a client. */
  message: 66_560,
  /** The text of one publication. */
  data: 65_536,
  /** One letter, decoded. */
  letter: 32_768,
  /** One programme's notice, decoded. */
  notice: 49_152,
  /** Topics or ids in one message, letters in one page. */
  list: 256,
  /** Letters of one page, decoded, unless a single one is larger. */
  page: 131_072,
  /** Addresses of STUN and TURN servers. */
  relays: 8,
  /** One frame from the server. */
  answer: 262_144,
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

export const AddressSchema = v.pipe(v.string(), v.regex(BYTES_32), v.brand('Address'));
const LetterIdSchema = v.pipe(v.string(), v.regex(BYTES_32), v.brand('LetterId'));
const NonceSchema = v.pipe(v.string(), v.regex(BYTES_32));
const bytesUpTo = (length: number) => v.pipe(v.string(), v.maxLength(Math.ceil((length * 4) / 3)), v.check(isBytes));
const DataSchema = v.pipe(v.string(), v.maxLength(LIMITS.data), v.check(isBytes));
const LetterSchema = v.pipe(bytesUpTo(LIMITS.letter), v.minLength(2));
const NoticeSchema = v.pipe(bytesUpTo(LIMITS.notice), v.minLength(2));
const TopicsSchema = v.pipe(v.array(AddressSchema), v.maxLength(LIMITS.list));
const IdsSchema = v.pipe(v.array(LetterIdSchema), v.maxLength(LIMITS.list));
/** A STUN or TURN server as RTCPeerConnection takes it; anything else would make that one throw. */
export const RelayUrlSchema = v.pipe(
  v.string(),
  v.maxLength(256),
  v.regex(/^(?!stun:.*\?)(?:stun|turns?):(?:[\w.-]+|\[[\da-f:]+\])(?::\d{1,5})?(?:\?transport=(?:udp|tcp))?$/),
);
const CountSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** A topic, a mailbox or a programme: a 32-byte Ed25519 public key. */
export type Address = v.InferOutput<typeof AddressSchema>;
/** The SHA-256 of a letter's bytes. */
export type LetterId = v.InferOutput<typeof LetterIdSchema>;

const ClientMessageSchema = v.variant('type', [
  v.object({ type: v.literal('prove'), key: AddressSchema, signature: v.pipe(v.string(), v.regex(BYTES_64)) }),
  v.object({ type: v.literal('subscribe'), topics: TopicsSchema }),
  v.object({ type: v.literal('unsubscribe'), topics: TopicsSchema }),
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
  }),
  v.object({ type: v.literal('collect'), key: AddressSchema }),
  v.object({ type: v.literal('acknowledge'), key: AddressSchema, ids: IdsSchema }),
  v.object({ type: v.literal('relays') }),
]);

/** y-webrtc's own messages: topics of any name, data of any shape. */
const NameSchema = v.pipe(v.string(), v.maxLength(256));
/** What is passed on is written again, part within part: deep enough, it would use up the stack. */
const isWithin = (data: unknown, depth = 32): boolean =>
  typeof data !== 'object' ||
  data === null ||
  (depth > 0 && Object.values(data).every((part) => isWithin(part, depth - 1)));
const NamesSchema = v.pipe(v.array(NameSchema), v.maxLength(LIMITS.list));
const OpenMessageSchema = v.variant('type', [
  v.object({ type: v.literal('subscribe'), topics: NamesSchema }),
  v.object({ type: v.literal('unsubscribe'), topics: NamesSchema }),
  v.object({ type: v.literal('publish'), topic: NameSchema, data: v.custom((data) => isWithin(data)) }),
]);

const CLIENT_TYPES = ClientMessageSchema.options.map((option) => option.entries.type.literal);

const KeptLetterSchema = v.object({ id: LetterIdSchema, letter: LetterSchema, at: CountSchema });

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
    letters: v.pipe(v.array(KeptLetterSchema), v.maxLength(LIMITS.list)),
  }),
  v.object({ type: v.literal('acknowledged'), key: AddressSchema, ids: IdsSchema }),
  v.object({
    type: v.literal('relays'),
    urls: v.pipe(v.array(RelayUrlSchema), v.maxLength(LIMITS.relays)),
    username: v.pipe(v.string(), v.maxLength(64)),
    password: v.pipe(v.string(), v.maxLength(64)),
    seconds: CountSchema,
  }),
  v.object({
    type: v.literal('error'),
    code: v.picklist(ERROR_CODES),
    re: v.optional(v.picklist(CLIENT_TYPES)),
    id: v.optional(LetterIdSchema),
    key: v.optional(AddressSchema),
  }),
]);

/** Parsed messages, to read. */
export type ClientMessage = v.InferOutput<typeof ClientMessageSchema> | v.InferOutput<typeof OpenMessageSchema>;
export type Message<T extends ClientMessage['type']> = Extract<ClientMessage, { type: T }>;
export type ServerMessage = v.InferOutput<typeof ServerMessageSchema>;
export type ServerError = Extract<ServerMessage, { type: 'error' }>;
/** The same before parsing, with plain strings: what a sender writes. */
export type ClientFrame = v.InferInput<typeof ClientMessageSchema>;
export type ServerFrame = v.InferInput<typeof ServerMessageSchema>;

export type About = Pick<ServerError, 're' | 'id' | 'key'>;

export interface ParseError {
  readonly tag: 'malformed' | 'too-large';
  readonly about: About;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // not JSON: what no schema takes
  }
}
const known = <T extends v.GenericSchema>(schema: T) => v.fallback(v.optional(schema), undefined);
const AboutSchema = v.fallback(
  v.pipe(
    v.object({
      type: known(v.picklist(CLIENT_TYPES)),
      id: known(LetterIdSchema),
      key: known(AddressSchema),
      topic: known(AddressSchema),
    }),
    v.transform(({ type, id, key, topic = key }) => ({
      ...(type !== undefined && { re: type }),
      ...(id !== undefined && { id }),
      ...(topic !== undefined && { key: topic }),
    })),
  ),
  {},
);
/** An answer that says no. */
export const refusal = (code: ErrorCode, about: About = {}): ServerFrame => ({ type: 'error', code, ...about });
/** What a client's frame claims to be and to be about, where that much can be read: what an error about it carries. */
export const aboutOf = (frame: unknown): About => v.parse(AboutSchema, frame);

function parse<S extends typeof ClientMessageSchema | typeof ServerMessageSchema>(
  schema: S,
  json: unknown,
): Result<v.InferOutput<S>, ParseError> {
  const parsed = v.safeParse(schema, json, { abortEarly: true });
  if (parsed.success) return { ok: true, value: parsed.output };
  const tag = parsed.issues[0].type === 'max_length' ? 'too-large' : 'malformed';
  return { ok: false, error: { tag, about: aboutOf(json) } };
}

const TOO_LARGE = { ok: false, error: { tag: 'too-large', about: {} } } as const;
/** What comes most, without the schema's own garbage: a fifth of the time. The schema says the same (protocol.test.ts). */
function isPublication(json: object): json is Message<'publish'> {
  if (!('type' in json && json.type === 'publish' && 'topic' in json && 'data' in json)) return false;
  const { topic, data } = json;
  if (typeof topic !== 'string' || typeof data !== 'string') return false;
  return BYTES_32.test(topic) && data.length <= LIMITS.data && isBytes(data);
}

/** Reads one frame from a client; `open`: also y-webrtc's own. Never throws. */
export function parseClientMessage(text: string, open = false): Result<ClientMessage, ParseError> {
  if (text.length > LIMITS.message) return TOO_LARGE;
  const json = jsonOf(text);
  if (typeof json === 'object' && json !== null && isPublication(json)) return { ok: true, value: json };
  const named = open ? v.safeParse(OpenMessageSchema, json, { abortEarly: true }) : null;
  return named?.success ? { ok: true, value: named.output } : parse(ClientMessageSchema, json);
}

/** Reads one frame from the server, which may lie: the same care. Never throws. */
export function parseServerMessage(text: string): Result<ServerMessage, ParseError> {
  return text.length > LIMITS.answer ? TOO_LARGE : parse(ServerMessageSchema, jsonOf(text));
}

/** A topic, mailbox or programme from outside; null when it is not a key in canonical base64url. */
export function parseAddress(text: string): Address | null {
  const parsed = v.safeParse(AddressSchema, text);
  return parsed.success ? parsed.output : null;
}

/** What a proof signs under the label `topic` ("binome/1/topic\0" goes before it): the connection's nonce, then the key. */
export function proofPayload(nonce: Uint8Array, key: Uint8Array): Uint8Array {
  return Uint8Array.from([...nonce, ...key]);
}
