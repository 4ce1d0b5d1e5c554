/**
 * The chat of a workspace: an append-only array of signed envelopes. Yjs knows no author,
 * so the author is whoever signed; the session verifies, this file only keeps the order.
 */
import * as Y from 'yjs';
import { CHAT_TEXT_LIMIT } from '../model/chatLine.ts';

/** One kept line and the place Yjs gave it, by which its delivery is known. */
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

export function appendLine(doc: Y.Doc, envelope: Uint8Array): void {
  doc.getArray<Uint8Array>(LINES).push([envelope]);
}

/** All lines in the shared order. What is not bytes, or too long, is passed over. */
export function linesOf(doc: Y.Doc): KeptLine[] {
  const lines: KeptLine[] = [];
  // The array's items are walked, not its values: only an item knows the client and clock that wrote it.
  for (let item = doc.getArray<Uint8Array>(LINES)._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentBinary)) continue;
    const envelope = item.content.content;
    if (envelope.length <= ENVELOPE_LIMIT) lines.push({ envelope, client: item.id.client, clock: item.id.clock });
  }
  return lines;
}

export function observeLines(doc: Y.Doc, listener: () => void): () => void {
  const lines = doc.getArray(LINES);
  lines.observe(listener);
  return () => lines.unobserve(listener);
}
