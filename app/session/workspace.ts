/**
 * A workspace while the session is open: its documents held, its room kept, from the first minute to the last,
 * whether or not a screen shows it. That is how what the partner writes arrives while one reads something else.
 */

import type * as Y from 'yjs';
import { deriveWorkspace, newSecret, toText, verifyDevice } from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import { depart } from '../document/departures.ts';
import { devicesIn, hasMet, introduce, SCHEMA_VERSION, schemaOf } from '../document/root.ts';
import type { Instant, PersonId, WorkspaceId } from '../model/brand.ts';
import { parsePersonId } from '../model/ids.ts';
import { across, derived, sameItems } from '../model/observable.ts';
import type { GivenFormat } from '../model/pactState.ts';
import type { SafeguardingMode } from '../model/programme.ts';
import type { Room } from '../peer/types.ts';
import { acknowledgedIn } from './acknowledged.ts';
import { actsOver } from './acts.ts';
import { openAgenda } from './agenda.ts';
import { archived } from './archive.ts';
import { bundleEpochs } from './bundleEpochs.ts';
import { type RunningBundles, workspaceBundles } from './bundles.ts';
import { meetByHand } from './byHand.ts';
import { type Chapters, openChapters } from './chapters.ts';
import { type CircleInput, type RunningCircle, runCircle } from './circle.ts';
import { type Core, DOCUMENT, KEY } from './core.ts';
import type { DeliverySource } from './delivery.ts';
import { sayLeft, signDeparture } from './departures.ts';
import { draftIn } from './draft.ts';
import type { Epoch } from './epoch.ts';
import { type Epochs, openEpochs } from './epochs.ts';
import { listenForFarewells, SHOWN_FIRST, sealFarewell } from './farewells.ts';
import { forgetFilesOf, openFileStoreOf } from './fileStore.ts';
import { openFiles } from './files.ts';
import { openFollow } from './follow.ts';
import type { Introduced } from './founding.ts';
import { openGoals } from './goals.ts';
import { inChapter } from './inChapter.ts';
import type { Common, Inside, Kind } from './inside.ts';
import { openJourney } from './journey.ts';
import { openOwnGoals } from './ownGoals.ts';
import { ownProgramme } from './ownProgramme.ts';
import { pulsesIn } from './ownPulses.ts';
import { openPact } from './pact.ts';
import { runPair } from './pair.ts';
import { openPeople } from './people.ts';
import { makeReport, signReport } from './report.ts';
import { sinceComing } from './roster.ts';
import { type KeptFarewell, nameOf } from './self.ts';
import { sharedOf } from './sharing.ts';
import { keepSoon } from './soon.ts';
import type { Member, SessionError, Workspace } from './types.ts';

export interface RunningWorkspace {
  /** As it is now: one that is only read, where it is closed. */
  readonly workspace: Workspace;
  /** It was closed, or opened again: `workspace` is another one. */
  onTurned(listener: () => void): () => void;
  /** True once a device of each with whom it begins has been here; a circle that one person founded is one at once. */
  hasMet(): boolean;
  /** That device (base64url key) has been here since that epoch, over a link. */
  hasCome(device: string, since: Epoch): boolean;
  onMet(listener: () => void): () => void;
  /** The epoch at which a device of each of the others has been; null while somebody has not come there yet. */
  together(): number | null;
  /** Something goes on that closing would cut short: somebody is there, or what was written is still looked through. */
  isBusy(): boolean;
  readonly bundles: Pick<RunningBundles, 'take'>;
  readonly epochs: Pick<Epochs, 'remove' | 'reload' | 'admits' | 'current' | 'all'>;
  /** The other person calls with this device, having lost all they had here. */
  called(device: string): void;
  /** This person keeps the other away. */
  readonly isBlocked: boolean;
  /** Null where two people are alone for good. */
  readonly guests: RunningCircle | null;
  /** The names of its documents, a person's own among them. */
  names(): readonly string[];
  /** Who is or was in it. */
  people(): readonly Member[];
  close(): Promise<void>;
  /** Says so to the others if their device is there, closes, and erases every document from this disk. */
  leave(): Promise<Left>;
}

export interface Left {
  /** Another's device has the word. */
  readonly told: boolean;
  /** The same, for who comes later. */
  readonly farewell: KeptFarewell;
}

export interface WorkspaceInput {
  readonly id: WorkspaceId;
  readonly since: Instant;
  /** What the workspace began with, for this person. */
  readonly base: Epoch;
  readonly former: readonly Epoch[];
  /** The two, where there are two for good. */
  readonly members: readonly Member[];
  readonly mode: SafeguardingMode;
  /** Whose goals they are, where a programme said so. */
  readonly mentee: PersonId | null;
  readonly introduced: Introduced | null;
  /** Of a flash that a programme began. */
  readonly flash?: GivenFormat | null;
  /** Whether it is a space once all who began it have been there, which is usual, or with the first of the others. */
  readonly waitsFor?: 'all' | 'one';
  readonly circle: CircleInput | null;
  /** Of two people: this one keeps the other away. It is read, and nothing comes or goes. */
  readonly isBlocked: boolean;
}

export async function runWorkspace(core: Core, input: WorkspaceInput): Promise<Result<RunningWorkspace, SessionError>> {
  const { id } = input;
  const [root, known] = await Promise.all(
    ['root', 'acknowledged'].map((name) => core.documents.hold(DOCUMENT.workspace(id, name))),
  );
  const releaseAll = (): void => {
    for (const one of [root, known]) if (one?.ok) one.value.release();
  };
  if (!root?.ok || !known?.ok) {
    releaseAll();
    const failed = [root, known].find((one) => one?.ok === false);
    return err(failed?.ok === false ? failed.error : { tag: 'not-found' });
  }
  // A newer app may keep here what this one would damage by writing: nothing is written, not even our own entry.
  if (schemaOf(root.value.doc) > SCHEMA_VERSION) {
    releaseAll();
    return err({ tag: 'storage', why: 'newer-version' });
  }
  let moving: Epochs | null = null;
  let chapters: Chapters | null = null;
  let room: Room | null = null;
  /** Where the room stands: whoever links there has the secret of this epoch. */
  let here = input.base;
  let gone: Workspace['left'] | null = null;
  let farewells: ReturnType<typeof listenForFarewells> | null = null;
  const people = openPeople({
    core,
    workspace: id,
    founders: input.members,
    // Asked by the epochs themselves while they are opened: then the founders are all there is.
    epochs: () => [...input.former, ...(moving?.all() ?? [])],
    chats: () => chapters?.held() ?? [],
  });
  const epochs = openEpochs({
    core,
    place: id,
    base: input.base,
    members: people.ids,
    devices: () => certifiedDevices(root.value.doc, people.ids()).map(({ device }) => device),
    keyName: (number) => KEY.workspaceEpoch(id, number),
    async onMoved(epoch) {
      await renew();
      if (!input.isBlocked) await room?.move(deriveWorkspace(epoch.secret));
      here = epoch;
      farewells?.look();
    },
  });
  moving = epochs;
  /** What came with the last epoch, or was shared since. */
  async function renew(): Promise<void> {
    people.changed();
    await chapters?.refresh();
    input.circle?.moved();
  }
  const held = await openChapters({
    core,
    workspace: id,
    readable: people.readable,
    people: people.everybody,
    isCircle: input.circle !== null,
  });
  if (!held.ok) {
    await epochs.close();
    releaseAll();
    return held;
  }
  const written = held.value;
  chapters = written;
  // What was shared is written in documents that were not open when it was asked which may be read.
  await renew();
  introduce(
    root.value.doc,
    core.deviceId,
    { person: core.me, name: nameOf(core.self), certificate: core.certificate, since: input.since },
    input.mode,
  );
  const acknowledged = acknowledgedIn(known.value.doc);
  const files = openFiles({
    open: () => openFileStoreOf(core, id),
    given: known.value.doc.getMap<boolean>('given'),
    me: core.me,
    thrifty: core.data.low.get,
  });
  const sealedUnder = bundleEpochs({
    epochs,
    devices: () => certifiedDevices(root.value.doc, people.ids()),
    since: (person) => sinceComing(epochs.all(), person)[0]?.number ?? 0,
    known: known.value.doc.getMap<string>('bundles epochs'),
  });
  const line = core.calls.at({
    id,
    title: () => input.circle?.name ?? others()[0]?.name ?? '',
    people: people.everybody.get,
    kept: known.value.doc,
  });
  here = epochs.current();
  // Blocked, it stands at a place that nobody else knows of: not even that this device is on can be seen.
  const keys = deriveWorkspace(input.isBlocked ? newSecret(core.random) : here.secret);
  const opened = core.openRoom({
    server: core.server,
    workspace: id,
    topic: keys.topic,
    introductions: keys.introductions,
    root: root.value.doc,
    device: core.device,
    certificate: core.certificate,
    members: () => (input.isBlocked ? new Set([core.me]) : people.welcome(gone?.get() ?? [])),
    admits: epochs.admits,
    // Nobody would answer, but those who say again that this person was taken out.
    passive: () => epochs.out.get() !== null,
    onLink(link) {
      epochs.attach(link);
      sealedUnder.met(link.device, here);
      line.attach(link);
    },
    isOther: (person) => person !== core.me,
    documents: written.source,
    mayHave: written.mayHave,
    files: files.shelf,
    ...(input.circle !== null && { acknowledgedBy: acknowledged.by }),
    recall: acknowledged.recall,
    remember: acknowledged.remember,
    relayOnly: core.relayOnly,
    low: core.data.low.get,
    isWanted: line.isWanted,
    onTraffic: (traffic) => core.data.note(id, traffic),
    clock: core.clock,
    random: core.random,
  });
  room = opened;
  opened.awareness.setLocalStateField('person', core.me);
  // Followed before anything is written, as the notebook and the chat are: a deletion moves no vector, and one made before
  // the first link would pass as delivered, and be left out of a bundle.
  opened.deliveries.of('root').watch(root.value.doc);
  const views = written.show(opened, files.files.refer);
  gone = views.left;
  const draft = draftIn(known.value.doc, () => written.latest().chat.vault.get() === 'saved');
  await draft.recover(async (words) => {
    await views.ready;
    return views.chat.lines.get().some(({ mine, text }) => mine && text === words);
  });
  if (opened.files !== null) files.follow(views.chat, views.ready, opened.files);
  const stopShares = written.onShares.subscribe(() => void renew());
  farewells = input.isBlocked
    ? null
    : listenForFarewells(core, {
        workspace: id,
        after: SHOWN_FIRST,
        secrets: () => [input.base, ...epochs.all()].map(({ secret }) => secret),
        async take(signer, word) {
          if (!people.everybody.get().some((member) => member.id === signer)) return true;
          depart(written.latest().chat.doc, signer, word);
          return core.documents.flush();
        },
      });

  const bundles = workspaceBundles({
    core,
    workspace: id,
    epochs: sealedUnder,
    members: people.members.get,
    mayHave: written.mayHave,
    isPair: input.circle === null,
    root: sharedOf(root.value),
    countLines: written.countLines,
    local: known.value,
    source: written.source,
    deliveries: opened.deliveries,
    lines: views.chat.lines.get,
  });
  const ownGoals = openOwnGoals(core, id);
  const agenda = openAgenda({
    me: core.me,
    people: people.everybody,
    logs: views.meetingLogs,
    pulses: pulsesIn(core.self, id),
    random: core.random,
  });
  const stopSoon = keepSoon(core, id, agenda.state, Promise.all(views.meetingLogs.get().map(({ ready }) => ready)));
  const [first] = written.held();
  const running =
    input.circle !== null || first === undefined
      ? null
      : openPact({
          workspace: id,
          doc: first.goals.doc,
          me: core.me,
          author: core.person.sign,
          members: input.members,
          mentee: input.mentee,
          given: input.flash ?? null,
          goals: () => goals,
          aside: known.value.doc.getMap<boolean>('pact aside'),
          clock: core.clock,
          random: core.random,
        });
  const reported = (lines: ReadonlySet<string>, withCards: boolean) => ({
    workspace: id,
    people: people.everybody.get(),
    cards: withCards ? (input.introduced?.cards ?? null) : null,
    lines: views.chat.signedOf(lines),
    author: core.person.sign,
    at: core.clock(),
  });
  const goalActs = actsOver();
  const goals = openGoals({
    me: core.me,
    roles: running?.pact.roles ?? null,
    people: people.everybody,
    logs: views.goalLogs,
    own: ownGoals,
    acts: goalActs,
    clock: core.clock,
    random: core.random,
  });
  const journey = openJourney({
    author: core.person.sign,
    me: core.me,
    people: people.everybody,
    logs: views.journeyLogs,
    goals,
    since: input.since,
    introduced: input.introduced,
    acts: goalActs,
    clock: core.clock,
  });
  const follow = openFollow({
    core,
    id,
    since: input.since,
    tools: { agenda, goals, journey, members: input.members },
    doc: running === null || first === undefined ? null : first.goals.doc,
    isClosed: () => running?.pact.closed.get() === true,
    ready: Promise.all(
      [...views.goalLogs.get(), ...views.meetingLogs.get(), ...views.journeyLogs.get()].map((log) => log.ready),
    ),
  });
  const common: Common = {
    id,
    members: people.members.get(),
    notebook: views.notebook,
    boards: views.boards,
    chat: views.chat,
    draft,
    files: files.files,
    goals,
    journey,
    agenda,
    following: follow.following,
    report: (lines, withCards) => makeReport(reported(lines, withCards)),
    programme:
      input.introduced &&
      ownProgramme(core, id, { ...input.introduced, since: input.since }, (lines, withCards, told) =>
        signReport({ ...reported(lines, withCards), told }),
      ),
    link: opened,
    present: presentIn(opened),
    unsent: unsentOf(opened, written, views.chat.lines),
    byHand: meetByHand(opened),
    left: views.left,
    calls: line,
    archive: null,
  };
  const inside: Inside = {
    core,
    id,
    root: root.value,
    room: opened,
    epochs,
    bundles,
    chapters: written,
    views,
    people,
    pact: running?.pact ?? null,
    renew,
  };
  // Known before anybody is given it: a closed space must not open for writing, not for a moment.
  await running?.ready;
  const kind: Kind = input.circle === null ? runPair(inside, common) : runCircle(inside, common, input.circle);

  async function close(): Promise<void> {
    stopShares();
    farewells?.close();
    line.close();
    stopSoon();
    await kind.close();
    follow.close();
    running?.close();
    ownGoals.close();
    written.hide();
    await epochs.close();
    await opened.close();
    files.close();
    written.close();
    acknowledged.close();
    draft.close();
    releaseAll();
  }

  let read: Workspace | null = null;
  const toRead = (): Workspace => {
    read ??= { ...kind.workspace, ...archived(kind.workspace, core.random, { isBlocked: input.isBlocked }) };
    return read;
  };

  /** With whom it begins; whoever comes into a circle, or founds one alone, waits for nobody. */
  const { record, roster } = input.base;
  const began =
    input.circle === null
      ? input.members.map(({ id }) => id)
      : record === null
        ? (roster ?? []).map(({ person }) => person)
        : [];
  const others = (): readonly Member[] => people.members.get().filter((member) => !member.me);
  return ok({
    get workspace() {
      return input.isBlocked || running?.pact.closed.get() === true ? toRead() : kind.workspace;
    },
    onTurned: (listener) => running?.pact.closed.subscribe(listener) ?? (() => undefined),
    bundles,
    isBlocked: input.isBlocked,
    guests: kind.guests,
    hasMet: () => {
      const come = began.filter((person) => hasMet(root.value.doc, person));
      return come.length === began.length || (input.waitsFor === 'one' && come.some((person) => person !== core.me));
    },
    hasCome: (device, since) => sealedUnder.lastEpochOf(device) >= since.number,
    onMet(listener) {
      root.value.doc.on('update', listener);
      return () => root.value.doc.off('update', listener);
    },
    together() {
      const { number } = epochs.current();
      if (epochs.out.get() !== null) return null;
      if (number === 0 && input.circle === null)
        return began.every((person) => hasMet(root.value.doc, person)) ? 0 : null;
      const devices = certifiedDevices(root.value.doc, people.ids());
      const hasCome = ({ id: person }: Member): boolean =>
        devices.some((one) => one.person === person && sealedUnder.lastEpochOf(one.device) >= number);
      return others().every(hasCome) ? number : null;
    },
    isBusy: () => opened.devices().length > 0 || !views.chat.settled.get(),
    epochs,
    names: written.names,
    people: people.everybody.get,
    called(device) {
      const { number, devices } = epochs.current();
      const isOut = others().some((member) => !epochs.admits(member.id, device));
      // Before the first removal the invitation alone opens the space, and nobody need be asked.
      if (number > 0 && !isOut && devices?.has(device) !== true) kind.called(device);
    },
    close,
    async leave() {
      const at = core.clock();
      const word = signDeparture(id, at, core.person.sign);
      const farewell = sealFarewell({ workspace: id, secret: epochs.current().secret, at }, word, core.random);
      const { number, chat } = written.latest();
      const delivery = opened.delivery(inChapter(number, 'chat'));
      const told = await sayLeft(chat.doc, core.me, word, delivery, () => opened.get() === 'direct');
      const documents = [...written.names(), ...written.removed()];
      await close();
      for (const document of [...documents, 'acknowledged', 'root']) {
        await core.documents.forget(DOCUMENT.workspace(id, document));
      }
      if (core.self.goals.has(id)) await core.documents.forget(DOCUMENT.goals(id));
      await forgetFilesOf(core, id);
      return { told, farewell };
    },
  });
}

/** Devices of members, each with its person's own word for it. */
export function certifiedDevices(root: Y.Doc, members: ReadonlySet<string>): { person: string; device: string }[] {
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

/** How many things written here, lines, pages, the goals and the agenda, the other side is not known to hold. */
function unsentOf(room: Room, { pages, held }: Chapters, chatLines: Workspace['chat']['lines']): Workspace['unsent'] {
  // Asking the room opens the page's document: once is enough, and these are looked at after every keystroke.
  const sources = new Map<string, DeliverySource>();
  const sourceOf = (page: string): DeliverySource => {
    const source = sources.get(page) ?? room.delivery(page);
    sources.set(page, source);
    return source;
  };
  const list = (): string[] => [
    ...pages.list(),
    ...held().flatMap(({ number }) => ['goals', 'meetings'].map((name) => inChapter(number, name))),
  ];
  const all = { get: list, subscribe: pages.subscribe };
  const states = across(all, (page, listener) => sourceOf(page).subscribe(listener));
  return derived([chatLines, states], () => {
    const waitingLines = chatLines.get().filter((line) => line.mine && line.delivery !== 'delivered').length;
    return waitingLines + list().filter((page) => !sourceOf(page).get().complete).length;
  });
}
