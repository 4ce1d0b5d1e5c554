import { createDecoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding';
import { decodeStateVector } from 'yjs';
import { parseUpdate } from '../update/parse.ts';

/** y-webrtc's own messages, as far as the Link must know them. */
const SYNC = 0;
const AWARENESS = 1;
const QUERY_AWARENESS = 3;
const STEP_1 = 0;
const STEP_2 = 1;
const UPDATE = 2;

/** Presence is a few hundred bytes. */
const AWARENESS_LIMIT = 1024 * 1024;
/** The root document is small, and what collects in it between two openings is less. */
const RUNS_LIMIT = 16 * 1024;

/**
 * True for a message that y-webrtc can read, decoded here to its end: whatever is thrown afterwards is our own fault and
 * not the other side's. Refused as well: what y-webrtc would only expect from its BroadcastChannel (a claim of that kind
 * over the wire makes it ignore a peer), and updates that Yjs would choke on.
 */
export function admitsRoot(message: Uint8Array): boolean {
  const [type, step] = message;
  if (type === QUERY_AWARENESS) return true;
  try {
    if (type === AWARENESS) return message.length < AWARENESS_LIMIT && isAwareness(content(message, 1));
    if (type !== SYNC) return false;
    if (step === STEP_1) return decodeStateVector(content(message, 2)) instanceof Map;
    return (step === STEP_2 || step === UPDATE) && isAdmitted(content(message, 2));
  } catch {
    // Cut short, or no state vector, or no JSON.
    return false;
  }
}

const content = (message: Uint8Array, after: number): Uint8Array =>
  readVarUint8Array(createDecoder(message.subarray(after)));

/** y-webrtc applies the bytes as they came: what should be much shorter is refused here. */
function isAdmitted(update: Uint8Array): boolean {
  const parsed = parseUpdate(update);
  return parsed !== null && update.length - parsed.update.length < RUNS_LIMIT;
}

/** Throws on what is no awareness update, as y-protocols would in the middle of applying it. */
function isAwareness(update: Uint8Array): boolean {
  const decoder = createDecoder(update);
  for (let left = readVarUint(decoder); left > 0; left -= 1) {
    readVarUint(decoder);
    readVarUint(decoder);
    JSON.parse(readVarString(decoder));
  }
  return true;
}

/** The answer of a document that has nothing for the other: an update without structs or deletions. Nobody waits for it, since nobody reads y-webrtc's `synced`. */
export const isEmptyAnswer = (sent: Uint8Array): boolean =>
  sent.length === 5 && sent[0] === SYNC && sent[1] === STEP_2 && sent[2] === 2 && sent[3] === 0 && sent[4] === 0;

/** y-webrtc sends every update and cursor it applies to all, its sender included. True when `sent` is only `delivered` going back. */
export function isEcho(delivered: Uint8Array, sent: Uint8Array): boolean {
  if (delivered.length !== sent.length) return false;
  // A first synchronisation arrives as step 2 and would leave as an update.
  const sameStep = delivered[1] === sent[1] || (sent[0] === SYNC && delivered[1] === STEP_2 && sent[1] === UPDATE);
  if (delivered[0] !== sent[0] || !sameStep) return false;
  for (let at = 2; at < sent.length; at += 1) if (sent[at] !== delivered[at]) return false;
  return true;
}
