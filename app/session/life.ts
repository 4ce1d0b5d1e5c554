/** An open session: the person's applications, invitations, workspaces and offices, all running side by side. */
import { newSecret, toText } from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import type { InvitationId, ProgrammeId, WorkspaceId } from '../model/brand.ts';
import { parseProgrammeId, programmeIdOf } from '../model/ids.ts';
import { derived, type Observable } from '../model/observable.ts';
import type { Programme, ProgrammeDraft } from '../model/programme.ts';
import { parseProgrammeDraft } from '../model/programmeCodec.ts';
import { RemoteOrigin } from '../peer/index.ts';
import type { CircleInput } from './circle.ts';
import { type Core, DOCUMENT, KEY } from './core.ts';
import { devicesOf } from './devices.ts';
import { openDirects } from './direct.ts';
import { openDoors } from './doors.ts';
import type { Epochs } from './epochs.ts';
import { foundCircle } from './foundCircle.ts';
import { type Founding, readFounding } from './founding.ts';
import { gatherNotes, gatherSpace } from './gather.ts';
import { acceptInvitation, declineInvitation, invitationViews } from './invitations.ts';
import { draftError, openJoining } from './joining.ts';
import { sealKeysAnew, shareKeys } from './keys.ts';
import { leaveAndForget } from './leaving.ts';
import { openNotebook } from './notebook.ts';
import { programmeKeys, type RunningOffice, runOffice } from './office.ts';
import { openOwnDevices } from './ownDevices.ts';
import { NOTICE_SECRET_LENGTH } from './programmeLink.ts';
import { openReceiving } from './received.ts';
import { retrying } from './retry.ts';
import { callPartners } from './returning.ts';
import { autoLockOf, listenTo, nameOf } from './self.ts';
import type {
  ApplicationSummary,
  Gathered,
  GatheredSpace,
  Home,
  InvitationView,
  OfficeSummary,
  Session,
  SessionError,
  WorkspaceSummary,
} from './types.ts';
import { chooseWays, waysOf } from './ways.ts';
import { type RunningWorkspace, runWorkspace } from './workspace.ts';

export const EMPTY_HOME: Home = {
  name: '',
  autoLock: 0,
  applications: [],
  invitations: [],
  directs: [],
  workspaces: [],
  offices: [],
};

export interface Life
  extends Pick<
    Session,
    | 'notes'
    | 'rename'
    | 'setAutoLock'
    | 'ways'
    | 'chooseWays'
    | 'readProgramme'
    | 'apply'
    | 'accept'
    | 'decline'
    | 'openWorkspace'
    | 'leaveWorkspace'
    | 'gather'
    | 'receiveBundle'
    | 'data'
    | 'createProgramme'
    | 'openOffice'
    | 'invite'
    | 'createCircle'
    | 'cancelInvite'
    | 'openInvite'
    | 'devices'
  > {
  readonly home: Observable<Home>;
  close(): Promise<void>;
}

export async function openLife(core: Core): Promise<Life> {
  const { self } = core;
  const workspaces = new Map<WorkspaceId, Promise<Result<RunningWorkspace, SessionError>>>();
  /** Stops of the places where a partner who lost everything would call. */
  const returns = new Set<() => void>();
  const offices = new Map<ProgrammeId, Promise<Result<RunningOffice, SessionError>>>();
  const summaries = new Map<ProgrammeId, OfficeSummary>();
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of [...listeners]) listener();
  };
  const joining = openJoining(core);
  const directs = openDirects(core, () => void again.now());
  const doors = openDoors({
    core,
    async admit(id, guest, device) {
      const running = await workspace(id);
      if (!running.ok) return running;
      const { admit, hasSeen } = running.value;
      const admitted = admit === null ? err<SessionError>({ tag: 'not-found' }) : await admit(guest, device);
      const name = foundingOf(id)?.title ?? '';
      return admitted.ok ? ok({ epoch: admitted.value, name, hasCome: hasSeen(device) }) : admitted;
    },
    onIn: (id) => void enter(id),
  });

  /** Who the two are, and by what they were introduced. Null when what was kept does not open. */
  function foundingOf(id: WorkspaceId): Founding | null {
    const kept = self.workspaces.get(id);
    return kept === undefined ? null : readFounding(core, kept);
  }

  function workspaceSummary(id: WorkspaceId): WorkspaceSummary | null {
    const founding = foundingOf(id);
    if (founding === null) return null;
    const { title, isCircle, programme, since, former } = founding;
    return { id, title, isCircle, turn: former.length, programme, since };
  }

  async function startWorkspace(id: WorkspaceId): Promise<Result<RunningWorkspace, SessionError>> {
    const founding = foundingOf(id);
    if (founding === null || founding.base === null) return err({ tag: 'not-found' });
    const { base, former, members, mode, since, title, isCircle } = founding;
    const circle: CircleInput | null = isCircle
      ? {
          name: title,
          invite: (people, draft) => directs.inviteInto({ id, name: title, members: people }, draft),
          moved: doors.look,
        }
      : null;
    const running = await runWorkspace(core, { id, since, base, former, members, mode, circle });
    if (running.ok) {
      const met = (): void => {
        if (!running.value.hasMet()) return;
        founding.meet();
        if ([...self.removed.keys()].some((device) => running.value.epochs.admits(core.me, device))) void again.now();
      };
      running.value.onMet(met);
      if (isCircle) running.value.onMet(doors.look);
      met();
      returns.add(founding.awaitReturn(running.value.called));
    }
    return running;
  }

  function workspace(id: WorkspaceId): Promise<Result<RunningWorkspace, SessionError>> {
    const running = workspaces.get(id) ?? startWorkspace(id);
    workspaces.set(id, running);
    forgetIfFailed(workspaces, id, running);
    return running;
  }

  async function startOffice(id: ProgrammeId): Promise<Result<RunningOffice, SessionError>> {
    const kept = self.offices.get(id);
    const seed = core.keyring.get(KEY.programme(id));
    const notice = core.keyring.get(KEY.notice(id));
    if (kept === undefined || seed === null || notice === null) return err({ tag: 'not-found' });
    const running = await runOffice(core, { id, programme: kept.programme, keys: programmeKeys(seed), notice });
    if (running.ok) {
      const summarise = (): void => {
        summaries.set(id, running.value.summary());
        tell();
      };
      running.value.subscribe(summarise);
      summarise();
    }
    return running;
  }

  function office(id: ProgrammeId): Promise<Result<RunningOffice, SessionError>> {
    const running = offices.get(id) ?? startOffice(id);
    offices.set(id, running);
    forgetIfFailed(offices, id, running);
    return running;
  }

  async function createProgramme(input: ProgrammeDraft): Promise<Result<ProgrammeId, SessionError>> {
    const draft = parseProgrammeDraft(input);
    if (!draft.ok) return err(draftError(draft.error));
    const seed = newSecret(core.random);
    const notice = newSecret(core.random, NOTICE_SECRET_LENGTH);
    const keys = programmeKeys(seed);
    const id = programmeIdOf(keys.sign.publicKey);
    const programme: Programme = { ...draft.value, version: 1, box: toText(keys.box.publicKey), issued: core.clock() };
    const kept =
      (await core.keyring.put(KEY.programme(id), seed)).ok && (await core.keyring.put(KEY.notice(id), notice)).ok;
    if (!kept) return err({ tag: 'not-saved' });
    await shareKeys(core);
    self.offices.set(id, { programme });
    if (!(await core.documents.flush())) return err({ tag: 'not-saved' });
    const started = await office(id);
    return started.ok ? ok(id) : started;
  }

  async function leaveWorkspace(id: WorkspaceId): Promise<Result<{ readonly told: boolean }, SessionError>> {
    const running = await workspace(id);
    if (!running.ok) return running;
    // A link into it would open nothing any more.
    for (const each of directs.views()) if (each.circle === id && each.link !== null) await directs.cancel(each.id);
    const left = await leaveAndForget(core, id, running.value);
    workspaces.delete(id);
    return left;
  }

  /** In a circle for the first time, or by an epoch that the one before gave way to: then it is opened anew. */
  async function enter(id: WorkspaceId): Promise<void> {
    const before = workspaces.get(id);
    workspaces.delete(id);
    const running = await before;
    if (running?.ok) await running.value.close();
    void again.now();
  }

  async function createCircle(draft: { name: string; mine: string }): Promise<Result<WorkspaceId, SessionError>> {
    const made = await foundCircle(core, draft);
    if (!made.ok) return made;
    await shareKeys(core);
    const running = await workspace(made.value);
    return running.ok ? made : running;
  }

  async function forgetHere(id: WorkspaceId, running: RunningWorkspace): Promise<void> {
    if (workspaces.delete(id)) await leaveAndForget(core, id, running);
  }

  async function gather(only: WorkspaceId | null): Promise<Result<Gathered, SessionError>> {
    const spaces: GatheredSpace[] = [];
    for (const { id } of only === null ? self.workspaces.values() : [{ id: only }]) {
      const running = await workspace(id);
      if (!running.ok) return running;
      spaces.push(await gatherSpace(running.value.workspace, workspaceSummary(id)?.programme?.name ?? ''));
    }
    return ok({ notes: only === null ? await gatherNotes(notes) : [], spaces });
  }

  const views = new Map<InvitationId, InvitationView>();
  const home = derived(
    [
      { subscribe: (listener) => listenTo(self.doc, listener) },
      { subscribe: (listener) => listenIn(listeners, listener) },
    ],
    (): Home => ({
      name: nameOf(self),
      autoLock: autoLockOf(self),
      applications: applications(core),
      invitations: invitationViews(core, views),
      directs: directs.views(),
      // A space is shown once both are in it: before, there is only a yes that waits.
      workspaces: [...self.workspaces.values()]
        .filter((kept) => readFounding(core, kept)?.stage === 'joined')
        .flatMap((kept) => workspaceSummary(kept.id) ?? []),
      offices: [...summaries.values()],
    }),
    (a, b) => JSON.stringify(a) === JSON.stringify(b),
  );

  /** Whatever the person's document names runs here, also what another device of theirs has just added. */
  async function runAll(): Promise<void> {
    for (const [id, running] of workspaces) {
      if (self.workspaces.has(id)) continue;
      // Left on another device of the person: it leaves this disk too, and its keys before any are shared again.
      const one = await running;
      if (one.ok) await forgetHere(id, one.value);
    }
    for (const { id, invitation } of [...self.workspaces.values()]) {
      // A device that came back through a partner could not know that it had been left.
      const one = invitation !== null && self.left.has(invitation) ? await workspace(id) : null;
      if (one?.ok) await forgetHere(id, one.value);
    }
    await shareKeys(core);
    for (const running of workspaces.values())
      void running.then((one) => (one.ok ? one.value.epochs.reload() : undefined));
    joining.listen();
    directs.listen();
    doors.look();
    for (const kept of self.workspaces.values()) {
      if (readFounding(core, kept)?.stage !== 'revoked') void workspace(kept.id);
    }
    await Promise.all(
      [...self.offices.keys()].map(async (key) => {
        const id = parseProgrammeId(key);
        if (id.ok) await office(id.value);
      }),
    );
  }

  joining.start();
  await runAll();
  const own = await openOwnDevices(core, () => {
    // Each that moves: of two epochs made at once one is given up, and what was sealed under that opens no more.
    sealKeysAnew(core);
    void again.now();
  });
  const stopCalling = callPartners(core, () => void again.now());
  const again = retrying(async () => {
    await runAll();
    return (await moveOn()).ok;
  });
  const fromElsewhere = (_update: Uint8Array, origin: unknown): void => {
    if (origin instanceof RemoteOrigin) void again.now();
  };
  self.doc.on('update', fromElsewhere);
  if (self.removed.size > 0) void again.now();

  /** Written down first: what a crash or a full disk cuts short is done at the next opening, and in spaces still to come. */
  async function removeDevice(device: string): Promise<Result<void, SessionError>> {
    if (!own.ok) return own;
    if (device === core.deviceId || !self.devices.has(device)) return err({ tag: 'not-found' });
    self.removed.set(device, core.clock());
    if (!(await core.documents.flush())) return err({ tag: 'not-saved' });
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
    for (const one of await Promise.all(workspaces.values())) {
      // A space whose partner has never been there would move on without them.
      if (!one.ok || !one.value.hasMet()) continue;
      const left = await takeOut(one.value.epochs);
      if (!left.ok) return left;
    }
    await shareKeys(core);
    return (await core.documents.flush()) ? ok(undefined) : err({ tag: 'not-saved' });
  }

  async function takeOut(epochs: Pick<Epochs, 'remove' | 'admits'>): Promise<Result<void, SessionError>> {
    const there = [...self.removed.keys()].filter((device) => epochs.admits(core.me, device));
    return there.length === 0 ? ok(undefined) : epochs.remove(there);
  }

  const { notebook: notes, close: closeNotes } = openNotebook({
    doc: self.doc,
    hold: (page) => core.documents.hold(DOCUMENT.note(page)),
    forget(page) {
      if (own.ok) own.value.release(page);
      void core.documents.forget(DOCUMENT.note(page));
    },
    room: null,
    clock: core.clock,
    random: core.random,
  });

  return {
    home,
    notes,
    devices: devicesOf(core, own, removeDevice),
    ways: waysOf(core.relayOnly, core.server),
    chooseWays: (relayOnly) => chooseWays(self, relayOnly),
    rename: (name) => void self.profile.set('name', name.trim().slice(0, 80)),
    setAutoLock: (minutes) => void self.profile.set('autoLock', String(minutes)),
    readProgramme: joining.readProgramme,
    apply: joining.apply,
    async accept(id) {
      const accepted = await acceptInvitation(core, id);
      if (!accepted.ok) return accepted;
      await shareKeys(core);
      joining.handOver();
      const running = await workspace(accepted.value);
      return running.ok ? accepted : running;
    },
    async decline(id, words) {
      const declined = await declineInvitation(core, id, words);
      if (declined.ok) joining.handOver();
      return declined;
    },
    invite: directs.invite,
    createCircle,
    cancelInvite: directs.cancel,
    openInvite: directs.open,
    async openWorkspace(id) {
      const running = await workspace(id);
      return running.ok ? ok(running.value.workspace) : running;
    },
    leaveWorkspace,
    gather,
    data: core.data,
    receiveBundle: openReceiving(async () => {
      const running = await Promise.all(workspaces.values());
      return running.flatMap((one) => (one.ok ? [one.value.bundles.take] : []));
    }),
    createProgramme,
    async openOffice(id) {
      const running = await office(id);
      return running.ok ? ok(running.value.office) : running;
    },
    async close() {
      self.doc.off('update', fromElsewhere);
      stopCalling();
      for (const stop of returns) stop();
      again.stop();
      joining.close();
      directs.close();
      doors.close();
      closeNotes();
      // One that broke while opening must not keep the others, and what was written, from being closed.
      await Promise.allSettled([...workspaces.values()].map(async (one) => closeIfOpen(await one)));
      await Promise.allSettled([...offices.values()].map(async (one) => closeIfOpen(await one)));
      await closeIfOpen(own);
      core.data.close();
      core.server.close();
      await core.documents.close();
    },
  };
}

/** The next who asks tries again. A fault, unlike an error, goes on to whoever waits and to the page's own boundary. */
function forgetIfFailed<K>(
  opened: Map<K, Promise<Result<unknown, SessionError>>>,
  key: K,
  running: Promise<Result<unknown, SessionError>>,
): void {
  void running.then(
    (result) => !result.ok && opened.delete(key),
    (fault: unknown) => {
      opened.delete(key);
      throw fault;
    },
  );
}

async function closeIfOpen(one: Result<{ close(): void | Promise<void> }, SessionError>): Promise<void> {
  if (one.ok) await one.value.close();
}

function applications(core: Core): ApplicationSummary[] {
  return [...core.self.applications].flatMap(([key, kept]): ApplicationSummary[] => {
    const id = parseProgrammeId(key);
    if (!id.ok) return [];
    const programmeName = core.self.programmes.get(key)?.programme.name ?? '';
    const state = kept.letter === null ? 'sent' : 'waiting';
    return [{ programme: id.value, programmeName, state, at: kept.at, card: kept.card }];
  });
}

function listenIn(listeners: Set<() => void>, listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
