/**
 * A bundle's shell: documents deflated; then, with the workspace, the recipient, the number and the hash of the one
 * before, signed by the device; then padded; then sealed under the workspace's key for bundles, for that recipient.
 * Inside the seal: length 4, big endian | envelope | zeros. One that brings newer epochs along has their records at the
 * end of the envelope, of version 2 then, and a second seal around all of it: epochs.ts.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { hash, openSigned, type SigningPair, sign, toText, verifyDevice } from '../../../crypto/index.ts';
import { err, ok, type Result } from '../../../crypto/result.ts';
import { deflate, inflate } from '../documents/deflate.ts';
import { MESSAGE_LIMIT, readBytes } from '../documents/frames.ts';
import { BUNDLE_LIMIT, contain, HEADER, openContainer } from './container.ts';
import { decodeDocuments, encodeDocuments } from './contents.ts';
import { type Direction, type Handing, type Keys, overheadOf, seal, unseal } from './epochs.ts';
import type { BundleContents, BundleRefusal, OpenedBundle } from './types.ts';

const VERSION = 1;
const WITH_EPOCHS = 2;
const HASH_LENGTH = 32;
const LENGTH = 4;

export interface Maker {
  readonly device: SigningPair;
  readonly certificate: Uint8Array;
  readonly random: (length: number) => Uint8Array;
}

/** The whole file. `too-large` over the limits that `openBundle` keeps. */
export async function sealBundle(
  contents: BundleContents,
  direction: Direction,
  { device, certificate, random }: Maker,
  handing: Handing | null = null,
): Promise<Result<Uint8Array, { readonly tag: 'too-large' }>> {
  const documents = encodeDocuments(contents.documents);
  if (documents.length > MESSAGE_LIMIT) return err({ tag: 'too-large' });
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, handing === null ? VERSION : WITH_EPOCHS);
  encoding.writeVarString(encoder, direction.workspace);
  encoding.writeVarString(encoder, direction.to);
  encoding.writeVarUint8Array(encoder, certificate);
  encoding.writeVarUint(encoder, contents.sequence);
  encoding.writeUint8Array(encoder, contents.previous);
  encoding.writeVarUint(encoder, contents.made);
  writeSeen(encoder, contents.seen);
  encoding.writeVarUint8Array(encoder, await deflate(documents));
  if (handing !== null) encoding.writeVarUint8Array(encoder, handing.message);
  const around = overheadOf(handing);
  const padded = pad(sign('bundle', encoding.toUint8Array(encoder), device), HEADER + around);
  if (padded.length + around > BUNDLE_LIMIT) return err({ tag: 'too-large' });
  return ok(contain(seal(padded, direction, handing, random)));
}

/** Who may have made it, and who else in the workspace a bundle could be for. */
export interface Reader extends Keys {
  readonly members: ReadonlySet<string>;
}

/** Proves who made it, then reads it. Never throws; inflates no more than MESSAGE_LIMIT, and only what a member signed. */
export async function openBundle(file: Uint8Array, reader: Reader): Promise<Result<OpenedBundle, BundleRefusal>> {
  const sealed = openContainer(file);
  if (!sealed.ok) return sealed;
  const unsealed = unseal(sealed.value, reader);
  if (unsealed === null) return err({ tag: isOwn(sealed.value, reader) ? 'own' : 'not-for-you' });
  const envelope = unpad(unsealed.plain);
  if (envelope === null) return err({ tag: 'malformed' });
  const signed = openSigned('bundle', envelope);
  if (!signed.ok) return err({ tag: 'not-genuine' });
  const head = readHead(signed.value.payload);
  if (head === null) return err({ tag: 'malformed' });
  if (head === 'newer') return err({ tag: 'newer-version' });
  const certificate = verifyDevice(head.certificate);
  const device = toText(signed.value.signer);
  const isGenuine =
    certificate.ok &&
    toText(certificate.value.device) === device &&
    reader.members.has(toText(certificate.value.person)) &&
    head.workspace === reader.workspace &&
    head.to === reader.to;
  if (!isGenuine) return err({ tag: 'not-genuine' });
  const documents = await inflate(head.documents, MESSAGE_LIMIT);
  if (!documents.ok) return err(documents.error);
  const decoded = decodeDocuments(documents.value);
  if (decoded === null) return err({ tag: 'malformed' });
  const { sequence, previous, made, seen, epochs } = head;
  const { key, place } = unsealed;
  const person = toText(certificate.value.person);
  return ok({
    sequence,
    previous,
    made,
    seen,
    documents: decoded,
    person,
    device,
    hash: hash(file),
    epochs,
    key,
    place,
  });
}

/** Made by the reader's person for another one. */
function isOwn(sealed: Uint8Array, reader: Reader): boolean {
  return [...reader.members].some((to) => {
    const unsealed = to === reader.to ? null : unseal(sealed, { ...reader, to });
    const envelope = unsealed && unpad(unsealed.plain);
    const signed = envelope && openSigned('bundle', envelope);
    const head = signed?.ok ? readHead(signed.value.payload) : null;
    const certificate = head === null || head === 'newer' ? null : verifyDevice(head.certificate);
    return certificate?.ok === true && toText(certificate.value.person) === reader.to;
  });
}

interface Head extends Omit<BundleContents, 'documents'> {
  readonly workspace: string;
  readonly to: string;
  readonly certificate: Uint8Array;
  readonly documents: Uint8Array;
  readonly epochs: Uint8Array | null;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function readHead(payload: Uint8Array): Head | 'newer' | null {
  try {
    const decoder = decoding.createDecoder(payload);
    const version = decoding.readVarUint(decoder);
    if (version !== VERSION && version !== WITH_EPOCHS) return version > WITH_EPOCHS ? 'newer' : null;
    const workspace = utf8.decode(readBytes(decoder));
    const to = utf8.decode(readBytes(decoder));
    const certificate = readBytes(decoder);
    const sequence = decoding.readVarUint(decoder);
    if (decoder.arr.length - decoder.pos < HASH_LENGTH) return null;
    const previous = decoding.readUint8Array(decoder, HASH_LENGTH);
    const made = decoding.readVarUint(decoder);
    const seen = readSeen(decoder);
    const documents = readBytes(decoder);
    const epochs = version === WITH_EPOCHS ? readBytes(decoder) : null;
    if (seen === null || decoding.hasContent(decoder) || sequence < 1) return null;
    return { workspace, to, certificate, sequence, previous, made, seen, documents, epochs };
  } catch {
    // lib0 throws past the end, on a number over 2^53 and on broken UTF-8.
    return null;
  }
}

const MOST_DEVICES = 64;

function writeSeen(encoder: encoding.Encoder, seen: BundleContents['seen']): void {
  encoding.writeVarUint(encoder, seen.size);
  for (const [device, sequence] of seen) {
    encoding.writeVarString(encoder, device);
    encoding.writeVarUint(encoder, sequence);
  }
}

function readSeen(decoder: decoding.Decoder): Map<string, number> | null {
  const count = decoding.readVarUint(decoder);
  if (count > MOST_DEVICES) return null;
  const seen = new Map<string, number>();
  for (let left = count; left > 0; left -= 1) {
    const device = utf8.decode(readBytes(decoder));
    seen.set(device, decoding.readVarUint(decoder));
  }
  return seen;
}

const KIB = 1024;
const LARGEST = 64 * KIB;

/** The file will have 1, 2, 4 … 64 KiB, or whole 64 KiB: its size says little of what was written. */
function pad(envelope: Uint8Array, outside: number): Uint8Array {
  const least = outside + LENGTH + envelope.length;
  let size = KIB;
  while (size < least && size < LARGEST) size *= 2;
  if (size < least) size = Math.ceil(least / LARGEST) * LARGEST;
  const padded = new Uint8Array(size - outside);
  new DataView(padded.buffer).setUint32(0, envelope.length);
  padded.set(envelope, LENGTH);
  return padded;
}

/** Null unless it is what `pad` made. */
function unpad(padded: Uint8Array): Uint8Array | null {
  if (padded.length < LENGTH) return null;
  const length = new DataView(padded.buffer, padded.byteOffset).getUint32(0);
  const envelope = padded.slice(LENGTH, LENGTH + length);
  const isFilled = padded.subarray(LENGTH + length).every((byte) => byte === 0);
  return envelope.length === length && isFilled ? envelope : null;
}
