/**
 * The room in which one person's devices meet. It carries what is theirs alone (their own document, private notes,
 * offices), so that each device has all of it. Found by the seed: whoever has that is the person.
 */
import { deriveOwnRoom, deriveWorkspace } from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import { observePages, pagesOf } from '../document/notebook.ts';
import type { Instant } from '../model/brand.ts';
import { parsePageId, parseProgrammeId } from '../model/ids.ts';
import { derived, type Observable } from '../model/observable.ts';
import { openRoom } from '../peer/index.ts';
import { acknowledgedIn } from './acknowledged.ts';
import { type Core, DOCUMENT } from './core.ts';
import { type KeptDevice, listenTo } from './self.ts';
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
  release(note: string): void;
  close(): Promise<void>;
}

const NOTE = 'note ';
const OFFICE = 'office ';

export async function openOwnDevices(core: Core): Promise<Result<OwnDevices, SessionError>> {
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
      ...[...self.offices.keys()].map((id) => OFFICE + id),
    ],
    observe(listener) {
      const stopPages = observePages(self.doc, listener);
      self.offices.observe(listener);
      return () => {
        stopPages();
        self.offices.unobserve(listener);
      };
    },
    hold(id) {
      const page = id.startsWith(NOTE) ? parsePageId(id.slice(NOTE.length)) : null;
      if (page?.ok === true) return documents.hold(DOCUMENT.note(page.value));
      const office = id.startsWith(OFFICE) ? parseProgrammeId(id.slice(OFFICE.length)) : null;
      return office?.ok === true ? documents.hold(DOCUMENT.office(office.value)) : null;
    },
  });
  const acknowledged = acknowledgedIn(known.value.doc);
  const keys = deriveWorkspace(deriveOwnRoom(core.seed));
  const room = openRoom({
    server: core.server,
    workspace: keys.id,
    topic: keys.topic,
    introductions: keys.introductions,
    root: root.value.doc,
    device: core.device,
    certificate: core.certificate,
    members: () => new Set([core.me]),
    documents: sharing.source,
    recall: acknowledged.recall,
    remember: acknowledged.remember,
    iceServers: core.iceServers,
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
    release: (note) => sharing.release(NOTE + note),
    async close() {
      await room.close();
      sharing.close();
      acknowledged.close();
      releaseAll();
    },
  });
}

const isKept = (kept: KeptDevice): boolean => typeof kept?.name === 'string' && Number.isFinite(kept.since);

const sameDevices = (a: readonly DeviceView[], b: readonly DeviceView[]): boolean =>
  JSON.stringify(a) === JSON.stringify(b);
