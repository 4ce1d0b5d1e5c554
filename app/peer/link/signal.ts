/** The one opaque kind of signal that y-webrtc carries for us: it reacts to `offer` and `answer` only, so its own glare code never runs. */
import * as v from 'valibot';
import { err, ok, type Result } from '../../../crypto/result.ts';

const MAX_SDP = 16 * 1024;
const number = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const descriptionSchema = v.object({
  type: v.picklist(['offer', 'answer']),
  sdp: v.pipe(v.string(), v.maxLength(MAX_SDP)),
});
const candidateSchema = v.object({
  type: v.literal('candidate'),
  candidate: v.object({
    candidate: v.pipe(v.string(), v.maxLength(1024)),
    sdpMLineIndex: v.nullable(number),
    sdpMid: v.nullable(v.pipe(v.string(), v.maxLength(64))),
  }),
});
const renegotiateSchema = v.object({ type: v.literal('renegotiate'), renegotiate: v.literal(true) });
const innerSchema = v.variant('type', [descriptionSchema, candidateSchema, renegotiateSchema]);

const schema = v.object({
  type: v.literal('link'),
  /** Rising within a page; a higher one means that its sender began again. */
  session: v.pipe(number, v.minValue(1)),
  /** 16 random bytes of that session. */
  nonce: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22}$/)),
  /** Who offers: the higher bid, then the larger nonce. Fixed for a session. */
  bid: v.pipe(number, v.maxValue(1_000_000)),
  /** Rising within a session: a repeated signal is ignored. */
  count: v.pipe(number, v.minValue(1)),
  /** The receiver's session this is meant for; 0 when not known. */
  reply: number,
  inner: v.optional(innerSchema),
});

/** What simple-peer says to its counterpart. */
export type InnerSignal = v.InferOutput<typeof innerSchema>;
export type LinkSignal = v.InferOutput<typeof schema>;
export type SignalError = { readonly tag: 'malformed' };

export function parseSignal(data: unknown): Result<LinkSignal, SignalError> {
  const parsed = v.safeParse(schema, data);
  return parsed.success ? ok(parsed.output) : err({ tag: 'malformed' });
}

/** Narrows what simple-peer emits to what we carry; null for kinds that this version does not use. */
export function parseInner(data: unknown): InnerSignal | null {
  const parsed = v.safeParse(innerSchema, data);
  return parsed.success ? parsed.output : null;
}
