/**
 * A small bundle as numbered parts, each a QR code that a cheap camera reads. They come in any order, again and again,
 * read by this app or pasted from another reader.
 */
import { fromText, hash, toText } from '../../../crypto/index.ts';
import { joined } from '../documents/joined.ts';

const PART_BYTES = 300;
/** More than that nobody holds a camera for. */
export const MOST_PARTS = 20;
const NAME_BYTES = 6;
/** Bundles begun and not complete. */
const BEGUN = 8;
const PART = /BINOME (\d{1,2})\/(\d{1,2}) ([A-Za-z0-9_-]{8}) ([A-Za-z0-9_-]{1,400})(?![A-Za-z0-9_-])/g;

/** Null when it is too long for it. */
export function partsOf(file: Uint8Array): readonly string[] | null {
  const count = Math.ceil(file.length / PART_BYTES);
  if (count > MOST_PARTS) return null;
  const name = toText(hash(file).slice(0, NAME_BYTES));
  return Array.from({ length: count }, (_, at) => {
    const part = file.slice(at * PART_BYTES, (at + 1) * PART_BYTES);
    return `BINOME ${at + 1}/${count} ${name} ${toText(part)}`;
  });
}

export interface PartsHeld {
  readonly have: number;
  readonly of: number;
  /** The numbers still missing. */
  readonly missing: readonly number[];
}

export interface Collector {
  /**
   * Takes every part in a text. `files` are those it completed; `held` is how far the one last added to has come; null
   * when there was no part.
   */
  add(text: string): { readonly files: readonly Uint8Array[]; readonly held: PartsHeld | null };
}

export function collectParts(): Collector {
  const begun = new Map<string, { of: number; parts: Map<number, Uint8Array> }>();

  function keep(name: string, number: number, of: number, part: Uint8Array): Uint8Array | null {
    const known = begun.get(name);
    // One of another count is not of the same bundle; the name is a hash, so somebody made it up.
    if (known !== undefined && known.of !== of) return null;
    const one = known ?? { of, parts: new Map<number, Uint8Array>() };
    begun.set(name, one);
    const oldest = begun.size > BEGUN ? begun.keys().next().value : undefined;
    if (oldest !== undefined) begun.delete(oldest);
    one.parts.set(number, part);
    if (one.parts.size < of) return null;
    const ordered = [...one.parts].sort(([a], [b]) => a - b).map(([, bytes]) => bytes);
    const file = joined(ordered);
    // A part that was misread spoils the whole: all of it is read again.
    if (toText(hash(file).slice(0, NAME_BYTES)) === name) return file;
    begun.delete(name);
    return null;
  }

  return {
    add(text) {
      const files: Uint8Array[] = [];
      let held: PartsHeld | null = null;
      for (const [, first = '', second = '', name = '', data = ''] of text.matchAll(PART)) {
        const number = Number(first);
        const of = Number(second);
        const part = fromText(data);
        if (number < 1 || number > of || of > MOST_PARTS || !part.ok || part.value.length > PART_BYTES) continue;
        const file = keep(name, number, of, part.value);
        if (file !== null) files.push(file);
        const parts = begun.get(name)?.parts ?? new Map<number, Uint8Array>();
        const missing = Array.from({ length: of }, (_, at) => at + 1).filter((each) => !parts.has(each));
        held = { have: of - missing.length, of, missing };
      }
      return { files, held };
    },
  };
}
