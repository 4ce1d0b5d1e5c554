/**
 * What two devices show each other when there is no server, small enough for one code: a side's session, and once it is
 * known how it can be reached, sealed with the workspace's secret for introductions. `binome` | `h` | version 1 | sealed.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { fromText, type Sealer, toText } from '../../../crypto/index.ts';
import { err, ok, type Result } from '../../../crypto/result.ts';
import { readBytes } from '../documents/frames.ts';
import { joined } from '../documents/joined.ts';
import { sameBytes } from '../documents/vector.ts';
import { type LinkSignal, parseSignal } from '../link/signal.ts';
import { type Candidate, candidateOf, type Described, describe, sdpOf } from './described.ts';

const HEADER = Uint8Array.of(0x62, 0x69, 0x6e, 0x6f, 0x6d, 0x65, 0x68, 1);
/** The header in base64, up to where a character depends on what follows. */
const MARK = 'Ymlub21laA';
const LIMIT = 4 * 1024;
const NONCE = 16;
const FINGERPRINT = 32;
const MEETING = 4;
const MOST_CANDIDATES = 16;
const KINDS = ['hello', 'offer', 'answer'] as const;
const TYPES = ['host', 'srflx', 'relay'] as const;

export interface HandLetter {
  /** 4 bytes of this meeting: both sides' letters bear them. */
  readonly meeting: Uint8Array;
  /** One hello; or a description and the ways to reach its sender. */
  readonly signals: readonly LinkSignal[];
}

export type HandError =
  /** Nothing of the kind is in the text, or it was cut. */
  | { readonly tag: 'not-a-greeting' }
  /** Not sealed by the other device of this workspace, or changed on its way. */
  | { readonly tag: 'not-for-you' };

export const newMeeting = (random: (length: number) => Uint8Array): Uint8Array => random(MEETING);

/** Throws when there is nothing to tell: no signal, or a description without a certificate, which no browser writes. */
export function sealLetter(
  { meeting, signals }: HandLetter,
  sealer: Sealer,
  random: (length: number) => Uint8Array,
): Uint8Array {
  const described = describedIn(signals);
  const first = signals.find(({ inner }) => inner !== undefined && 'sdp' in inner) ?? signals[0];
  const nonce = first === undefined ? null : fromText(first.nonce, NONCE);
  if (first === undefined || nonce?.ok !== true) throw new Error('a letter tells of a session');
  const encoder = encoding.createEncoder();
  encoding.writeUint8Array(encoder, meeting);
  encoding.writeVarUint(encoder, first.session);
  encoding.writeUint8Array(encoder, nonce.value);
  for (const number of [first.bid, first.count, first.reply]) encoding.writeVarUint(encoder, number);
  encoding.writeVarUint(encoder, described === null ? 0 : KINDS.indexOf(described.type));
  if (described !== null) writeDescribed(encoder, described);
  return joined([HEADER, sealer.seal(encoding.toUint8Array(encoder), random)]);
}

function describedIn(signals: readonly LinkSignal[]): Described | null {
  const candidates = signals.flatMap(({ inner }) => (inner?.type === 'candidate' ? [inner.candidate.candidate] : []));
  for (const { inner } of signals) {
    if (inner === undefined || !('sdp' in inner)) continue;
    const described = describe(inner.type, inner.sdp, candidates);
    if (described === null) throw new Error('a description names a certificate');
    return described;
  }
  return null;
}

function writeDescribed(encoder: encoding.Encoder, { ufrag, pwd, fingerprint, candidates }: Described): void {
  encoding.writeVarString(encoder, ufrag);
  encoding.writeVarString(encoder, pwd);
  encoding.writeUint8Array(encoder, fingerprint);
  const carried = candidates.slice(0, MOST_CANDIDATES);
  encoding.writeVarUint(encoder, carried.length);
  for (const { priority, address, port, type } of carried) {
    encoding.writeVarUint(encoder, priority);
    encoding.writeVarString(encoder, address);
    encoding.writeVarUint(encoder, port);
    encoding.writeVarUint(encoder, TYPES.indexOf(type));
  }
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
export function openLetter(bytes: Uint8Array, sealer: Sealer): Result<HandLetter, HandError> {
  if (!sameBytes(bytes.subarray(0, HEADER.length), HEADER)) return err({ tag: 'not-a-greeting' });
  const opened = sealer.open(bytes.subarray(HEADER.length));
  const letter = opened.ok ? readLetter(opened.value) : null;
  return letter === null ? err({ tag: 'not-for-you' }) : ok(letter);
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function readLetter(bytes: Uint8Array): HandLetter | null {
  try {
    const decoder = decoding.createDecoder(bytes);
    const number = (): number => decoding.readVarUint(decoder);
    const meeting = decoding.readUint8Array(decoder, MEETING);
    const session = number();
    const nonce = toText(decoding.readUint8Array(decoder, NONCE));
    const [bid, count, reply, kind] = [number(), number(), number(), KINDS[number()]];
    if (kind === undefined) return null;
    const head = { type: 'link', session, nonce, bid, reply };
    const inners = kind === 'hello' ? [undefined] : innersOf(readDescribed(decoder, kind));
    if (decoding.hasContent(decoder)) return null;
    const signals = inners.flatMap((inner, at) => {
      const signal = parseSignal({ ...head, count: count + at, ...(inner !== undefined && { inner }) });
      return signal.ok ? [signal.value] : [];
    });
    return signals.length === inners.length ? { meeting, signals } : null;
  } catch {
    // lib0 throws past the end, on a number over 2^53 and on broken UTF-8.
    return null;
  }
}

function readDescribed(decoder: decoding.Decoder, type: 'offer' | 'answer'): Described {
  const text = (): string => utf8.decode(readBytes(decoder));
  const [ufrag, pwd] = [text(), text()];
  // A line more in a description would be another description.
  if (!/^[\w+/-]+ [\w+/-]+$/.test(`${ufrag} ${pwd}`)) throw new RangeError('not a credential');
  const fingerprint = decoding.readUint8Array(decoder, FINGERPRINT);
  const candidates: Candidate[] = [];
  const many = decoding.readVarUint(decoder);
  for (let left = Math.min(many, MOST_CANDIDATES); left > 0; left -= 1) {
    const [priority, address, port] = [decoding.readVarUint(decoder), text(), decoding.readVarUint(decoder)];
    const kind = TYPES[decoding.readVarUint(decoder)];
    if (kind === undefined || !/^[\w.:-]{2,64}$/.test(address)) throw new RangeError('not a candidate');
    candidates.push({ priority, address, port, type: kind });
  }
  return { type, ufrag, pwd, fingerprint, candidates };
}

const innersOf = (described: Described) => [
  { type: described.type, sdp: sdpOf(described) },
  ...described.candidates.map((each, at) => ({
    type: 'candidate',
    candidate: { candidate: candidateOf(each, at), sdpMLineIndex: 0, sdpMid: '0' },
  })),
];
