/** The workspaces of an open session: opened, entered, left, and taken along. */
import { err, ok, type Result } from '../../crypto/result.ts';
import type { InvitationId, WorkspaceId } from '../model/brand.ts';
import type { CircleInput } from './circle.ts';
import { type Core, DOCUMENT, KEY } from './core.ts';
import type { Directs } from './direct.ts';
import { openAhead } from './directKept.ts';
import { DOCUMENTS } from './documentNames.ts';
import { openDoors } from './doors.ts';
import { quietly } from './example/quiet.ts';
import { openFarewells, SHOWN_FIRST } from './farewells.ts';
import { foundCircle } from './foundCircle.ts';
import { stageOf } from './founding.ts';
import { gatherSpace } from './gather.ts';
import { spaceSource } from './gatherSources.ts';
import type { Inbox } from './inbox.ts';
import { shareKeys } from './keys.ts';
import { forgetExample, forgetUnopened, leaveAndForget } from './leaving.ts';
import { openOnce } from './openOnce.ts';
import { awaitReturn } from './returning.ts';
import type { RunningWorkspace } from './runningWorkspace.ts';
import { openSleeping } from './sleeping.ts';
import { spaceAbouts } from './spaceAbouts.ts';
import type { ExampleLanguage, GatheredSpace, SessionError, Told, WorkspaceSummary } from './types.ts';
import { runWorkspace } from './workspace.ts';

export interface SpacesOptions {
  readonly core: Core;
  readonly inbox: Inbox;
  readonly directs: Pick<Directs, 'inviteInto' | 'views' | 'cancel'>;
  /** Something came up that another look at everything brings in order. */
  readonly again: () => void;
  /** A summary is another one. */
  readonly changed: () => void;
}

export interface Spaces {
  open(id: WorkspaceId): Promise<Result<RunningWorkspace, SessionError>>;
  /** Somebody is in it until the returned function is called: it does not go to sleep. */
  stay(id: WorkspaceId): () => void;
  /** Those that are open. */
  running(): Promise<RunningWorkspace[]>;
  /** All, those that slept among them; without those that do not open. */
  everyOne(): Promise<RunningWorkspace[]>;
  /** Those that are shown: before both are in it, there is only a yes that waits. */
  summaries(): WorkspaceSummary[];
  createCircle(draft: { name: string; mine: string }): Promise<Result<WorkspaceId, SessionError>>;
  leave(id: WorkspaceId): Promise<Result<{ readonly told: Told }, SessionError>>;
  /** One for looking at, and off again. */
  plantExample(language: ExampleLanguage): Promise<Result<WorkspaceId, SessionError>>;
  removeExample(id: WorkspaceId): Promise<Result<void, SessionError>>;
  /** Keeps the other of two people away, or lets them come again. */
  block(id: WorkspaceId, blocked: boolean): Promise<Result<void, SessionError>>;
  /** Of a yes that did not arrive: what was kept for a space that never was. */
  forgetLost(invitation: InvitationId): Promise<Result<void, SessionError>>;
  /** Off this disk, what was left on another device of the person. */
  forgetLeft(): Promise<void>;
  /** All that the person's document names: those that are wanted are opened, the others listened for. */
  runAll(): void;
  /** Everything readable in one, or (with null) in all. */
  gather(only: WorkspaceId | null): Promise<Result<GatheredSpace[], SessionError>>;
  close(): Promise<void>;
}

/** What a pair has from its first day on. */
const PAIR_DOCUMENTS = ['root', 'acknowledged', ...DOCUMENTS];

export function openSpaces({ core, inbox, directs, again, changed }: SpacesOptions): Spaces {
  const { self } = core;
  const spaces = openOnce(start);
  const abouts = spaceAbouts(core, inbox);
  const { foundingOf } = abouts;
  const farewells = openFarewells(core);
  const followed = new Map<WorkspaceId, () => void>();
  /** Stops of the places where a partner who lost everything would call. */
  const returns = new Map<WorkspaceId, () => void>();
  const sleeping = openSleeping({ core, inbox, abouts, spaces, quit });
  const doors = openDoors({
    core,
    async admit(id, all) {
      const running = await spaces.open(id);
      if (!running.ok) return running;
      return running.value.guests?.admit(all) ?? err({ tag: 'not-found' });
    },
    async wayFor(id, { entry, device }) {
      const running = await spaces.open(id);
      if (!running.ok) return running;
      const epoch = running.value.guests?.cameWith(entry.person) ?? null;
      const name = foundingOf(id)?.title ?? '';
      return ok(epoch && { epoch, name, hasCome: running.value.hasCome(device, epoch) });
    },
    onIn: (id) => void openAnew(id),
  });

  /** What looks at one that is open, and listens for its person. */
  function quit(id: WorkspaceId): void {
    for (const each of [returns, followed]) {
      each.get(id)?.();
      each.delete(id);
    }
  }

  /** The disk begins to read while it is verified what the space rests on. Returns the letting go. */
  function warm(id: WorkspaceId): () => void {
    if (core.keyring.get(KEY.workspace(id)) === null || inbox.about(id)?.isCircle !== false) return () => undefined;
    const held = PAIR_DOCUMENTS.map((name) => core.documents.hold(DOCUMENT.workspace(id, name)));
    return () => {
      for (const one of held) void one.then((document) => document.ok && document.value.release());
    };
  }

  async function start(id: WorkspaceId): Promise<Result<RunningWorkspace, SessionError>> {
    await sleeping.wake(id);
    const stopWarming = warm(id);
    const direct = self.directs.get(self.workspaces.get(id)?.invitation ?? '');
    if (direct !== undefined) await openAhead(direct);
    const founding = foundingOf(id);
    if (founding === null || founding.base === null) {
      stopWarming();
      return err({ tag: 'not-found' });
    }
    const { base, former, members, mode, mentee, introduced, flash, waitsFor, since, title, isCircle } = founding;
    const circle: CircleInput | null = isCircle
      ? {
          name: title,
          invite: (people, draft) => directs.inviteInto({ id, name: title, members: people }, draft),
          moved: doors.look,
        }
      : null;
    const isBlocked = self.blocked.has(id) && !isCircle;
    const begun = { id, since, base, former, members, mode, mentee, introduced, flash, waitsFor, circle, isBlocked };
    const isExample = self.workspaces.get(id)?.example === true;
    const running = await runWorkspace(isExample ? quietly(core) : core, begun);
    stopWarming();
    if (running.ok) {
      const met = (): void => {
        if (!running.value.hasMet()) return;
        founding.meet();
        sleeping.noteRest(id, running.value);
        if ([...self.removed.keys()].some((device) => running.value.epochs.admits(core.me, device))) again();
      };
      running.value.onMet(met);
      running.value.onTurned(() => {
        abouts.turn(id);
        changed();
      });
      if (isCircle) running.value.onMet(doors.look);
      met();
      const { other } = founding;
      quit(id);
      if (other !== null && !isBlocked && !isExample) {
        const listen = (): void =>
          void returns.set(id, awaitReturn(core, other.person, other.again, running.value.called));
        const timer = setTimeout(listen, SHOWN_FIRST);
        returns.set(id, () => clearTimeout(timer));
      }
      followed.set(id, inbox.follow(running.value.workspace));
    }
    return running;
  }

  /**
   * As it is to be from now on: it was blocked, or is no more; or this person is in a circle for the first time, or by an
   * epoch that the one before gave way to.
   */
  async function openAnew(id: WorkspaceId): Promise<void> {
    sleeping.take(id);
    const before = await spaces.takeOut(id);
    quit(id);
    if (before?.ok) await before.value.close();
    // Told only now: whoever opens it at once must not be given the one that ends.
    abouts.turn(id);
    changed();
    again();
  }

  async function forget(id: WorkspaceId, running: RunningWorkspace): Promise<void> {
    if (spaces.takeOut(id) !== undefined) await leaveAndForget(core, id, running);
  }

  async function leave(id: WorkspaceId): ReturnType<Spaces['leave']> {
    const running = await spaces.open(id);
    if (!running.ok) return running;
    // A link into it would open nothing any more.
    for (const each of directs.views()) if (each.circle === id && each.link !== null) await directs.cancel(each.id);
    const left = await leaveAndForget(core, id, running.value);
    spaces.takeOut(id);
    if (!left.ok) return left;
    if (left.value.told) return ok({ told: 'now' });
    self.farewells.set(id, left.value.farewell);
    if (!(await core.documents.flush())) return err({ tag: 'not-saved' });
    return ok({ told: (await farewells.send()) ? 'waits' : 'kept' });
  }

  return {
    open: spaces.open,
    stay: sleeping.stay,
    running: spaces.running,
    async everyOne() {
      for (const id of sleeping.ids()) await spaces.open(id);
      return spaces.running();
    },
    summaries: () =>
      [...self.workspaces.values()]
        .filter((kept) => stageOf(core, kept) === 'joined')
        .flatMap((kept) => abouts.summaryOf(kept.id) ?? []),
    async createCircle(draft) {
      const made = await foundCircle(core, draft);
      if (!made.ok) return made;
      await shareKeys(core);
      const running = await spaces.open(made.value);
      return running.ok ? made : running;
    },
    leave,
    async plantExample(language) {
      const planted = await (await import('./example/exampleSpace.ts')).plantExample(core, language);
      changed();
      return planted;
    },
    async removeExample(id) {
      if (self.workspaces.get(id)?.example !== true) return err({ tag: 'not-found' });
      const running = await spaces.open(id);
      if (!running.ok) return running;
      quit(id);
      const removed = await forgetExample(core, id, () => leaveAndForget(core, id, running.value));
      spaces.takeOut(id);
      return removed;
    },
    async block(id, blocked) {
      if (foundingOf(id)?.isCircle !== false) return err({ tag: 'not-found' });
      if (blocked === self.blocked.has(id)) return ok(undefined);
      if (blocked) self.blocked.set(id, core.clock());
      else self.blocked.delete(id);
      const isKept = await core.documents.flush();
      await openAnew(id);
      return isKept ? ok(undefined) : err({ tag: 'not-saved' });
    },
    async forgetLost(invitation) {
      const kept = self.directs.get(invitation);
      if (kept?.stage !== 'lost') return err({ tag: 'not-found' });
      if (kept.workspace !== null) {
        const left = await leave(kept.workspace);
        return left.ok ? ok(undefined) : left;
      }
      self.directs.delete(invitation);
      return (await core.documents.flush()) ? ok(undefined) : err({ tag: 'not-saved' });
    },
    async forgetLeft() {
      for (const [id, running] of [...spaces.all]) {
        if (self.workspaces.has(id)) continue;
        // Left on another device of the person: it leaves this disk too, and its keys before any are shared again.
        const one = await running;
        if (one.ok) await forget(id, one.value);
      }
      // Whatever was seen of one that is neither open nor there any more is in the inbox until it is off this disk. Its
      // keys go last: where there are none it was never a space, as an archive, or is off already.
      for (const id of new Set([...sleeping.ids(), ...inbox.entries.get().keys()])) {
        if (self.workspaces.has(id) || spaces.all.has(id) || core.keyring.get(KEY.workspace(id)) === null) continue;
        sleeping.take(id);
        const gone = await forgetUnopened(core, id);
        if (!gone.ok) return;
      }
      inbox.keepOnly(new Set(self.workspaces.keys()));
      for (const { id, invitation } of [...self.workspaces.values()]) {
        // A device that came back through a partner could not know that it had been left.
        const one = invitation !== null && self.left.has(invitation) ? await spaces.open(id) : null;
        if (one?.ok) await forget(id, one.value);
      }
    },
    runAll() {
      for (const [id, running] of spaces.all)
        void running.then((one) => {
          if (!one.ok) return;
          // Said on another device of the person.
          if (one.value.isBlocked !== self.blocked.has(id) && one.value.guests === null) void openAnew(id);
          else void one.value.epochs.reload();
        });
      doors.look();
      sleeping.rouse();
    },
    async gather(only) {
      const gathered: GatheredSpace[] = [];
      // Examples are nobody's work.
      const own = [...self.workspaces.values()].filter(({ example }) => !example);
      for (const { id } of only === null ? own : [{ id: only }]) {
        const leaveIt = sleeping.stay(id);
        const running = await spaces.open(id);
        const founding = foundingOf(id);
        if (running.ok && founding !== null)
          gathered.push(await gatherSpace(spaceSource(core, running.value, founding)));
        leaveIt();
        if (!running.ok) return running;
        if (founding === null) return err({ tag: 'not-found' });
      }
      return ok(gathered);
    },
    async close() {
      await sleeping.close();
      for (const stop of [...returns.values(), ...followed.values()]) stop();
      farewells.close();
      doors.close();
      await spaces.close();
    },
  };
}
