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

export type DocumentKind = 'notebook' | 'chat' | 'goals' | 'meetings';
/** The documents every workspace has; pages are listed by the notebook. */
const FIXED_DOCUMENTS: readonly DocumentKind[] = ['notebook', 'chat', 'goals', 'meetings'];

/** One a device: a person may be here with several. */
export interface DeviceEntry {
  readonly person: PersonId;
  readonly name: string;
  readonly certificate: Uint8Array;
  readonly since: Instant;
}

const DEVICES = 'devices';
const INDEX = 'index';
const ABOUT = 'about';
const SCANS = 'scans';

/**
 * Writes the entry of this device, named by its key, and the fixed index. Writes nothing when it is all there: reopening
 * sends nothing.
 */
export function introduce(root: Y.Doc, device: string, entry: DeviceEntry, mode: SafeguardingMode): void {
  root.transact(() => {
    const devices = root.getMap<DeviceEntry>(DEVICES);
    if (!isSameEntry(devices.get(device), entry)) devices.set(device, entry);
    const index = root.getMap<DocumentKind>(INDEX);
    for (const kind of FIXED_DOCUMENTS) if (index.get(kind) !== kind) index.set(kind, kind);
    const about = root.getMap<unknown>(ABOUT);
    if (about.get('schema') === undefined) about.set('schema', SCHEMA_VERSION);
    if (about.get('mode') === undefined) about.set('mode', mode);
  });
}

/** Which devices have introduced themselves, and by which certificate. Claims: the certificate is still to be verified. */
export function devicesIn(root: Y.Doc): { readonly device: string; readonly certificate: Uint8Array }[] {
  return [...root.getMap<unknown>(DEVICES)].flatMap(([device, entry]) =>
    isEntry(entry) && entry.certificate instanceof Uint8Array ? [{ device, certificate: entry.certificate }] : [],
  );
}

/** True once a device of that person has written its entry here: the two have met. */
export function hasMet(root: Y.Doc, person: string): boolean {
  return [...root.getMap<unknown>(DEVICES).values()].some((entry) => isEntry(entry) && entry.person === person);
}

/** What a person signed of having read, on a screen, what another showed: a claim still to be opened. */
export function scanIn(root: Y.Doc, reader: PersonId, shower: PersonId): Uint8Array | null {
  const scan = root.getMap<unknown>(SCANS).get(`${reader} ${shower}`);
  return scan instanceof Uint8Array ? scan : null;
}

export const putScan = (root: Y.Doc, reader: PersonId, shower: PersonId, scan: Uint8Array): void =>
  void root.getMap<unknown>(SCANS).set(`${reader} ${shower}`, scan);

/** The schema the workspace was written with; a greater one than SCHEMA_VERSION must only be read. */
export function schemaOf(root: Y.Doc): number {
  const schema = root.getMap<unknown>(ABOUT).get('schema');
  return typeof schema === 'number' ? schema : SCHEMA_VERSION;
}

/** What the other side put in a device's place may be anything: null and text included. */
function isEntry(known: unknown): known is Record<'person' | 'name' | 'certificate', unknown> {
  return typeof known === 'object' && known !== null && 'person' in known && 'name' in known && 'certificate' in known;
}

function isSameEntry(known: unknown, entry: DeviceEntry): boolean {
  if (!isEntry(known) || known.name !== entry.name || known.person !== entry.person) return false;
  return sameBytes(known.certificate, entry.certificate);
}

function sameBytes(a: unknown, b: Uint8Array): boolean {
  return a instanceof Uint8Array && a.length === b.length && a.every((byte, i) => byte === b[i]);
}
