/**
 * The room in which one person's devices meet. It carries what is theirs alone (their own document, private notes,
 * offices), so that each device has all of it. Found by the seed: whoever has that is the person.
 */
import type * as Y from 'yjs';
import { deriveOwnRoom, deriveWorkspace } from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import { observePages, pagesOf } from '../document/notebook.ts';
import type { Instant } from '../model/brand.ts';
import { parsePageId, parseProgrammeId, parseWorkspaceId } from '../model/ids.ts';
import { derived, type Observable } from '../model/observable.ts';
import { acknowledgedIn } from './acknowledged.ts';
import { type Core, DOCUMENT, KEY } from './core.ts';
import { firstEpoch } from './epoch.ts';
import { type Epochs, openEpochs } from './epochs.ts';
import { type KeptDevice, type KeptOffice, listenTo } from './self.ts';
import { shareDocuments } from './sharing.ts';
import type { SessionError } from './types.ts';

/** One of the person's devices. */
export interface DeviceView {
  /** base64url of its public key. */
  readonly id: string;
  readonly name: string;
  readonly since: Instant;
  readonly isThis: boolean;
  /** Connected with this one at the moment. */
  readonly here: boolean;
}

export interface OwnDevices {
  readonly list: Observable<readonly DeviceView[]>;
  /** The id of their room. */
  readonly place: string;
  readonly epochs: Epochs;
  release(note: string): void;
  close(): Promise<void>;
}

const NOTE = 'note ';
const OFFICE = 'office ';
const GOALS = 'goals ';

/** `onMoved`: the person's devices have another secret now, and what was sealed under it can be opened. */
export async function openOwnDevices(core: Core, onMoved: () => void): Promise<Result<OwnDevices, SessionError>> {
  const { self, documents } = core;
  const [own, root, known] = await Promise.all([
    documents.hold(DOCUMENT.self),
    documents.hold(DOCUMENT.ownRoot),
    documents.hold(DOCUMENT.ownAcknowledged),
  ]);
  const releaseAll = (): void => {
    for (const one of [own, root, known]) if (one.ok) one.value.release();
  };
  if (!own.ok || !root.ok || !known.ok) {
    releaseAll();
    const failed = [own, root, known].find((one) => !one.ok);
    return err(failed?.ok === false ? failed.error : { tag: 'not-found' });
  }
  const sharing = shareDocuments({
    fixed: new Map([['self', own.value]]),
    listed: () => [
      ...pagesOf(self.doc).map((page) => NOTE + page.id),
      ...[...self.offices].flatMap(([id, { out }]) => (out === undefined ? [OFFICE + id] : [])),
      ...[...self.goals.keys()].map((id) => GOALS + id),
    ],
    observe(listener) {
      const stopPages = observePages(self.doc, listener);
      self.offices.observe(listener);
      self.goals.observe(listener);
      return () => {
        stopPages();
        self.offices.unobserve(listener);
        self.goals.unobserve(listener);
      };
    },
    hold(id) {
      const page = id.startsWith(NOTE) ? parsePageId(id.slice(NOTE.length)) : null;
      if (page?.ok === true) return documents.hold(DOCUMENT.note(page.value));
      const space = id.startsWith(GOALS) ? parseWorkspaceId(id.slice(GOALS.length)) : null;
      // Of a workspace that was left here, another device may not have heard yet: they do not come back.
      if (space?.ok === true)
        return self.workspaces.has(space.value) ? documents.hold(DOCUMENT.goals(space.value)) : null;
      const office = id.startsWith(OFFICE) ? parseProgrammeId(id.slice(OFFICE.length)) : null;
      const isOut = office?.ok === true && self.offices.get(office.value)?.out !== undefined;
      return office?.ok === true && !isOut ? documents.hold(DOCUMENT.office(office.value)) : null;
    },
  });
  // A workspace was left, here or on another device of theirs: what was kept of it for oneself is let go of, and erased.
  const letGo = (event: Y.YMapEvent<Instant>): void => {
    for (const id of event.keysChanged) if (!self.goals.has(id)) sharing.release(GOALS + id);
  };
  self.goals.observe(letGo);
  // Taken out of an office that several share.
  const letGoOfOffice = (event: Y.YMapEvent<KeptOffice>): void => {
    for (const id of event.keysChanged) if (self.offices.get(id)?.out !== undefined) sharing.release(OFFICE + id);
  };
  self.offices.observe(letGoOfOffice);
  const acknowledged = acknowledgedIn(known.value.doc);
  const first = deriveOwnRoom(core.seed);
  const { id: place } = deriveWorkspace(first);
  const me: ReadonlySet<string> = new Set([core.me]);
  const epochs = openEpochs({
    core,
    place,
    base: firstEpoch(first),
    members: () => me,
    devices: () => [...self.devices.keys()],
    keyName: KEY.ownEpoch,
    async onMoved(epoch) {
      onMoved();
      await room.move(deriveWorkspace(epoch.secret));
    },
  });
  const keys = deriveWorkspace(epochs.current().secret);
  const room = core.openRoom({
    server: core.server,
    workspace: place,
    topic: keys.topic,
    introductions: keys.introductions,
    root: root.value.doc,
    device: core.device,
    certificate: core.certificate,
    members: () => me,
    admits: epochs.admits,
    // Whoever has one device calls nobody: a new one of theirs calls, and is answered.
    passive: () => self.devices.size <= 1 && core.keyring.get(KEY.arrived) === null,
    onLink: epochs.attach,
    documents: sharing.source,
    recall: acknowledged.recall,
    remember: acknowledged.remember,
    relayOnly: core.relayOnly,
    clock: core.clock,
    random: core.random,
  });

  return ok({
    list: derived(
      [{ subscribe: (listener) => listenTo(self.doc, listener) }, room],
      () => {
        const here = new Set(room.devices());
        return [...self.devices]
          .filter(([, kept]) => isKept(kept))
          .map(([id, { name, since }]) => ({ id, name, since, isThis: id === core.deviceId, here: here.has(id) }))
          .sort((a, b) => Number(b.isThis) - Number(a.isThis) || a.since - b.since);
      },
      sameDevices,
    ),
    place,
    epochs,
    release: (note) => sharing.release(NOTE + note),
    async close() {
      await epochs.close();
      await room.close();
      self.goals.unobserve(letGo);
      self.offices.unobserve(letGoOfOffice);
      sharing.close();
      acknowledged.close();
      releaseAll();
    },
  });
}

const isKept = (kept: KeptDevice): boolean => typeof kept?.name === 'string' && Number.isFinite(kept.since);

const sameDevices = (a: readonly DeviceView[], b: readonly DeviceView[]): boolean =>
  JSON.stringify(a) === JSON.stringify(b);
