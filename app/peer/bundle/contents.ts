/** The documents inside a bundle, as bytes and back. Nothing here is trusted until it is parsed to its end. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { DIGEST_LENGTH, readBytes } from '../documents/frames.ts';
import { parseVector } from '../documents/vector.ts';
import type { BundleDocument } from './types.ts';

const MOST_DOCUMENTS = 10_000;
const ID_LIMIT = 128;
const NOTHING = 0;
const UPDATE = 1;

export function encodeDocuments(documents: readonly BundleDocument[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, documents.length);
  for (const { id, vector, deletions, update } of documents) {
    encoding.writeVarString(encoder, id);
    encoding.writeVarUint8Array(encoder, vector);
    encoding.writeUint8Array(encoder, deletions);
    encoding.writeVarUint(encoder, update === null ? NOTHING : UPDATE);
    if (update !== null) encoding.writeVarUint8Array(encoder, update);
  }
  return encoding.toUint8Array(encoder);
}

/** Null on anything that `encodeDocuments` does not write. Never throws. */
export function decodeDocuments(bytes: Uint8Array): BundleDocument[] | null {
  try {
    const decoder = decoding.createDecoder(bytes);
    const count = decoding.readVarUint(decoder);
    if (count > MOST_DOCUMENTS) return null;
    const documents: BundleDocument[] = [];
    for (let left = count; left > 0; left -= 1) {
      const document = readDocument(decoder);
      if (document === null) return null;
      documents.push(document);
    }
    const ids = new Set(documents.map(({ id }) => id));
    return decoding.hasContent(decoder) || ids.size < count ? null : documents;
  } catch {
    // lib0 throws past the end, on a number over 2^53 and on broken UTF-8.
    return null;
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function readDocument(decoder: decoding.Decoder): BundleDocument | null {
  const id = readBytes(decoder);
  const vector = readBytes(decoder);
  if (id.length > ID_LIMIT || parseVector(vector) === null) return null;
  if (decoder.arr.length - decoder.pos < DIGEST_LENGTH) return null;
  const deletions = decoding.readUint8Array(decoder, DIGEST_LENGTH);
  const follows = decoding.readVarUint(decoder);
  if (follows !== NOTHING && follows !== UPDATE) return null;
  const update = follows === UPDATE ? readBytes(decoder) : null;
  return { id: utf8.decode(id), vector, deletions, update };
}
