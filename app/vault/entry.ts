/**
 * One entry of a vault's log. The version in front is readable without the key, so that a newer app's entries are told
 * from damaged ones; everything else, the kind included, is sealed.
 *
 *   1 | sealed(kind 1 | payload)    short, made at once
 *   long box of kind 1 | payload    whose own first byte is the 2; made beside the page
 */
import type { LongSealer, Random, Sealer, Secret } from '../../crypto/index.ts';
import { longSealer, sealer } from '../../crypto/index.ts';
import type { Result } from '../../crypto/result.ts';
import { err, ok } from '../../crypto/result.ts';

const shortVersion = 1;
/** The newest version written here. */
export const entryVersion = 2;

/** From this many bytes on, sealing here would hold the page up for longer than asking the browser takes. */
const long = 32 * 1024;

/**
 * `check` holds nothing: it opens with the right key, which tells a wrong key from damage. `erasure` is an update that
 * deletes something, so what it deleted is still readable in the entries before it. `snapshot` is deflated.
 */
const kinds = ['check', 'update', 'erasure', 'snapshot'] as const;
export type EntryKind = (typeof kinds)[number];

export interface Entry {
  readonly kind: EntryKind;
  readonly payload: Uint8Array;
}

export type EntryError = { readonly tag: 'damaged' | 'newer-version' };

export interface EntryBox {
  readonly short: Sealer;
  readonly long: LongSealer;
}

/** What seals the entries of the log of that name. */
export function entryBox(key: Secret, name: string): EntryBox {
  return { short: sealer(key, 'vault', name), long: longSealer(key, 'vault', name) };
}

/** Bytes ready for the disk, at once. */
export function sealEntry(entry: Entry, box: EntryBox, random: Random): Uint8Array {
  const sealed = box.short.seal(plainOf(entry), random);
  const bytes = new Uint8Array(1 + sealed.length);
  bytes[0] = shortVersion;
  bytes.set(sealed, 1);
  return bytes;
}

/** The same, aside. Null when the entry is not worth it or the browser cannot: `sealEntry` then. May reject. */
export function sealEntryAside(entry: Entry, box: EntryBox, random: Random): Promise<Uint8Array> | null {
  if (entry.payload.length < long) return null;
  return box.long.seal(plainOf(entry), random);
}

function plainOf({ kind, payload }: Entry): Uint8Array {
  const plain = new Uint8Array(1 + payload.length);
  plain[0] = kinds.indexOf(kind);
  plain.set(payload, 1);
  return plain;
}

/** The entry back; `damaged` also when it was sealed under another key, for another name, or by someone else. */
export async function openEntry(bytes: Uint8Array, box: EntryBox): Promise<Result<Entry, EntryError>> {
  const version = bytes[0];
  if (version === undefined || version === 0) return err({ tag: 'damaged' });
  if (version > entryVersion) return err({ tag: 'newer-version' });
  const opened = version === shortVersion ? box.short.open(bytes.subarray(1)) : await box.long.open(bytes);
  if (!opened.ok) return err({ tag: 'damaged' });
  const kind = kinds[opened.value[0] ?? kinds.length];
  // It is genuine, so a kind unknown here was written by an app that knows more.
  if (kind === undefined) return err({ tag: 'newer-version' });
  return ok({ kind, payload: opened.value.subarray(1) });
}
