/**
 * Which chapters of a circle were shared again with those who came later: signed envelopes, kept in the chat of the
 * chapter they were shared in. As with the lines, this file keeps bytes and the session verifies them.
 */
import type * as Y from 'yjs';

const SHARED = 'shared';
/** Twelve members with long names. */
const ENVELOPE_LIMIT = 8_400;

export function share(chat: Y.Doc, chapter: number, envelope: Uint8Array): void {
  chat.getMap<Uint8Array>(SHARED).set(String(chapter), envelope);
}

export function sharesOf(chat: Y.Doc): Uint8Array[] {
  return [...chat.getMap<unknown>(SHARED).values()].filter(
    (value): value is Uint8Array => value instanceof Uint8Array && value.length <= ENVELOPE_LIMIT,
  );
}

export function observeShares(chat: Y.Doc, listener: () => void): () => void {
  const shared = chat.getMap(SHARED);
  shared.observe(listener);
  return () => shared.unobserve(listener);
}
