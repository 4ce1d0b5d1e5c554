/**
 * The root document of a workspace: small, carried by y-webrtc itself, and without acknowledgements.
 * So it holds no text: who is here with which device, the mode, and which documents the workspace is made of.
 * Everything in it is a claim of the other side, and no key is taken from it: who may be here is in the signed
 * invitation, and each link proves its device to the peer room.
 */
import type * as Y from 'yjs';
import type { Instant, PersonId } from '../model/brand.ts';
import type { SafeguardingMode } from '../model/programme.ts';

/** Raised when a client that does not know the newer shape would damage it. */
export const SCHEMA_VERSION = 1;

export type DocumentKind = 'notebook' | 'chat';
/** The documents every workspace has; pages are listed by the notebook. */
export const FIXED_DOCUMENTS: readonly DocumentKind[] = ['notebook', 'chat'];

export interface MemberEntry {
  readonly name: string;
  readonly certificate: Uint8Array;
  readonly since: Instant;
}

const MEMBERS = 'members';
const INDEX = 'index';
const ABOUT = 'about';

/** Writes this device's own entry and the fixed index. Writes nothing when it is all there: reopening sends nothing. */
export function introduce(root: Y.Doc, me: PersonId, entry: MemberEntry, mode: SafeguardingMode): void {
  root.transact(() => {
    const members = root.getMap<MemberEntry>(MEMBERS);
    if (!isSameEntry(members.get(me), entry)) members.set(me, entry);
    const index = root.getMap<DocumentKind>(INDEX);
    for (const kind of FIXED_DOCUMENTS) if (index.get(kind) !== kind) index.set(kind, kind);
    const about = root.getMap<unknown>(ABOUT);
    if (about.get('schema') === undefined) about.set('schema', SCHEMA_VERSION);
    if (about.get('mode') === undefined) about.set('mode', mode);
  });
}

/** True once that person's device has written its entry here: the two have met. */
export function hasMet(root: Y.Doc, person: PersonId): boolean {
  return root.getMap(MEMBERS).has(person);
}

/** What stands as that person's device certificate: a claim, to be verified. Null when there is none. */
export function certificateOf(root: Y.Doc, person: PersonId): Uint8Array | null {
  const entry: unknown = root.getMap(MEMBERS).get(person);
  if (typeof entry !== 'object' || entry === null || !('certificate' in entry)) return null;
  return entry.certificate instanceof Uint8Array && entry.certificate.length <= 1024 ? entry.certificate : null;
}

/** The schema the workspace was written with; a greater one than SCHEMA_VERSION must only be read. */
export function schemaOf(root: Y.Doc): number {
  const schema = root.getMap<unknown>(ABOUT).get('schema');
  return typeof schema === 'number' ? schema : SCHEMA_VERSION;
}

/** `known` is whatever the other side may have put in our place: null and text included. */
function isSameEntry(known: unknown, entry: MemberEntry): boolean {
  if (typeof known !== 'object' || known === null || !('name' in known) || !('certificate' in known)) return false;
  return known.name === entry.name && sameBytes(known.certificate, entry.certificate);
}

function sameBytes(a: unknown, b: Uint8Array): boolean {
  return a instanceof Uint8Array && a.length === b.length && a.every((byte, i) => byte === b[i]);
}
