/**
 * The messages of the documents channel. One frame: a byte that says plain or deflated, then the message:
 * type, document, number, and, for a sync, the bytes of y-protocols' own sync message.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { messageYjsSyncStep1, messageYjsSyncStep2, messageYjsUpdate } from 'y-protocols/sync';
import { err, ok, type Result } from '../../../crypto/result.ts';
import { deflate, inflate } from './deflate.ts';
import { joined } from './joined.ts';
import type { Thrift } from './thrift.ts';

export const PROTOCOL_VERSION = 1;

/** Inflated, a message is at most this. A longer difference closes the link rather than the other side's memory. */
export const MESSAGE_LIMIT = 32 * 1024 * 1024;
const DOCUMENT_ID_LIMIT = 128;
/** Below it, the stream's own cost is more than what it saves. */
const DEFLATE_FROM = 1024;
export const DIGEST_LENGTH = 8;

export type DocumentMessage =
  /** First on every connection. `client` is the Yjs client id of the device for this session. */
  | { readonly type: 'hello'; readonly version: number; readonly client: number }
  /** Last: this device leaves, and will not answer. Without it the other side would look for it for some seconds. */
  | { readonly type: 'bye' }
  /** Last as well: all is delivered, and to spare data this device stays away until one of the two has something new. */
  | { readonly type: 'rest' }
  /** "This is where I stand": asks for the difference. `deletions` is a digest of the delete set, which no vector shows. */
  | {
      readonly type: 'state';
      readonly document: string;
      readonly deletions: Uint8Array;
      readonly vector: Uint8Array;
    }
  /** `number` rises by one a message, a document and a connection. */
  | {
      readonly type: 'difference' | 'update';
      readonly document: string;
      readonly number: number;
      readonly update: Uint8Array;
    }
  /** Everything up to `number`, and all that `vector` counts, is durably on this side's disk. */
  | { readonly type: 'acknowledge'; readonly document: string; readonly number: number; readonly vector: Uint8Array };

export type FrameError = { readonly tag: 'malformed' } | { readonly tag: 'too-large' };

const HELLO = 0;
const SYNC = 1;
const ACKNOWLEDGE = 2;
const BYE = 3;
const REST = 4;
const PLAIN = 0;
const DEFLATED = 1;

/** The frame to send at once, or a promise of it when it is long enough to be deflated, where that pays. */
export function encodeFrame(message: DocumentMessage, means?: FrameMeans): Uint8Array | Promise<Uint8Array> {
  const plain = joined([Uint8Array.of(PLAIN), ...encodeMessage(message)]);
  const body = plain.subarray(1);
  if (body.length < DEFLATE_FROM || means?.thrift.pays(body.length) === false) return plain;
  const began = means?.clock() ?? 0;
  return deflate(body).then((packed) => {
    means?.thrift.deflated(body.length, packed.length, means.clock() - began);
    return packed.length < body.length ? joined([Uint8Array.of(DEFLATED), packed]) : plain;
  });
}

export interface FrameMeans {
  readonly thrift: Thrift;
  readonly clock: () => number;
}

/** Reads one frame from the other side. Never throws; never inflates past MESSAGE_LIMIT. */
export function parseFrame(
  frame: Uint8Array,
): Result<DocumentMessage, FrameError> | Promise<Result<DocumentMessage, FrameError>> {
  const body = frame.subarray(1);
  if (frame[0] === PLAIN) {
    return body.length > MESSAGE_LIMIT ? err({ tag: 'too-large' }) : decodeMessage(body);
  }
  if (frame[0] !== DEFLATED) return err({ tag: 'malformed' });
  return inflate(body, MESSAGE_LIMIT).then((inflated) => (inflated.ok ? decodeMessage(inflated.value) : inflated));
}

/** In parts, so that a long update is copied once, into its frame. */
function encodeMessage(message: DocumentMessage): readonly Uint8Array[] {
  const encoder = encoding.createEncoder();
  switch (message.type) {
    case 'hello':
      encoding.writeVarUint(encoder, HELLO);
      encoding.writeVarUint(encoder, message.version);
      encoding.writeVarUint(encoder, message.client);
      break;
    case 'bye':
      encoding.writeVarUint(encoder, BYE);
      break;
    case 'rest':
      encoding.writeVarUint(encoder, REST);
      break;
    case 'state':
      encoding.writeVarUint(encoder, SYNC);
      encoding.writeVarString(encoder, message.document);
      encoding.writeVarUint(encoder, messageYjsSyncStep1);
      encoding.writeVarUint8Array(encoder, message.vector);
      encoding.writeVarUint8Array(encoder, message.deletions);
      break;
    case 'difference':
    case 'update': {
      encoding.writeVarUint(encoder, SYNC);
      encoding.writeVarString(encoder, message.document);
      encoding.writeVarUint(encoder, message.type === 'difference' ? messageYjsSyncStep2 : messageYjsUpdate);
      encoding.writeVarUint(encoder, message.update.length);
      const tail = encoding.createEncoder();
      encoding.writeVarUint(tail, message.number);
      return [encoding.toUint8Array(encoder), message.update, encoding.toUint8Array(tail)];
    }
    case 'acknowledge':
      encoding.writeVarUint(encoder, ACKNOWLEDGE);
      encoding.writeVarString(encoder, message.document);
      encoding.writeVarUint(encoder, message.number);
      encoding.writeVarUint8Array(encoder, message.vector);
      break;
    default:
      message satisfies never;
  }
  return [encoding.toUint8Array(encoder)];
}

function decodeMessage(body: Uint8Array): Result<DocumentMessage, FrameError> {
  try {
    const decoder = decoding.createDecoder(body);
    const message = readMessage(decoder);
    if (message !== null && !decoding.hasContent(decoder)) return ok(message);
  } catch {
    // lib0 throws past the end, on a number over 2^53 and on broken UTF-8: each is a malformed message.
  }
  return err({ tag: 'malformed' });
}

function readMessage(decoder: decoding.Decoder): DocumentMessage | null {
  switch (decoding.readVarUint(decoder)) {
    case HELLO:
      return { type: 'hello', version: decoding.readVarUint(decoder), client: decoding.readVarUint(decoder) };
    case SYNC:
      return readSync(decoder, readDocument(decoder));
    case ACKNOWLEDGE: {
      const document = readDocument(decoder);
      const number = decoding.readVarUint(decoder);
      return { type: 'acknowledge', document, number, vector: readBytes(decoder) };
    }
    case BYE:
      return { type: 'bye' };
    case REST:
      return { type: 'rest' };
    default:
      return null;
  }
}

function readSync(decoder: decoding.Decoder, document: string): DocumentMessage | null {
  const step = decoding.readVarUint(decoder);
  const bytes = readBytes(decoder);
  switch (step) {
    case messageYjsSyncStep1: {
      const deletions = readBytes(decoder);
      return deletions.length === DIGEST_LENGTH ? { type: 'state', document, vector: bytes, deletions } : null;
    }
    case messageYjsSyncStep2:
      return { type: 'difference', document, update: bytes, number: decoding.readVarUint(decoder) };
    case messageYjsUpdate:
      return { type: 'update', document, update: bytes, number: decoding.readVarUint(decoder) };
    default:
      return null;
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function readDocument(decoder: decoding.Decoder): string {
  const bytes = readBytes(decoder);
  if (bytes.length > DOCUMENT_ID_LIMIT) throw new RangeError('document id too long');
  return utf8.decode(bytes);
}

/** lib0 checks a length against the whole buffer, not against the view it was given: it would read past a message. */
export function readBytes(decoder: decoding.Decoder): Uint8Array {
  const length = decoding.readVarUint(decoder);
  if (length > decoder.arr.length - decoder.pos) throw new RangeError('length past the end');
  return decoding.readUint8Array(decoder, length);
}
