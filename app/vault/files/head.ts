/** The head of a kept file: what it is, before it is sealed. version 1 | origin 1 | size 8 | id 43 letters | hashes, once known. */
import type { FileOutline } from '../../../crypto/file.ts';
import type { FileOrigin } from './types.ts';

export interface Head {
  readonly id: string;
  readonly size: number;
  readonly origin: FileOrigin;
  readonly outline: FileOutline | null;
}

const VERSION = 1;
const ORIGINS: readonly FileOrigin[] = ['made', 'wanted'];
const SIZE_AT = 2;
const ID_AT = 10;
const HASHES_AT = ID_AT + 43;

export function encodeHead({ id, size, origin, outline }: Head): Uint8Array {
  const hashes = outline?.hashes ?? new Uint8Array();
  const bytes = new Uint8Array(HASHES_AT + hashes.length);
  bytes[0] = VERSION;
  bytes[1] = ORIGINS.indexOf(origin);
  new DataView(bytes.buffer).setFloat64(SIZE_AT, size);
  bytes.set(new TextEncoder().encode(id), ID_AT);
  bytes.set(hashes, HASHES_AT);
  return bytes;
}

/** Null for what is none, or one of a newer app. It was sealed, so what opens was written by an app of ours. */
export function readHead(bytes: Uint8Array): Head | null {
  const origin = ORIGINS[bytes[1] ?? ORIGINS.length];
  if (bytes.length < HASHES_AT || bytes[0] !== VERSION || origin === undefined) return null;
  const size = new DataView(bytes.buffer, bytes.byteOffset).getFloat64(SIZE_AT);
  const id = new TextDecoder().decode(bytes.subarray(ID_AT, HASHES_AT));
  const hashes = bytes.slice(HASHES_AT);
  return { id, size, origin, outline: hashes.length === 0 ? null : { size, hashes } };
}
