/**
 * What two devices show each other when there is no server: the Link's own signals, gathered, deflated and sealed with
 * the workspace's secret for introductions. `binome` | `h` | version 1 | sealed, as text or as a few codes.
 */
import * as v from 'valibot';
import { fromText, type Sealer, toText } from '../../../crypto/index.ts';
import { err, ok, type Result } from '../../../crypto/result.ts';
import { deflate, inflate } from '../documents/deflate.ts';
import { joined } from '../documents/joined.ts';
import { sameBytes } from '../documents/vector.ts';
import { type LinkSignal, parseSignal } from '../link/signal.ts';

const HEADER = Uint8Array.of(0x62, 0x69, 0x6e, 0x6f, 0x6d, 0x65, 0x68, 1);
/** The header in base64, up to where a character depends on what follows. */
const MARK = 'Ymlub21laA';
const LIMIT = 64 * 1024;
const MOST_SIGNALS = 64;

export interface HandLetter {
  /** Of this meeting: both sides' letters bear it. */
  readonly meeting: string;
  readonly signals: readonly LinkSignal[];
}

export type HandError =
  /** Nothing of the kind is in the text, or it was cut. */
  | { readonly tag: 'not-a-greeting' }
  /** Not sealed by the other device of this workspace, or changed on its way. */
  | { readonly tag: 'not-for-you' };

const LetterSchema = v.object({
  meeting: v.pipe(v.string(), v.minLength(1), v.maxLength(32)),
  signals: v.pipe(v.array(v.unknown()), v.minLength(1), v.maxLength(MOST_SIGNALS)),
});

export async function sealLetter(
  letter: HandLetter,
  sealer: Sealer,
  random: (length: number) => Uint8Array,
): Promise<Uint8Array> {
  const packed = await deflate(new TextEncoder().encode(JSON.stringify(letter)));
  return joined([HEADER, sealer.seal(packed, random)]);
}

export const textOf = (letter: Uint8Array): string => toText(letter);

/** From a text with whatever stands around it. */
export function letterIn(text: string): Result<Uint8Array, HandError> {
  const bare = text.replace(/[\s\u200B-\u200F\u2060\uFEFF>]/g, '');
  const found = /[A-Za-z0-9_-]+/.exec(bare.slice(Math.max(0, bare.indexOf(MARK))))?.[0] ?? '';
  const bytes = found.startsWith(MARK) && found.length < 2 * LIMIT ? fromText(found) : null;
  return bytes?.ok === true ? ok(bytes.value) : err({ tag: 'not-a-greeting' });
}

/** Never throws. */
export async function openLetter(bytes: Uint8Array, sealer: Sealer): Promise<Result<HandLetter, HandError>> {
  if (!sameBytes(bytes.subarray(0, HEADER.length), HEADER)) return err({ tag: 'not-a-greeting' });
  const packed = sealer.open(bytes.subarray(HEADER.length));
  if (!packed.ok) return err({ tag: 'not-for-you' });
  const json = await inflate(packed.value, LIMIT);
  const parsed = json.ok ? v.safeParse(LetterSchema, parseJson(json.value)) : null;
  if (parsed === null || !parsed.success) return err({ tag: 'not-for-you' });
  const signals = parsed.output.signals.flatMap((each) => {
    const signal = parseSignal(each);
    return signal.ok ? [signal.value] : [];
  });
  return signals.length === parsed.output.signals.length
    ? ok({ meeting: parsed.output.meeting, signals })
    : err({ tag: 'not-for-you' });
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    // A member's device that seals garbage is treated like one that does not know the secret.
    return null;
  }
}
