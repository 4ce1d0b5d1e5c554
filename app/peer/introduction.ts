/**
 * One introduction as y-webrtc writes it, parsed before y-webrtc may read it: its own handler throws on a missing
 * field (yjs/y-webrtc#40), and an `offer` or `answer` would start its glare code, which the Link settles instead.
 */
import * as v from 'valibot';
import type { Random, Sealer } from '../../crypto/index.ts';
import { lengthen, shorten } from './phrases.ts';

// y-webrtc's peer ids are UUIDs; the bound is on what a member could make us keep.
const PeerIdSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
/** Only the Link's own signal passes. What is inside is the Link's to parse. */
const SignalSchema = v.looseObject({ type: v.literal('link') });

/** Without y-webrtc's token, which only its glare code reads. */
const IntroductionSchema = v.variant('type', [
  v.object({ type: v.literal('announce'), from: PeerIdSchema }),
  // Ours, and not for y-webrtc: a device that keeps no room open asks who is there (watch.ts).
  v.object({ type: v.literal('call'), from: PeerIdSchema }),
  v.object({
    type: v.literal('signal'),
    from: PeerIdSchema,
    to: PeerIdSchema,
    signal: SignalSchema,
  }),
]);

export type Introduction = v.InferOutput<typeof IntroductionSchema>;

/** Null: not an introduction that y-webrtc may see or send. */
export function parseIntroduction(data: unknown): Introduction | null {
  const parsed = v.safeParse(IntroductionSchema, data, { abortEarly: true });
  return parsed.success ? parsed.output : null;
}

export function sealIntroduction(introduction: Introduction, sealer: Sealer, random: Random): Uint8Array {
  return sealer.seal(shorten(JSON.stringify(introduction)), random);
}

/** Null on anything not sealed with the room's secret, or not an introduction. Never throws. */
export function openIntroduction(sealed: Uint8Array, sealer: Sealer): Introduction | null {
  const opened = sealer.open(sealed);
  if (!opened.ok) return null;
  try {
    const text = lengthen(opened.value);
    return text === null ? null : parseIntroduction(JSON.parse(text));
  } catch {
    // A member's device that seals garbage is treated like one that does not know the secret.
    return null;
  }
}
