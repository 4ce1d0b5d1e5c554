import type { CryptoError } from './error.ts';
import { refuse } from './error.ts';
import type { Result } from './result.ts';
import { ok } from './result.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const absent = 255;
const values = new Uint8Array(128).fill(absent);
for (let value = 0; value < alphabet.length; value += 1) values[alphabet.charCodeAt(value)] = value;

/** base64url without padding (RFC 4648 §5). */
export function toText(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at;
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    text += alphabet.charAt(group >> 18) + alphabet.charAt((group >> 12) & 63);
    if (left > 1) text += alphabet.charAt((group >> 6) & 63);
    if (left > 2) text += alphabet.charAt(group & 63);
  }
  return text;
}

/**
 * The bytes of a base64url text, `length` of them if given. Only the one text that `toText` makes is taken:
 * a second spelling of the same bytes would let one key or letter pass for two.
 */
export function fromText(text: string, length?: number): Result<Uint8Array, CryptoError> {
  const size = Math.floor((text.length * 3) / 4);
  if (length !== undefined && (size !== length || text.length !== Math.ceil((length * 4) / 3))) {
    return refuse('bad-length');
  }
  if (text.length % 4 === 1) return refuse('bad-encoding');
  const bytes = new Uint8Array(size);
  let held = 0;
  let bits = 0;
  let filled = 0;
  for (let at = 0; at < text.length; at += 1) {
    const value = values[text.charCodeAt(at)] ?? absent;
    if (value === absent) return refuse('bad-encoding');
    held = ((held << 6) | value) & 0xfff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[filled] = (held >> bits) & 255;
      filled += 1;
    }
  }
  const rest = held & ((1 << bits) - 1);
  return rest === 0 ? ok(bytes) : refuse('bad-encoding');
}
