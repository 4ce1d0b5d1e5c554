/**
 * Who has left, in the chat's document: one signed envelope a person. It travels with the chat since the chat is
 * acknowledged; as with the lines, this file keeps bytes and the session verifies them.
 */
import type * as Y from 'yjs';

const LEFT = 'left';
/** An honest one has about 200 bytes. */
const ENVELOPE_LIMIT = 1_024;

export function depart(chat: Y.Doc, person: string, envelope: Uint8Array): void {
  chat.getMap<Uint8Array>(LEFT).set(person, envelope);
}

/** All envelopes. Under whose name they stand says nothing: the signature does. */
export function departuresOf(chat: Y.Doc): Uint8Array[] {
  return [...chat.getMap<unknown>(LEFT).values()].filter(
    (value): value is Uint8Array => value instanceof Uint8Array && value.length <= ENVELOPE_LIMIT,
  );
}

export function observeDepartures(chat: Y.Doc, listener: () => void): () => void {
  const left = chat.getMap(LEFT);
  left.observe(listener);
  return () => left.unobserve(listener);
}
