/** An open session: the person's applications, invitations, workspaces and offices, all running side by side. */
import { err, ok } from '../../crypto/result.ts';
import type { InvitationId } from '../model/brand.ts';
import { derived, type Observable } from '../model/observable.ts';
import { RemoteOrigin } from '../peer/index.ts';
import { actsOver } from './acts.ts';
import { boardsOf, markBoardRead, muteBoard } from './announced.ts';
import { openAnswering } from './answering.ts';
import { applicationsOf } from './applications.ts';
import { openArchives } from './archives.ts';
import { changesOf } from './asking.ts';
import { choicesOf } from './choosing.ts';
import { type Core, DOCUMENT } from './core.ts';
import { devicesOf } from './devices.ts';
import { openDirects } from './direct.ts';
import { forgetExamples } from './example/leftovers.ts';
import { openFollowing } from './following.ts';
import { gatherSpace } from './gather.ts';
import { notesSource } from './gatherSources.ts';
import type { Inbox } from './inbox.ts';
import { invitationViews } from './invitations.ts';
import { openJoining } from './joining.ts';
import { sealKeysAnew, shareKeys } from './keys.ts';
import { openNotebook } from './notebook.ts';
import { type Offices, openOffices } from './offices.ts';
import { closeIfOpen } from './openOnce.ts';
import { openOwnDevices } from './ownDevices.ts';
import { openReceiving } from './received.ts';
import { openRemoving } from './removing.ts';
import { retrying } from './retry.ts';
import { callPartners } from './returning.ts';
import { autoLockOf, firstOf, listenTo, nameOf } from './self.ts';
import { openSpaces } from './spaces.ts';
import type { Home, InvitationView, Session } from './types.ts';
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
  offices(): ReturnType<Offices['running']>;
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
      applications: applicationsOf(core),
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
  const removing = openRemoving({ core, own, directs, joining, spaces, offices });
  const stopCalling = callPartners(core, lookAgain);
  const again = retrying(async () => {
    await runAll();
    return (await removing.moveOn()).ok;
  });
  const fromElsewhere = (_update: Uint8Array, origin: unknown): void => {
    if (origin instanceof RemoteOrigin) lookAgain();
  };
  self.doc.on('update', fromElsewhere);
  if (self.removed.size > 0) lookAgain();

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
    devices: devicesOf(
      { ...core, forgetExamples: () => forgetExamples(self, spaces, offices) },
      own,
      removing.removeDevice,
    ),
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
    ...openAnswering({ core, joining, ways, spaces, views }),
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
      const all = [await gatherSpace(notesSource(core, notes)), ...gathered.value];
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
    offices: offices.running,
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

function listenIn(listeners: Set<() => void>, listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
