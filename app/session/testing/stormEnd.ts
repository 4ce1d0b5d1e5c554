/** What must hold once all is calm, everybody is there and every disk is fine. */
import * as Y from 'yjs';
import { toText } from '../../../crypto/index.ts';
import { pagesOf } from '../../document/notebook.ts';
import type { Phone } from './simulatedPhone.ts';

const FIXED = ['root', 'notebook', 'chat', 'goals', 'meetings', 'board'];

/** The documents that a page has open, by the names they have for the room. */
export type OpenDocuments = (phone: Phone) => ReadonlyMap<string, Y.Doc>;

export function listed(docs: ReadonlyMap<string, Y.Doc>): string[] {
  const notebook = docs.get('notebook');
  return [...FIXED, ...(notebook === undefined ? [] : pagesOf(notebook).map(({ id }) => `page ${id}`))];
}

const placeOf = (phone: Phone): string => {
  const secret = phone.page?.running?.epochs.current().secret;
  return secret === undefined ? '' : toText(secret.reveal());
};

/** Whether it is worth comparing: nobody moves any more, as far as vectors show. */
export function isSettled(staying: readonly Phone[], open: OpenDocuments): boolean {
  const [first] = staying;
  if (first === undefined) return true;
  const ids = listed(open(first));
  return staying.every((phone) => {
    if (placeOf(phone) !== placeOf(first)) return false;
    return ids.every((id) => {
      const [mine, theirs] = [open(phone).get(id), open(first).get(id)];
      if (mine === undefined || theirs === undefined) return false;
      if (id !== 'root' && phone.page?.room?.deliveries.of(id).get().complete !== true) return false;
      const here = vectorOf(mine);
      return sameVector(here, vectorOf(theirs)) && sameVector(here, vectorOf(phone.onDisk(id)));
    });
  });
}

const vectorOf = (doc: Y.Doc): Map<number, number> => Y.decodeStateVector(Y.encodeStateVector(doc));
const sameVector = (one: Map<number, number>, other: Map<number, number>): boolean =>
  one.size === other.size && [...one].every(([client, clock]) => other.get(client) === clock);

/** Empty when all who stay stand at one place, with the same documents, all of it delivered and on every disk. */
export function differences(staying: readonly Phone[], open: OpenDocuments): string[] {
  const [first] = staying;
  if (first === undefined) return [];
  const found: string[] = [];
  for (const phone of staying) {
    if (placeOf(phone) !== placeOf(first)) found.push(`${phone.name} is at another place than ${first.name}`);
    for (const id of listed(open(first))) {
      const [mine, theirs] = [open(phone).get(id), open(first).get(id)];
      if (mine === undefined || theirs === undefined || !sameBytes(mine, theirs)) {
        found.push(`${phone.name} and ${first.name} differ in ${id}`);
      } else if (!sameBytes(phone.onDisk(id), mine)) found.push(`${phone.name} has not all of ${id} on its disk`);
      if (id !== 'root' && phone.page?.room?.deliveries.of(id).get().complete !== true) {
        found.push(`${phone.name} does not call ${id} delivered`);
      }
    }
  }
  return found;
}

/** What removed devices have: the secret of the place, or a bundle's way in. */
export function secretsLeft(staying: readonly Phone[], removed: Iterable<Phone>): string[] {
  const [first] = staying;
  if (first === undefined) return [];
  const now = placeOf(first);
  return [...removed].flatMap((phone) => {
    const has = [...phone.disk.secrets.values()].some((secret) => toText(secret.reveal()) === now);
    const isIn = staying.filter(({ page }) => page?.running?.epochs.admits(phone.person.id, phone.id) !== false);
    return [
      ...(has ? [`${phone.name} was removed and has the secret`] : []),
      ...isIn.map(({ name }) => `${name} lets ${phone.name} in, which was removed`),
    ];
  });
}

/** Byte for byte, of documents read anew from what each would send: how they came together leaves no trace. */
export function sameBytes(one: Y.Doc, other: Y.Doc): boolean {
  const [a, b] = [canonical(one), canonical(other)];
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}

function canonical(doc: Y.Doc): Uint8Array {
  const fresh = new Y.Doc({ guid: '' });
  Y.applyUpdate(fresh, Y.encodeStateAsUpdate(doc));
  return Y.encodeStateAsUpdate(fresh);
}
