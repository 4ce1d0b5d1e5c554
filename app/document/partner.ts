/**
 * What the two say about the shares they keep for each other, in the chat's document as departures are: it travels and
 * is acknowledged with the chat. This file keeps bytes in four places; the session verifies them.
 */
import type * as Y from 'yjs';

const PARTNER = 'partner';
/** An honest one has about 450 bytes. */
const ENVELOPE_LIMIT = 1_024;

export type PartnerPlace = 'ask' | 'answer';

const nameOf = (place: PartnerPlace, person: string): string => `${place} ${person}`;

export function putWord(chat: Y.Doc, place: PartnerPlace, person: string, envelope: Uint8Array): void {
  chat.getMap<Uint8Array>(PARTNER).set(nameOf(place, person), envelope);
}

/** Null on anything but a small envelope. Where it stands says nothing of who wrote it: the signature does. */
export function wordAt(chat: Y.Doc, place: PartnerPlace, person: string): Uint8Array | null {
  const value = chat.getMap<unknown>(PARTNER).get(nameOf(place, person));
  return value instanceof Uint8Array && value.length <= ENVELOPE_LIMIT ? value : null;
}

export function observeWords(chat: Y.Doc, listener: () => void): () => void {
  const words = chat.getMap(PARTNER);
  words.observe(listener);
  return () => words.unobserve(listener);
}
