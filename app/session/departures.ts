/** Who has left a workspace: said by them, signed, and believed from nobody else. */
import type * as Y from 'yjs';
import { openSigned, type SigningPair, sign, toText } from '../../crypto/index.ts';
import { depart, departuresOf, observeDepartures } from '../document/departures.ts';
import type { PersonId } from '../model/brand.ts';
import { encodeDeparture, parseDeparture } from '../model/departure.ts';
import { derived, type Observable } from '../model/observable.ts';
import type { DeliverySource } from './delivery.ts';
import type { Left, Member } from './types.ts';

/** How long the others' devices are given to have it on their disk. */
const FAREWELL = 5_000;

export function leftIn(
  chat: Y.Doc,
  workspace: string,
  people: Observable<readonly Member[]>,
  chapter = 0,
): Observable<readonly Left[]> {
  const checked = new WeakMap<Uint8Array, { readonly signer: string; readonly at: number } | null>();
  const open = (envelope: Uint8Array): { readonly signer: string; readonly at: number } | null => {
    const known = checked.get(envelope);
    if (known !== undefined) return known;
    const opened = openSigned('left', envelope);
    const said = opened.ok ? parseDeparture(opened.value.payload) : opened;
    const isHere = opened.ok && said.ok && said.value.workspace === workspace;
    const word = isHere ? { signer: toText(opened.value.signer), at: said.value.at } : null;
    checked.set(envelope, word);
    return word;
  };
  const read = (envelope: Uint8Array): Left | null => {
    const said = open(envelope);
    const member = people.get().find((each) => each.id === said?.signer);
    return said === null || member === undefined ? null : { person: member.id, at: said.at, word: envelope, chapter };
  };
  return derived(
    [{ subscribe: (listener) => observeDepartures(chat, listener) }, people],
    () => departuresOf(chat).flatMap((envelope) => read(envelope) ?? []),
    (a, b) => a.length === b.length && a.every((each, i) => each.person === b[i]?.person),
  );
}

export const signDeparture = (workspace: string, at: number, author: SigningPair): Uint8Array =>
  sign('left', encodeDeparture({ version: 1, workspace, at }), author);

/** Writes my word. Resolves with true once another device has it on its disk; false when none is there to tell. */
export async function sayLeft(
  chat: Y.Doc,
  me: PersonId,
  word: Uint8Array,
  delivery: DeliverySource,
  isDirect: () => boolean,
): Promise<boolean> {
  depart(chat, me, word);
  if (!isDirect()) return false;
  return new Promise((resolve) => {
    const end = (told: boolean): void => {
      clearTimeout(timer);
      stop();
      resolve(told);
    };
    const look = (): void => {
      if (delivery.get().complete) end(true);
    };
    const timer = setTimeout(() => end(delivery.get().complete), FAREWELL);
    const stop = delivery.subscribe(look);
    look();
  });
}
