/**
 * JSON from outside. A few kilobytes, deflated, can be sixty megabytes of brackets, and those two gigabytes of lists: so
 * the bytes are looked through, which costs nothing, before anything is made of them.
 */

export interface JsonBounds {
  readonly bytes: number;
  /** Lists and objects in one another. */
  readonly deep: number;
  /** Values, each list and object counted, and each key. */
  readonly values: number;
  /** Of those, lists and objects, which cost the most memory; left out: as many as values. */
  readonly lists?: number | undefined;
}

/** What one person says at a time. */
const WORD: JsonBounds = { bytes: 4_000_000, deep: 64, values: 100_000 };

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** What the bytes say; undefined, which no schema takes: no UTF-8 JSON, or beyond the bounds. Never throws. */
export function readJson(bytes: Uint8Array, bounds: JsonBounds = WORD): unknown {
  if (bytes.length > bounds.bytes || !isWithin(bytes, bounds)) return undefined;
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch {
    return undefined; // both answer foreign bytes by throwing
  }
}

const [QUOTE, BACKSLASH, COMMA, COLON, LIST, LIST_END, OBJECT, OBJECT_END] = [34, 92, 44, 58, 91, 93, 123, 125];

function isWithin(bytes: Uint8Array, { deep, values, lists = values }: JsonBounds): boolean {
  let [depth, count, opened] = [0, 1, 0];
  for (let at = 0; at < bytes.length; at += 1) {
    const sign = bytes[at];
    if (sign === QUOTE) at = endOfText(bytes, at);
    else if (sign === COMMA || sign === COLON) count += 1;
    else if (sign === LIST || sign === OBJECT) {
      depth += 1;
      count += 1;
      opened += 1;
    } else if (sign === LIST_END || sign === OBJECT_END) depth -= 1;
    if (depth > deep || count > values || opened > lists) return false;
  }
  return true;
}

function endOfText(bytes: Uint8Array, from: number): number {
  for (let at = from + 1; at < bytes.length; at += 1) {
    if (bytes[at] === BACKSLASH) at += 1;
    else if (bytes[at] === QUOTE) return at;
  }
  return bytes.length;
}
