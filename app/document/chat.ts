/**
 * The chat's document: an array of signed envelopes, written at its end. Yjs knows no author, so the author is whoever
 * signed; the session verifies, this file only keeps the order. A line leaves when its author's signed word says so.
 */
import * as Y from 'yjs';
import { CHAT_TEXT_LIMIT } from '../model/chatLine.ts';

/** One kept line and the place Yjs gave it, by which its delivery is known. The same object at each reading. */
export interface KeptLine {
  readonly envelope: Uint8Array;
  readonly client: number;
  readonly clock: number;
}

const LINES = 'lines';
/**
 * An envelope above this is not shown: no honest client writes it. JSON may spend six bytes on a unit of text, and a
 * long message in a script of three bytes a character must not vanish; nor the name of the file it brings.
 */
export const ENVELOPE_LIMIT = 6 * CHAT_TEXT_LIMIT + 3_072;

const kept = new WeakMap<Y.Item, KeptLine>();

export function appendLine(doc: Y.Doc, envelope: Uint8Array): void {
  doc.getArray<Uint8Array>(LINES).push([envelope]);
}

/** All lines in the shared order. What is not bytes, or too long, is passed over. */
export function linesOf(doc: Y.Doc): KeptLine[] {
  const lines: KeptLine[] = [];
  // The array's items are walked, not its values: only an item knows the client and clock that wrote it.
  for (let item = doc.getArray<Uint8Array>(LINES)._start; item !== null; item = item.right) {
    const line = lineIn(item);
    if (line !== null) lines.push(line);
  }
  return lines;
}

function lineIn(item: Y.Item): KeptLine | null {
  if (item.deleted || !(item.content instanceof Y.ContentBinary)) return null;
  const before = kept.get(item);
  if (before !== undefined) return before;
  const envelope = item.content.content;
  if (envelope.length > ENVELOPE_LIMIT) return null;
  const line = { envelope, client: item.id.client, clock: item.id.clock };
  kept.set(item, line);
  return line;
}

/** The envelope in the place of that line, which is gone from then on. At the end when the line is not there. */
export function replaceLine(doc: Y.Doc, line: KeptLine, envelope: Uint8Array): void {
  doc.transact(() => {
    const at = indexesOf(doc, new Set([line]))[0];
    if (at === undefined) return appendLine(doc, envelope);
    const lines = doc.getArray<Uint8Array>(LINES);
    lines.delete(at, 1);
    lines.insert(at, [envelope]);
  });
}

/** Takes those out. The words for why are not of this file: the session asks only with a signed one. */
export function eraseLines(doc: Y.Doc, gone: ReadonlySet<KeptLine>): void {
  doc.transact(() => {
    // From the end: what goes must not move those that are still to go.
    for (const at of indexesOf(doc, gone).reverse()) doc.getArray(LINES).delete(at, 1);
  });
}

/** Where they stand in the array, in its order. */
function indexesOf(doc: Y.Doc, wanted: ReadonlySet<KeptLine>): number[] {
  const found: number[] = [];
  let at = 0;
  for (let item = doc.getArray<Uint8Array>(LINES)._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue;
    const line = lineIn(item);
    if (line !== null && wanted.has(line)) found.push(at);
    at += item.length;
  }
  return found;
}

export function observeLines(doc: Y.Doc, listener: () => void): () => void {
  const lines = doc.getArray(LINES);
  lines.observe(listener);
  return () => lines.unobserve(listener);
}
