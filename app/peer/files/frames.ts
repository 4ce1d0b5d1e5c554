/**
 * The messages of the files channel. type 1 | file id 32 | what the type says:
 *
 *   ask-outline                    what is it made of?
 *   outline      size 6 | hashes
 *   ask-piece    index 4
 *   piece        index 4 | bytes
 *   absent                         not here, or not for you: which, is not said
 *   have                           whole here by now; who was told `absent` may ask again
 *   ask-have                       is it whole there? have, or absent
 */
import { type FileOutline, fromText, PIECE_BYTES, pieceCount, toText } from '../../../crypto/index.ts';
import { err, ok, type Result } from '../../../crypto/result.ts';

/** 25 MB: what is longer is not asked for, and not believed. */
export const FILE_LIMIT = 25_000_000;

const TYPES = ['ask-outline', 'outline', 'ask-piece', 'piece', 'absent', 'have', 'ask-have'] as const;
const ID_BYTES = 32;
const HEADER = 1 + ID_BYTES;
const SIZE_BYTES = 6;
const INDEX_BYTES = 4;

export type FileMessage =
  | { readonly type: 'ask-outline'; readonly file: string }
  | { readonly type: 'absent'; readonly file: string }
  | { readonly type: 'have'; readonly file: string }
  | { readonly type: 'ask-have'; readonly file: string }
  | { readonly type: 'outline'; readonly file: string; readonly outline: FileOutline }
  | { readonly type: 'ask-piece'; readonly file: string; readonly index: number }
  | { readonly type: 'piece'; readonly file: string; readonly index: number; readonly bytes: Uint8Array };

export type FileFrameError = { readonly tag: 'malformed' | 'too-large' };

/** Throws on an id that is none: ids are parsed where they enter. */
export function encodeFileFrame(message: FileMessage): Uint8Array {
  const id = fromText(message.file, ID_BYTES);
  if (!id.ok) throw new RangeError('a file has an id of 32 bytes');
  const frame = new Uint8Array(HEADER + bodyLength(message));
  const view = new DataView(frame.buffer);
  frame[0] = TYPES.indexOf(message.type);
  frame.set(id.value, 1);
  if (message.type === 'outline') {
    view.setUint16(HEADER, Math.floor(message.outline.size / 2 ** 32));
    view.setUint32(HEADER + 2, message.outline.size % 2 ** 32);
    frame.set(message.outline.hashes, HEADER + SIZE_BYTES);
  } else if (message.type === 'ask-piece' || message.type === 'piece') {
    view.setUint32(HEADER, message.index);
    if (message.type === 'piece') frame.set(message.bytes, HEADER + INDEX_BYTES);
  }
  return frame;
}

function bodyLength(message: FileMessage): number {
  switch (message.type) {
    case 'outline':
      return SIZE_BYTES + message.outline.hashes.length;
    case 'ask-piece':
      return INDEX_BYTES;
    case 'piece':
      return INDEX_BYTES + message.bytes.length;
    default:
      return 0;
  }
}

/** Reads one message of any bytes; never throws. What it returns shares memory with them. */
export function parseFileFrame(frame: Uint8Array): Result<FileMessage, FileFrameError> {
  const type = TYPES[frame[0] ?? TYPES.length];
  if (type === undefined || frame.length < HEADER) return err({ tag: 'malformed' });
  const file = toText(frame.subarray(1, HEADER));
  const body = frame.subarray(HEADER);
  const view = new DataView(body.buffer, body.byteOffset, body.length);
  switch (type) {
    case 'outline': {
      if (body.length < SIZE_BYTES) return err({ tag: 'malformed' });
      const size = view.getUint16(0) * 2 ** 32 + view.getUint32(2);
      if (size > FILE_LIMIT) return err({ tag: 'too-large' });
      const hashes = body.subarray(SIZE_BYTES);
      if (size === 0 || hashes.length !== 32 * pieceCount(size)) return err({ tag: 'malformed' });
      return ok({ type, file, outline: { size, hashes } });
    }
    case 'ask-piece':
      return body.length === INDEX_BYTES ? ok({ type, file, index: view.getUint32(0) }) : err({ tag: 'malformed' });
    case 'piece': {
      if (body.length <= INDEX_BYTES) return err({ tag: 'malformed' });
      if (body.length > INDEX_BYTES + PIECE_BYTES) return err({ tag: 'too-large' });
      return ok({ type, file, index: view.getUint32(0), bytes: body.subarray(INDEX_BYTES) });
    }
    default:
      return body.length === 0 ? ok({ type, file }) : err({ tag: 'malformed' });
  }
}
