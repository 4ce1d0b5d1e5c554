/**
 * One entry of a vault's log: version 1 | sealed(kind 1 | payload). The version is readable without the key, so that a
 * newer app's entries are told from damaged ones; everything else, the kind included, is sealed.
 */
import type { Random, Sealer } from '../../crypto/index.ts';
import type { Result } from '../../crypto/result.ts';
import { err, ok } from '../../crypto/result.ts';

export const entryVersion = 1;

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

/** Bytes ready for the disk. */
export function sealEntry({ kind, payload }: Entry, sealer: Sealer, random: Random): Uint8Array {
  const plain = new Uint8Array(1 + payload.length);
  plain[0] = kinds.indexOf(kind);
  plain.set(payload, 1);
  const sealed = sealer.seal(plain, random);
  const entry = new Uint8Array(1 + sealed.length);
  entry[0] = entryVersion;
  entry.set(sealed, 1);
  return entry;
}

/** The entry back; `damaged` also when it was sealed under another key, for another name, or by someone else. */
export function openEntry(bytes: Uint8Array, sealer: Sealer): Result<Entry, EntryError> {
  const version = bytes[0];
  if (version === undefined || version === 0) return err({ tag: 'damaged' });
  if (version > entryVersion) return err({ tag: 'newer-version' });
  const opened = sealer.open(bytes.subarray(1));
  if (!opened.ok) return err({ tag: 'damaged' });
  const kind = kinds[opened.value[0] ?? kinds.length];
  // It is genuine, so a kind unknown here was written by an app that knows more.
  if (kind === undefined) return err({ tag: 'newer-version' });
  return ok({ kind, payload: opened.value.subarray(1) });
}
