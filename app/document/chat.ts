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

/** What became of the lines since it was last asked: all of them anew, or what has come behind them and what has left. */
export type LinesNews =
  | { readonly anew: true; readonly lines: readonly KeptLine[] }
  | { readonly anew: false; readonly added: readonly KeptLine[]; readonly removed: readonly KeptLine[] };

/** Calls `listener` after each change. One more line costs a step, however many there are; one in their midst, all. */
export function followLines(doc: Y.Doc, listener: () => void): { news(): LinesNews; stop(): void } {
  const lines = doc.getArray<Uint8Array>(LINES);
  /** The last living item that was told of, and the length of what ends with it. */
  let last: Y.Item | null = null;
  let told = 0;
  let removed: KeptLine[] = [];

  function changed({ transaction }: Y.YArrayEvent<Uint8Array>): void {
    if (transaction.deleteSet.clients.size > 0) {
      Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
        if (!(struct instanceof Y.Item) || struct.parent !== lines || !struct.countable) return;
        told -= struct.length;
        const line = kept.get(struct);
        if (line !== undefined) removed.push(line);
      });
      // Now, since Yjs soon makes one item of neighbours that are gone.
      while (last?.deleted === true) last = last.left;
    }
    listener();
  }

  lines.observe(changed);
  return {
    news() {
      const gone = removed;
      removed = [];
      const added: KeptLine[] = [];
      let length = told;
      let behind = 0;
      for (let item = last === null ? lines._start : last.right; item !== null; item = item.right) {
        if (item.deleted || !item.countable) continue;
        length += item.length;
        behind += item.length;
        const line = lineIn(item);
        if (line !== null) added.push(line);
        // Anything else may become one with its neighbour.
        if (!(item.content instanceof Y.ContentBinary)) continue;
        last = item;
        behind = 0;
      }
      told = lines.length - behind;
      // A line in their midst, or one that went before it was told of, and the count is not that of the array.
      return length === lines.length ? { anew: false, added, removed: gone } : { anew: true, lines: linesOf(doc) };
    },
    stop: () => lines.unobserve(changed),
  };
}
