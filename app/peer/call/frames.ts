/** The messages of a call, on a channel of their own of a proven link. What does not parse is passed over. */
import * as v from 'valibot';

const MAX_BYTES = 24 * 1024;

/** Why somebody is not in a call, or not any more. `elsewhere`: another device of the same person answered. */
const OUTS = ['left', 'declined', 'busy', 'full', 'elsewhere', 'unanswered'] as const;
export type Out = (typeof OUTS)[number];

const call = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22}$/));
const sdp = v.pipe(v.string(), v.maxLength(16 * 1024));
const mid = v.pipe(v.string(), v.maxLength(16));

const schema = v.variant('type', [
  /** I am in this call, of so many with me. `ring`: and you are asked to come. */
  v.object({
    type: v.literal('in'),
    call,
    count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(16)),
    ring: v.boolean(),
  }),
  v.object({ type: v.literal('out'), call, why: v.picklist(OUTS) }),
  /** What I give: shown in words, never guessed from what arrives. */
  v.object({ type: v.literal('gives'), microphone: v.boolean(), camera: v.boolean(), screen: v.boolean() }),
  /** From the end that leads. `places`: of the microphone, the camera and the screen; empty: nothing is carried any more. */
  v.object({ type: v.literal('offer'), sdp, places: v.pipe(v.array(mid), v.maxLength(3)) }),
  v.object({ type: v.literal('answer'), sdp }),
  /** From the other end: offer anew. */
  v.object({ type: v.literal('again') }),
]);

export type CallMessage = v.InferOutput<typeof schema>;
export type MediaMessage = Extract<CallMessage, { type: 'offer' | 'answer' | 'again' }>;

const utf8 = new TextDecoder('utf-8', { fatal: true });

export const encodeCall = (message: CallMessage): Uint8Array => new TextEncoder().encode(JSON.stringify(message));

/** Null when it is not a message of this version. */
export function parseCall(bytes: Uint8Array): CallMessage | null {
  if (bytes.length > MAX_BYTES) return null;
  try {
    const parsed = v.safeParse(schema, JSON.parse(utf8.decode(bytes)));
    return parsed.success ? parsed.output : null;
  } catch {
    return null; // Not text, or not JSON.
  }
}
