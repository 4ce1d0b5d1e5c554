/**
 * A workspace while the session is open: its documents held, its room kept, from the first minute to the last,
 * whether or not a screen shows it. That is how what the partner writes arrives while one reads something else.
 */
import { deriveWorkspace, newSecret } from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import { depart } from '../document/departures.ts';
import { introduce, SCHEMA_VERSION, schemaOf } from '../document/root.ts';
import type { Room } from '../peer/types.ts';
import { acknowledgedIn } from './acknowledged.ts';
import { archived } from './archive.ts';
import { bundleEpochs } from './bundleEpochs.ts';
import { workspaceBundles } from './bundles.ts';
import { meetByHand } from './byHand.ts';
import { type Chapters, openChapters } from './chapters.ts';
import { runCircle } from './circle.ts';
import { type Core, DOCUMENT, KEY } from './core.ts';
import { sayLeft, signDeparture } from './departures.ts';
import { draftIn } from './draft.ts';
import { type Epochs, openEpochs } from './epochs.ts';
import { listenForFarewells, SHOWN_FIRST, sealFarewell } from './farewells.ts';
import { forgetFilesOf, openFileStoreOf } from './fileStore.ts';
import { openFiles } from './files.ts';
import { inChapter } from './inChapter.ts';
import type { Common, Inside, Kind } from './inside.ts';
import { runPair } from './pair.ts';
import { openPeople } from './people.ts';
import { presentIn, unsentOf } from './roomViews.ts';
import { sinceComing } from './roster.ts';
import type { RunningWorkspace, WorkspaceInput } from './runningWorkspace.ts';
import { nameOf } from './self.ts';
import { sharedOf } from './sharing.ts';
import { openSpaceTools } from './spaceTools.ts';
import type { Member, SessionError, Workspace } from './types.ts';
import { certifiedDevices, whoCame } from './whoCame.ts';

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
  const [first] = written.held();
  const {
    pact,
    close: closeTools,
    ...tools
  } = openSpaceTools({
    ...{ core, input, people, views },
    pair: input.circle === null && first !== undefined ? first.goals.doc : null,
    own: known.value.doc,
  });
  const common: Common = {
    ...tools,
    id,
    members: people.members.get(),
    notebook: views.notebook,
    boards: views.boards,
    chat: views.chat,
    draft,
    files: files.files,
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
    pact: pact?.pact ?? null,
    renew,
  };
  // Known before anybody is given it: a closed space must not open for writing, not for a moment.
  await pact?.ready;
  const kind: Kind = input.circle === null ? runPair(inside, common) : runCircle(inside, common, input.circle);

  async function close(): Promise<void> {
    stopShares();
    farewells?.close();
    line.close();
    await kind.close();
    closeTools();
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

  const others = (): readonly Member[] => people.members.get().filter((member) => !member.me);
  return ok({
    get workspace() {
      return input.isBlocked || pact?.pact.closed.get() === true ? toRead() : kind.workspace;
    },
    onTurned: (listener) => pact?.pact.closed.subscribe(listener) ?? (() => undefined),
    ...whoCame({ me: core.me, root: root.value.doc, input, people, epochs, met: sealedUnder }),
    bundles,
    isBlocked: input.isBlocked,
    guests: kind.guests,
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
