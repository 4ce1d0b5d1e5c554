/** The words of a file that some spreadsheet wrote: UTF-8, with or without its mark, UTF-16, or the old Windows-1252. */
import { err, ok, type Result } from '../../crypto/result.ts';
import { CSV_LIMITS } from './csvReader.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export type TextFault =
  /** A spreadsheet itself, and not its table as text. */
  { readonly tag: 'spreadsheet' } | { readonly tag: 'not-text' | 'too-large' | 'unreadable' };

export interface FileText {
  readonly encoding: Encoding;
  /** In pieces, in their order. */
  pieces(): AsyncGenerator<string>;
}

const startsWith = (bytes: Uint8Array, ...first: number[]): boolean => first.every((byte, at) => bytes[at] === byte);

/** Reads the file once to know how it is written; holds none of it. */
export async function textOf(file: Blob): Promise<Result<FileText, TextFault>> {
  if (file.size > CSV_LIMITS.bytes) return err({ tag: 'too-large' });
  try {
    const beginning = new Uint8Array(await file.slice(0, 8).arrayBuffer());
    // .xlsx and .ods are zips; .xls is the older container.
    if (startsWith(beginning, 0x50, 0x4b, 3, 4) || startsWith(beginning, 0xd0, 0xcf, 0x11, 0xe0))
      return err({ tag: 'spreadsheet' });
    const encoding = await encodingOf(file, beginning);
    return encoding === null
      ? err({ tag: 'not-text' })
      : ok({ encoding, pieces: () => decoded(file, new TextDecoder(encoding)) });
  } catch {
    // The browser's own errors: the file was moved, or may not be read.
    return err({ tag: 'unreadable' });
  }
}

async function encodingOf(file: Blob, beginning: Uint8Array): Promise<Encoding | null> {
  if (startsWith(beginning, 0xff, 0xfe)) return 'utf-16le';
  if (startsWith(beginning, 0xfe, 0xff)) return 'utf-16be';
  const strict = new TextDecoder('utf-8', { fatal: true });
  let isUtf8 = true;
  for await (const bytes of chunksOf(file)) {
    // No table has this character, and every other kind of file does.
    if (bytes.includes(0)) return null;
    if (isUtf8) isUtf8 = decodes(strict, bytes);
  }
  return isUtf8 ? 'utf-8' : 'windows-1252';
}

function decodes(decoder: TextDecoder, bytes: Uint8Array): boolean {
  try {
    decoder.decode(bytes, { stream: true });
    return true;
  } catch {
    // A fatal decoder answers by throwing.
    return false;
  }
}

async function* decoded(file: Blob, decoder: TextDecoder): AsyncGenerator<string> {
  for await (const bytes of chunksOf(file)) yield decoder.decode(bytes, { stream: true });
  yield decoder.decode();
}

const PIECE = 65_536;

async function* chunksOf(file: Blob): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < file.size; from += PIECE)
    yield new Uint8Array(await file.slice(from, from + PIECE).arrayBuffer());
}
