/** An open session: the person's applications, invitations, workspaces and offices, all running side by side. */
import { err, ok, type Result } from '../../crypto/result.ts';
import type { InvitationId } from '../model/brand.ts';
import { parseProgrammeId } from '../model/ids.ts';
import { derived, type Observable } from '../model/observable.ts';
import { RemoteOrigin } from '../peer/index.ts';
import { actsOver } from './acts.ts';
import { boardsOf, markBoardRead, muteBoard } from './announced.ts';
import { openArchives } from './archives.ts';
import { askForOther, changesOf, takeAskingBack } from './asking.ts';
import { PAGE, PAST } from './documentNames.ts';
import { choicesOf, chooseMentors } from './choosing.ts';
import { type Core, DOCUMENT } from './core.ts';
import { devicesOf } from './devices.ts';
import { openDirects } from './direct.ts';
import type { Epochs } from './epochs.ts';
import { openFollowing } from './following.ts';
import { type GatherSource, gatherSpace } from './gather.ts';
import type { Inbox } from './inbox.ts';
import { acceptInvitation, declineInvitation, invitationViews, openedInvitation } from './invitations.ts';
import { openJoining } from './joining.ts';
import { sealKeysAnew, shareKeys } from './keys.ts';
import { openNotebook } from './notebook.ts';
import { openOffices } from './offices.ts';
import { closeIfOpen } from './openOnce.ts';
import { openOwnDevices } from './ownDevices.ts';
import { openReceiving } from './received.ts';
import { retrying } from './retry.ts';
import { callPartners } from './returning.ts';
import { autoLockOf, firstOf, listenTo, nameOf } from './self.ts';
import { openSpaces } from './spaces.ts';
import { leftToTrain } from './training.ts';
import type { ApplicationSummary, Home, InvitationView, Notebook, Session, SessionError } from './types.ts';
import { chooseWays, waysOf } from './ways.ts';
import { openWaysIn } from './waysIn.ts';

export const EMPTY_HOME: Home = {
  name: '',
  autoLock: 0,
  first: { checked: false, aside: false },
  applications: [],
  invitations: [],
  directs: [],
  workspaces: [],
  choices: [],
  changes: [],
  boards: [],
  archives: [],
  offices: [],
};

export interface Life
  extends Pick<
    Session,
    | 'notes'
    | 'rename'
    | 'setAutoLock'
    | 'putFirstStepsAside'
    | 'ways'
    | 'chooseWays'
    | 'readProgramme'
    | 'knownProgramme'
    | 'apply'
    | 'trained'
    | 'pauseCard'
    | 'cardByHand'
    | 'withdrawCard'
    | 'accept'
    | 'decline'
    | 'seen'
    | 'askForOther'
    | 'takeAskingBack'
    | 'choose'
    | 'boardRead'
    | 'muteBoard'
    | 'openWorkspace'
    | 'stay'
    | 'leaveWorkspace'
    | 'plantExample'
    | 'removeExample'
    | 'plantProgramme'
    | 'removeProgramme'
    | 'block'
    | 'gather'
    | 'bringBack'
    | 'removeArchive'
    | 'receiveBundle'
    | 'data'
    | 'calls'
    | 'createProgramme'
    | 'openOffice'
    | 'joinOffice'
    | 'dismissOffice'
    | 'invite'
    | 'createCircle'
    | 'cancelInvite'
    | 'forgetLost'
    | 'openInvite'
    | 'devices'
    | 'inbox'
    | 'showing'
  > {
  readonly home: Observable<Home>;
  close(): Promise<void>;
}

export async function openLife(core: Core, inbox: Inbox): Promise<Life> {
  const { self } = core;
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of [...listeners]) listener();
  };
  const lookAgain = (): void => void again.now();
  const joining = openJoining(core);
  const directs = openDirects(core, lookAgain);
  const spaces = openSpaces({ core, inbox, directs, again: lookAgain, changed: tell });
  const offices = openOffices(core, tell);
  const archives = await openArchives(core, tell);
  const ways = openWaysIn(core, lookAgain);

  const views = new Map<InvitationId, InvitationView>();
  const home = derived(
    [
      { subscribe: (listener) => listenTo(self.doc, listener) },
      { subscribe: (listener) => listenIn(listeners, listener) },
    ],
    (): Home => ({
      name: nameOf(self),
      autoLock: autoLockOf(self),
      first: firstOf(self),
      applications: applications(core),
      invitations: invitationViews(core, views),
      directs: directs.views(),
      workspaces: spaces.summaries(),
      choices: choicesOf(core),
      changes: changesOf(core),
      boards: boardsOf(core),
      archives: archives.ok ? archives.value.summaries() : [],
      offices: offices.summaries(),
    }),
    (a, b) => JSON.stringify(a) === JSON.stringify(b),
  );

  /** Whatever the person's document names runs here, also what another device of theirs has just added. */
  async function runAll(): Promise<void> {
    await spaces.forgetLeft();
    await shareKeys(core);
    joining.listen();
    directs.listen();
    ways.look();
    spaces.runAll();
    await offices.runAll();
  }

  joining.start();
  await runAll();
  const following = openFollowing(core, spaces.open);
  const own = await openOwnDevices(core, () => {
    // Each that moves: of two epochs made at once one is given up, and what was sealed under that opens no more.
    sealKeysAnew(core);
    lookAgain();
  });
  const stopCalling = callPartners(core, lookAgain);
  const again = retrying(async () => {
    await runAll();
    return (await moveOn()).ok;
  });
  const fromElsewhere = (_update: Uint8Array, origin: unknown): void => {
    if (origin instanceof RemoteOrigin) lookAgain();
  };
  self.doc.on('update', fromElsewhere);
  if (self.removed.size > 0) lookAgain();

  /** Written down first: what a crash or a full disk cuts short is done at the next opening, and in spaces still to come. */
  async function removeDevice(device: string): Promise<Result<void, SessionError>> {
    if (!own.ok) return own;
    if (device === core.deviceId || !self.devices.has(device)) return err({ tag: 'not-found' });
    self.removed.set(device, core.clock());
    if (!(await core.documents.flush())) return err({ tag: 'not-saved' });
    // Also out of those that sleep, each of which sleeps no more: its secret is another one from now on.
    await spaces.everyOne();
    return moveOn();
  }

  /** The devices' own room first: what they keep for each other is then sealed under a secret the removed one never gets. */
  async function moveOn(): Promise<Result<void, SessionError>> {
    // Told of its own removal, a device declares nothing: an epoch of its making would shut out whom it has not met.
    if (self.removed.size === 0 || !own.ok || self.removed.has(core.deviceId)) return ok(undefined);
    const moved = await takeOut(own.value.epochs);
    if (!moved.ok) return moved;
    for (const device of self.removed.keys()) self.devices.delete(device);
    for (const renewed of [await directs.renew(), await joining.renew()]) if (!renewed.ok) return renewed;
    for (const one of await spaces.running()) {
      // A space whose partner has never been there would move on without them.
      if (!one.hasMet()) continue;
      const left = await takeOut(one.epochs);
      if (!left.ok) return left;
    }
    for (const { team } of await offices.running()) {
      const shared = team.epochs();
      const left = shared === null ? ok(undefined) : await takeOut(shared);
      if (!left.ok) return left;
    }
    await shareKeys(core);
    return (await core.documents.flush()) ? ok(undefined) : err({ tag: 'not-saved' });
  }

  async function takeOut(epochs: Pick<Epochs, 'remove' | 'admits'>): Promise<Result<void, SessionError>> {
    const there = [...self.removed.keys()].filter((device) => epochs.admits(core.me, device));
    return there.length === 0 ? ok(undefined) : epochs.remove(there);
  }

  const {
    notebook: notes,
    clear: clearNotes,
    close: closeNotes,
  } = openNotebook({
    doc: self.doc,
    hold: (page) => core.documents.hold(DOCUMENT.note(page)),
    holdPast: (page) => core.documents.hold(DOCUMENT.notePast(page)),
    forget(page) {
      if (own.ok) own.value.release(page);
      void core.documents.forget(DOCUMENT.note(page));
      void core.documents.forget(DOCUMENT.notePast(page));
    },
    room: null,
    margin: null,
    acts: actsOver(),
    clock: core.clock,
    random: core.random,
  });
  clearNotes();

  return {
    home,
    inbox: inbox.entries,
    showing: inbox.show,
    notes,
    devices: devicesOf(core, own, removeDevice),
    ways: waysOf(core.relayOnly, core.server),
    chooseWays: (relayOnly) => chooseWays(self, relayOnly),
    rename: (name) => void self.profile.set('name', name.trim().slice(0, 80)),
    putFirstStepsAside: () => void self.profile.set('firstSteps', 'aside'),
    setAutoLock: (minutes) => void self.profile.set('autoLock', String(minutes)),
    readProgramme: joining.readProgramme,
    knownProgramme: joining.knownProgramme,
    apply: joining.apply,
    trained: joining.trained,
    pauseCard: joining.pause,
    cardByHand: joining.cardByHand,
    withdrawCard: joining.withdraw,
    async accept(id) {
      const accepted = await acceptInvitation(core, id);
      if (!accepted.ok) return accepted;
      await shareKeys(core);
      joining.handOver();
      ways.look();
      const running = accepted.value === null ? null : await spaces.open(accepted.value);
      return running?.ok === false ? running : accepted;
    },
    async decline(id, no) {
      const programme = invitationViews(core, views).find((each) => each.id === id)?.me.programme;
      const declined = await declineInvitation(core, id, no);
      if (!declined.ok) return declined;
      joining.handOver();
      // What they wish then is said by their card too: their own list shows it, and it can be changed there.
      if (programme === undefined) return declined;
      if (no.wish === 'stop') return joining.withdraw(programme);
      return no.wish === 'pause' && no.until !== undefined ? joining.pause(programme, no.until) : declined;
    },
    async seen(id) {
      if (await openedInvitation(core, id)) joining.handOver();
    },
    async askForOther(id, why) {
      const asked = await askForOther(core, id, why);
      if (asked.ok) joining.handOver();
      return asked;
    },
    async takeAskingBack(id) {
      const back = await takeAskingBack(core, id);
      if (back.ok) joining.handOver();
      return back;
    },
    async choose(programme, ranked) {
      const chosen = await chooseMentors(core, programme, ranked);
      if (chosen.ok) joining.handOver();
      return chosen;
    },
    boardRead: (programme) => markBoardRead(self, programme),
    muteBoard: (programme, muted) => muteBoard(self, programme, muted),
    invite: directs.invite,
    createCircle: spaces.createCircle,
    cancelInvite: directs.cancel,
    forgetLost: spaces.forgetLost,
    openInvite: directs.open,
    async openWorkspace(id) {
      if (archives.ok && archives.value.has(id)) {
        const archive = await archives.value.open(id);
        return archive.ok ? ok(archive.value.workspace) : archive;
      }
      const running = await spaces.open(id);
      return running.ok ? ok(running.value.workspace) : running;
    },
    stay: spaces.stay,
    leaveWorkspace: spaces.leave,
    plantExample: spaces.plantExample,
    removeExample: spaces.removeExample,
    plantProgramme: offices.plantProgramme,
    removeProgramme: offices.removeProgramme,
    block: spaces.block,
    async gather(only) {
      const archive = only !== null && archives.ok && archives.value.has(only) ? await archives.value.open(only) : null;
      if (archive !== null) return archive.ok ? ok({ spaces: [await gatherSpace(archive.value.source)] }) : archive;
      const gathered = await spaces.gather(only);
      if (!gathered.ok || only !== null) return gathered.ok ? ok({ spaces: gathered.value }) : gathered;
      const all = [await gatherSpace(notesOf(core, notes)), ...gathered.value];
      for (const { id } of archives.ok ? archives.value.summaries() : []) {
        const one = archives.ok ? await archives.value.open(id) : archives;
        if (!one.ok) return one;
        all.push(await gatherSpace(one.value.source));
      }
      return ok({ spaces: all });
    },
    bringBack: async (file, step) => (archives.ok ? archives.value.bringBack(file, step) : err({ tag: 'not-saved' })),
    removeArchive: async (id) => (archives.ok ? archives.value.remove(id) : undefined),
    data: core.data,
    calls: core.calls,
    receiveBundle: openReceiving(async () =>
      (await spaces.everyOne()).filter(({ isBlocked }) => !isBlocked).map(({ bundles }) => bundles.take),
    ),
    createProgramme: offices.create,
    joinOffice: offices.join,
    dismissOffice: offices.dismiss,
    async openOffice(id) {
      const running = await offices.open(id);
      return running.ok ? ok(running.value.office) : running;
    },
    async close() {
      // First of all: the camera's light goes out.
      core.calls.close();
      self.doc.off('update', fromElsewhere);
      stopCalling();
      again.stop();
      joining.close();
      following.close();
      directs.close();
      ways.close();
      closeNotes();
      await spaces.close();
      await closeIfOpen(archives);
      await offices.close();
      await closeIfOpen(own);
      core.data.close();
      core.server.close();
      await core.documents.close();
    },
  };
}

/** A person's notes, as a space of their own: their list is in a document that holds much else. */
function notesOf(core: Core, notebook: Notebook): GatherSource {
  const { me, self } = core;
  return {
    about: {
      id: 'notes',
      title: '',
      owner: me,
      kind: 'notes',
      since: 0,
      programme: null,
      mentee: null,
      members: [{ id: me, name: nameOf(self), role: 'member', former: false, card: null }],
    },
    notebook,
    tools: null,
    names: ['notebook', ...notebook.pages.get().flatMap(({ id }) => [PAGE + id, PAST + id])],
    hold: (name) => core.documents.hold(noteDocument(name)),
  };
}

function noteDocument(name: string): string {
  if (name === 'notebook') return DOCUMENT.self;
  return name.startsWith(PAST) ? DOCUMENT.notePast(name.slice(PAST.length)) : DOCUMENT.note(name.slice(PAGE.length));
}

const FORGOTTEN = 7 * 24 * 3_600_000;

function applications(core: Core): ApplicationSummary[] {
  return [...core.self.applications].flatMap(([key, kept]): ApplicationSummary[] => {
    const id = parseProgrammeId(key);
    if (!id.ok) return [];
    // For a week it tells that it was taken back; then there is nothing left to tell.
    const isOver = kept.card.withdrawn === true && kept.letter === null && core.clock() - kept.at > FORGOTTEN;
    if (isOver) return [];
    const programmeName = core.self.programmes.get(key)?.programme.name ?? '';
    const state = kept.letter === null ? 'sent' : 'waiting';
    const toTrain = leftToTrain(core.self, kept.card).map(({ id: module, minutes }) => ({ id: module, minutes }));
    return [{ programme: id.value, programmeName, state, at: kept.at, card: kept.card, toTrain }];
  });
}

function listenIn(listeners: Set<() => void>, listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
