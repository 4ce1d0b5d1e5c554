/**
 * A workspace while the session is open: its documents held, its room kept, from the first minute to the last,
 * whether or not a screen shows it. That is how what the partner writes arrives while one reads something else.
 */

import type * as Y from 'yjs';
import { deriveWorkspace, type Secret, toText, verifyDevice } from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import { observePages, pagesOf } from '../document/notebook.ts';
import { devicesIn, hasMet, introduce, SCHEMA_VERSION, schemaOf } from '../document/root.ts';
import type { PageId, PersonId } from '../model/brand.ts';
import { parsePageId, parsePersonId } from '../model/ids.ts';
import { changeable, derived, sameItems } from '../model/observable.ts';
import type { SafeguardingMode } from '../model/programme.ts';
import { openRoom } from '../peer/index.ts';
import type { Room } from '../peer/types.ts';
import { stretchAside } from '../vault/index.ts';
import { acknowledgedIn } from './acknowledged.ts';
import { bundleEpochs } from './bundleEpochs.ts';
import { type RunningBundles, workspaceBundles } from './bundles.ts';
import { meetByHand } from './byHand.ts';
import { openChat } from './chat.ts';
import { type Core, DOCUMENT, KEY } from './core.ts';
import type { DeliverySource } from './delivery.ts';
import { leftIn, sayLeft } from './departures.ts';
import type { HeldDocument } from './documents.ts';
import { type Epochs, openEpochs } from './epochs.ts';
import { forgetFilesOf, openFileStoreOf } from './fileStore.ts';
import { openFiles } from './files.ts';
import { helpBack } from './helping.ts';
import { openNotebook } from './notebook.ts';
import { openPartner } from './partner.ts';
import { nameOf } from './self.ts';
import { shareDocuments, sharedOf } from './sharing.ts';
import { openTrust } from './trust.ts';
import type { Member, SessionError, Workspace, WorkspaceSummary } from './types.ts';

export interface RunningWorkspace {
  readonly workspace: Workspace;
  /** True once the partner's device has been here. */
  hasMet(): boolean;
  onMet(listener: () => void): () => void;
  readonly bundles: RunningBundles;
  readonly epochs: Pick<Epochs, 'remove' | 'reload' | 'admits'>;
  /** The other person calls with this device, having lost all they had here. */
  called(device: string): void;
  close(): Promise<void>;
  /** Says so to the others if their device is there, closes, and erases every document from this disk. */
  leave(): Promise<{ readonly told: boolean }>;
}

export interface WorkspaceInput {
  readonly summary: WorkspaceSummary;
  readonly secret: Secret;
  readonly members: readonly Member[];
  readonly mode: SafeguardingMode;
}

const PAGE = 'page ';

export async function runWorkspace(core: Core, input: WorkspaceInput): Promise<Result<RunningWorkspace, SessionError>> {
  const { summary, members } = input;
  const nameOnDisk = (document: string): string => DOCUMENT.workspace(summary.id, document);
  const held: HeldDocument[] = [];
  const releaseAll = (): void => {
    for (const one of held) one.release();
  };

  const hold = async (document: string): Promise<Result<HeldDocument, SessionError>> => {
    const result = await core.documents.hold(nameOnDisk(document));
    if (result.ok) held.push(result.value);
    return result;
  };
  const [root, notes, lines, known] = await Promise.all([
    hold('root'),
    hold('notebook'),
    hold('chat'),
    hold('acknowledged'),
  ]);
  if (!root.ok || !notes.ok || !lines.ok || !known.ok) {
    releaseAll();
    const failed = [root, notes, lines, known].find((one) => !one.ok);
    return err(failed?.ok === false ? failed.error : { tag: 'not-found' });
  }

  // A newer app may keep here what this one would damage by writing: nothing is written, not even our own entry.
  if (schemaOf(root.value.doc) > SCHEMA_VERSION) {
    releaseAll();
    return err({ tag: 'storage', why: 'newer-version' });
  }
  introduce(
    root.value.doc,
    core.deviceId,
    { person: core.me, name: nameOf(core.self), certificate: core.certificate, since: summary.since },
    input.mode,
  );
  const acknowledged = acknowledgedIn(known.value.doc);
  const holdPage = (page: PageId) => core.documents.hold(nameOnDisk(PAGE + page));
  const files = openFiles({
    open: () => openFileStoreOf(core, summary.id),
    given: known.value.doc.getMap<boolean>('given'),
    me: core.me,
    thrifty: core.data.low.get,
  });
  const documents = shareDocuments({
    fixed: new Map([
      ['notebook', notes.value],
      ['chat', lines.value],
    ]),
    listed: () => pagesOf(notes.value.doc).map((page) => PAGE + page.id),
    observe: (listener) => observePages(notes.value.doc, listener),
    hold(id) {
      const page = id.startsWith(PAGE) ? parsePageId(id.slice(PAGE.length)) : null;
      return page?.ok === true ? holdPage(page.value) : null;
    },
  });
  const memberIds = new Set<string>(members.map((member) => member.id));
  const epochs = openEpochs({
    core,
    place: summary.id,
    first: input.secret,
    members: () => memberIds,
    devices: () => certifiedDevices(root.value.doc, memberIds).map(({ device }) => device),
    keyName: (number) => KEY.workspaceEpoch(summary.id, number),
    async onMoved(epoch) {
      await room.move(deriveWorkspace(epoch.secret));
      here = epoch;
    },
  });
  /** Where the room stands: whoever links here has the secret of this epoch. */
  let here = epochs.current();
  const sealedUnder = bundleEpochs({
    epochs,
    devices: () => certifiedDevices(root.value.doc, memberIds),
    known: known.value.doc.getMap<string>('bundles epochs'),
  });
  const keys = deriveWorkspace(epochs.current().secret);
  const room = openRoom({
    server: core.server,
    workspace: summary.id,
    topic: keys.topic,
    introductions: keys.introductions,
    root: root.value.doc,
    device: core.device,
    certificate: core.certificate,
    members: () => memberIds,
    admits: epochs.admits,
    onLink(link) {
      epochs.attach(link);
      sealedUnder.met(link.device, here);
    },
    isOther: (person) => person !== core.me,
    documents: documents.source,
    files: files.shelf,
    recall: acknowledged.recall,
    remember: acknowledged.remember,
    relayOnly: core.relayOnly,
    low: core.data.low.get,
    onTraffic: (traffic) => core.data.note(summary.id, traffic),
    clock: core.clock,
    random: core.random,
  });
  room.awareness.setLocalStateField('person', core.me);

  const { notebook, close: closeNotebook } = openNotebook({
    doc: notes.value.doc,
    hold: holdPage,
    forget(page) {
      documents.release(PAGE + page);
      void core.documents.forget(nameOnDisk(PAGE + page));
    },
    room: { awareness: room.awareness, delivery: (page) => room.delivery(PAGE + page) },
    clock: core.clock,
    random: core.random,
  });
  const {
    chat,
    ready: chatReady,
    close: closeChat,
  } = openChat({
    workspace: summary.id,
    doc: lines.value.doc,
    vault: lines.value.vault,
    delivery: room.delivery('chat'),
    members,
    author: core.person.sign,
    clock: core.clock,
    random: core.random,
  });

  const bundles = workspaceBundles({
    core,
    workspace: summary.id,
    epochs: sealedUnder,
    members,
    root: sharedOf(root.value),
    chat: lines.value,
    local: known.value,
    source: documents.source,
    deliveries: room.deliveries,
    page: PAGE,
    lines: chat.lines.get,
  });

  if (room.files !== null) files.follow(chat, chatReady, room.files);
  async function close(): Promise<void> {
    trust.close();
    await recovery.close();
    closeChat();
    closeNotebook();
    await epochs.close();
    await room.close();
    files.close();
    documents.close();
    acknowledged.close();
    releaseAll();
  }

  const others = members.filter((member) => !member.me);
  const [other] = others;
  if (other === undefined) throw new Error('a workspace has another member');
  const trust = openTrust(core, {
    workspace: summary.id,
    other,
    root: root.value.doc,
    check: room.checkWith(other.id),
  });
  const left = leftIn(lines.value.doc, summary.id, members);
  const recovery = openPartner(core, {
    workspace: summary.id,
    other: other.id,
    chat: lines.value.doc,
    left,
    stretch: stretchAside,
    help: (share) => helpBack(core, share),
  });
  const caller = changeable<string | null>(null);
  return ok({
    workspace: {
      id: summary.id,
      members,
      notebook,
      chat,
      files: files.files,
      link: room,
      trust,
      present: presentIn(room),
      caller,
      async letIn() {
        const device = caller.get();
        caller.set(null);
        return device === null ? ok(undefined) : epochs.add(device);
      },
      sendAway: () => caller.set(null),
      unsent: unsentOf(room, notes.value, chat.lines),
      left,
      bundles,
      byHand: meetByHand(room),
      recovery,
    },
    bundles,
    hasMet: () => others.every((member) => hasMet(root.value.doc, member.id)),
    onMet(listener) {
      root.value.doc.on('update', listener);
      return () => root.value.doc.off('update', listener);
    },
    epochs,
    called(device) {
      const { number, devices } = epochs.current();
      const isOut = others.some((member) => !epochs.admits(member.id, device));
      // Before the first removal the invitation alone opens the space, and nobody need be asked.
      if (number > 0 && !isOut && devices?.has(device) !== true) caller.set(device);
    },
    close,
    async leave() {
      const word = { workspace: summary.id, me: core.me, author: core.person.sign, at: core.clock() };
      const told = await sayLeft(lines.value.doc, word, room.delivery('chat'), () => room.get() === 'direct');
      const pages = pagesOf(notes.value.doc).map((page) => PAGE + page.id);
      await close();
      for (const document of [...pages, 'notebook', 'chat', 'acknowledged', 'root']) {
        await core.documents.forget(nameOnDisk(document));
      }
      await forgetFilesOf(core, summary.id);
      return { told };
    },
  });
}

/** Devices of members, each with its person's own word for it. */
function certifiedDevices(root: Y.Doc, members: ReadonlySet<string>): { person: string; device: string }[] {
  return devicesIn(root).flatMap(({ device, certificate }) => {
    const certified = verifyDevice(certificate);
    if (!certified.ok || toText(certified.value.device) !== device) return [];
    const person = toText(certified.value.person);
    return members.has(person) ? [{ person, device }] : [];
  });
}

const presentIn = (room: Room): Workspace['present'] =>
  derived(
    [room],
    (): readonly PersonId[] =>
      room.present().flatMap((text) => {
        const id = parsePersonId(text);
        return id.ok ? [id.value] : [];
      }),
    sameItems,
  );

/** How many things written here, lines and pages, the other side is not known to hold. */
function unsentOf(room: Room, notes: HeldDocument, chatLines: Workspace['chat']['lines']): Workspace['unsent'] {
  // Asking the room opens the page's document: once is enough, and these are looked at after every keystroke.
  const sources = new Map<PageId, DeliverySource>();
  const sourceOf = (page: PageId): DeliverySource => {
    const source = sources.get(page) ?? room.delivery(PAGE + page);
    sources.set(page, source);
    return source;
  };
  const pageStates = (): boolean[] => pagesOf(notes.doc).map((page) => sourceOf(page.id).get().complete);
  const pages = {
    subscribe(listener: () => void) {
      let stops: (() => void)[] = [];
      const watch = (): void => {
        for (const stop of stops) stop();
        stops = pagesOf(notes.doc).map((page) => sourceOf(page.id).subscribe(listener));
      };
      watch();
      const stopList = observePages(notes.doc, () => {
        watch();
        listener();
      });
      return () => {
        stopList();
        for (const stop of stops) stop();
      };
    },
  };
  return derived([chatLines, pages], () => {
    const waitingLines = chatLines.get().filter((line) => line.mine && line.delivery !== 'delivered').length;
    return waitingLines + pageStates().filter((complete) => !complete).length;
  });
}
