/**
 * A bundle as text, for an e-mail or a messenger. On the way lines are broken and joined, quoted with `>`, indented,
 * and surrounded by what people write: all that is passed over. The text's own beginning says how long it is.
 */
import { fromText, toText } from '../../../crypto/index.ts';
import { err, ok, type Result } from '../../../crypto/result.ts';
import { lengthOf, openContainer } from './container.ts';
import type { BundleRefusal } from './types.ts';

const BEGIN = '-----BEGIN BINOME-----';
const END = '-----END BINOME-----';
const LINE = 64;
/** `binome` in base64. */
const MARK = 'Ymlub21l';
/** Enough characters to know the length: twelve bytes. */
const BEGINNING = 16;
/** White space and invisible marks, the `>` of a quotation, the soft line breaks of e-mail. */
const PASSED_OVER = /[\s\u200B-\u200F\u2060\uFEFF>=|]/;
const ALPHABET = /[A-Za-z0-9_-]/;

export function armour(file: Uint8Array): string {
  const lines = toText(file).match(new RegExp(`.{1,${LINE}}`, 'g')) ?? [];
  return [BEGIN, ...lines, END, ''].join('\n');
}

/** Every bundle in a text, or why it is none any more. Empty where there is no sign of one. Never throws. */
export function bundlesIn(text: string): Result<Uint8Array, BundleRefusal>[] {
  const found: Result<Uint8Array, BundleRefusal>[] = [];
  for (let at = text.indexOf(MARK); at >= 0; ) {
    const { file, end } = read(text, at);
    found.push(file);
    at = text.indexOf(MARK, Math.max(end, at + MARK.length));
  }
  if (found.length === 0 && text.includes('BEGIN BINOME')) return [err({ tag: 'altered' })];
  return found;
}

function read(text: string, from: number): { file: Result<Uint8Array, BundleRefusal>; end: number } {
  const beginning = characters(text, from, BEGINNING);
  const head = fromText(beginning.taken);
  if (!head.ok) return { file: err({ tag: 'cut' }), end: beginning.end };
  const length = lengthOf(head.value);
  if (!length.ok) return { file: length, end: beginning.end };
  const wanted = Math.ceil((length.value * 4) / 3);
  const { taken, end } = characters(text, from, wanted);
  if (taken.length < wanted) return { file: err({ tag: 'cut' }), end };
  const file = fromText(taken, length.value);
  if (!file.ok) return { file: err({ tag: 'altered' }), end };
  const opened = openContainer(file.value);
  return { file: opened.ok ? ok(file.value) : opened, end };
}

/** Up to `count` characters of the alphabet; stops at the first that has no place in a bundle. */
function characters(text: string, from: number, count: number): { taken: string; end: number } {
  const pieces: string[] = [];
  let length = 0;
  let at = from;
  for (; at < text.length && length < count; at += 1) {
    const character = text.charAt(at);
    if (ALPHABET.test(character)) {
      pieces.push(character);
      length += 1;
    } else if (!PASSED_OVER.test(character)) break;
  }
  return { taken: pieces.join(''), end: at };
}
