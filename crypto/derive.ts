import { expand, extract } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concat, uint32, utf8 } from './bytes.ts';

/** What a derived key is for. Closed, without a zero byte, so that none is the beginning of another once ended by one. */
export type Kind =
  | 'person/sign'
  | 'person/box'
  | 'mailbox'
  | 'person/own'
  | 'person/kept'
  | 'knowledge'
  | 'place/topic'
  | 'place/key'
  | 'letter'
  | 'device'
  | 'seal'
  | 'seal/long'
  | 'name'
  | 'check/commit'
  | 'check'
  | 'commitment'
  | 'workspace'
  | 'workspace/id'
  | 'workspace/topic'
  | 'workspace/introductions'
  | 'workspace/bundle';

/** SHA-256. */
export function hash(bytes: Uint8Array): Uint8Array {
  return sha256(bytes);
}

/** `binome/1/<kind>`, a zero byte, then every field after its length: different fields never give the same bytes. */
export function bind(kind: Kind, fields: readonly Uint8Array[]): Uint8Array {
  return concat(utf8(`binome/1/${kind}\0`), ...fields.flatMap((field) => [uint32(field.length), field]));
}

/** The pseudorandom key of HKDF-Extract: kept where many keys come from one material, since it is half the work. */
export function extractKey(material: Uint8Array): Uint8Array {
  return extract(sha256, material);
}

/** HKDF-Expand of `length` bytes from such a key. */
export function expandKey(extracted: Uint8Array, info: Uint8Array, length: number): Uint8Array {
  return expand(sha256, extracted, info, length);
}

/** HKDF-SHA256 (RFC 5869) without salt, `length` bytes. */
export function derive(material: Uint8Array, info: Uint8Array, length: number): Uint8Array {
  return expandKey(extractKey(material), info, length);
}
