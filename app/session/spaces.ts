/** The workspaces of an open session: opened, entered, left, and taken along. */
import { err, ok, type Result } from '../../crypto/result.ts';
import type { InvitationId, WorkspaceId } from '../model/brand.ts';
import type { CircleInput } from './circle.ts';
import { type Core, DOCUMENT } from './core.ts';
import type { Directs } from './direct.ts';
import { openDoors } from './doors.ts';
import { openFarewells } from './farewells.ts';
import { foundCircle } from './foundCircle.ts';
import { type Founding, readFounding } from './founding.ts';
import { type GatherSource, gatherSpace, OWN_GOALS, takenMember } from './gather.ts';
import { shareKeys } from './keys.ts';
import { leaveAndForget } from './leaving.ts';
import { openOnce } from './openOnce.ts';
import { soonOf } from './soon.ts';
import type { GatheredSpace, SessionError, Told, WorkspaceSummary } from './types.ts';
import { type RunningWorkspace, runWorkspace } from './workspace.ts';

export interface SpacesOptions {
  readonly core: Core;
  readonly directs: Pick<Directs, 'inviteInto' | 'views' | 'cancel'>;
  /** Something came up that another look at everything brings in order. */
  readonly again: () => void;
  /** A summary is another one. */
  readonly changed: () => void;
}

export interface Spaces {
  open(id: WorkspaceId): Promise<Result<RunningWorkspace, SessionError>>;
  /** Those that opened. */
  running(): Promise<RunningWorkspace[]>;
  /** Those that are shown: before both are in it, there is only a yes that waits. */
  summaries(): WorkspaceSummary[];
  createCircle(draft: { name: string; mine: string }): Promise<Result<WorkspaceId, SessionError>>;
  leave(id: WorkspaceId): Promise<Result<{ readonly told: Told }, SessionError>>;
  /** Of a yes that did not arrive: what was kept for a space that never was. */
  forgetLost(invitation: InvitationId): Promise<Result<void, SessionError>>;
  /** Off this disk, what was left on another device of the person. */
  forgetLeft(): Promise<void>;
  /** All that the person's document names. */
  runAll(): void;
  /** Everything readable in one, or (with null) in all. */
  gather(only: WorkspaceId | null): Promise<Result<GatheredSpace[], SessionError>>;
  close(): Promise<void>;
}

export function openSpaces({ core, directs, again, changed }: SpacesOptions): Spaces {
  const { self } = core;
  const spaces = openOnce(start);
  const farewells = openFarewells(core);
  /** Stops of the places where a partner who lost everything would call. */
  const returns = new Set<() => void>();
  /** How often each was opened anew while the session was open. */
  const turns = new Map<WorkspaceId, number>();
  const doors = openDoors({
    core,
    async admit(id, guest, device, isKnown) {
      const running = await spaces.open(id);
      if (!running.ok) return running;
      const { guests, hasCome } = running.value;
      if (guests === null) return err({ tag: 'not-found' });
      // Who has been let in once and is in it no more has gone since.
      const known = isKnown ? guests.cameWith(guest.person) : null;
      const admitted = isKnown ? ok(known) : await guests.admit(guest, device);
      if (!admitted.ok) return admitted;
      const epoch = admitted.value;
      const name = foundingOf(id)?.title ?? '';
      return ok(epoch && { epoch, name, hasCome: hasCome(device, epoch) });
    },
    onIn: (id) => void enter(id),
  });

  /** Who is in it, and by what they were introduced. Null when what was kept does not open. */
  function foundingOf(id: WorkspaceId): Founding | null {
    const kept = self.workspaces.get(id);
    return kept === undefined ? null : readFounding(core, kept);
  }

  function summaryOf(id: WorkspaceId): WorkspaceSummary | null {
    const founding = foundingOf(id);
    if (founding === null) return null;
    const { title, isCircle, programme, since } = founding;
    return { id, title, isCircle, turn: turns.get(id) ?? 0, programme, since, soon: soonOf(self, id) };
  }

  async function start(id: WorkspaceId): Promise<Result<RunningWorkspace, SessionError>> {
    const founding = foundingOf(id);
    if (founding === null || founding.base === null) return err({ tag: 'not-found' });
    const { base, former, members, mode, mentee, introduced, since, title, isCircle } = founding;
    const circle: CircleInput | null = isCircle
      ? {
          name: title,
          invite: (people, draft) => directs.inviteInto({ id, name: title, members: people }, draft),
          moved: doors.look,
        }
      : null;
    const running = await runWorkspace(core, { id, since, base, former, members, mode, mentee, introduced, circle });
    if (running.ok) {
      const met = (): void => {
        if (!running.value.hasMet()) return;
        founding.meet();
        if ([...self.removed.keys()].some((device) => running.value.epochs.admits(core.me, device))) again();
      };
      running.value.onMet(met);
      running.value.onTurned(() => {
        turns.set(id, (turns.get(id) ?? 0) + 1);
        changed();
      });
      if (isCircle) running.value.onMet(doors.look);
      met();
      returns.add(founding.awaitReturn(running.value.called));
    }
    return running;
  }

  /** In a circle for the first time, or by an epoch that the one before gave way to: then it is opened anew. */
  async function enter(id: WorkspaceId): Promise<void> {
    const before = await spaces.takeOut(id);
    if (before?.ok) await before.value.close();
    // Told only now: whoever opens it at once must not be given the one that ends.
    turns.set(id, (turns.get(id) ?? 0) + 1);
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

  function sourceOf(id: WorkspaceId, running: RunningWorkspace, founding: Founding): GatherSource {
    const { title, isCircle, since, programme, mentee } = founding;
    const { notebook, boards, chat, goals, agenda, pact, files } = running.workspace;
    const members = running.people().map(takenMember);
    return {
      about: { id, title, owner: core.me, kind: isCircle ? 'circle' : 'pair', since, programme, mentee, members },
      notebook,
      tools: {
        boards,
        chat,
        goals,
        agenda,
        pact,
        async readFile(file) {
          // One that is elsewhere is not fetched for this: it may cost more than the person has.
          const { tag } = files.state(file).get();
          const read = tag === 'here' || tag === 'looking' ? await files.read(file) : null;
          return read?.ok ? read.value : null;
        },
      },
      names: [...running.names(), ...(self.goals.has(id) ? [OWN_GOALS] : [])],
      hold: (name) => core.documents.hold(name === OWN_GOALS ? DOCUMENT.goals(id) : DOCUMENT.workspace(id, name)),
    };
  }

  return {
    open: spaces.open,
    async running() {
      const all = await Promise.all(spaces.all.values());
      return all.flatMap((one) => (one.ok ? [one.value] : []));
    },
    summaries: () =>
      [...self.workspaces.values()]
        .filter((kept) => readFounding(core, kept)?.stage === 'joined')
        .flatMap((kept) => summaryOf(kept.id) ?? []),
    async createCircle(draft) {
      const made = await foundCircle(core, draft);
      if (!made.ok) return made;
      await shareKeys(core);
      const running = await spaces.open(made.value);
      return running.ok ? made : running;
    },
    leave,
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
      for (const { id, invitation } of [...self.workspaces.values()]) {
        // A device that came back through a partner could not know that it had been left.
        const one = invitation !== null && self.left.has(invitation) ? await spaces.open(id) : null;
        if (one?.ok) await forget(id, one.value);
      }
    },
    runAll() {
      for (const running of spaces.all.values())
        void running.then((one) => (one.ok ? one.value.epochs.reload() : undefined));
      doors.look();
      for (const kept of self.workspaces.values()) {
        if (readFounding(core, kept)?.stage !== 'revoked') void spaces.open(kept.id);
      }
    },
    async gather(only) {
      const gathered: GatheredSpace[] = [];
      for (const { id } of only === null ? self.workspaces.values() : [{ id: only }]) {
        const running = await spaces.open(id);
        if (!running.ok) return running;
        const founding = foundingOf(id);
        if (founding === null) return err({ tag: 'not-found' });
        gathered.push(await gatherSpace(sourceOf(id, running.value, founding)));
      }
      return ok(gathered);
    },
    async close() {
      for (const stop of returns) stop();
      farewells.close();
      doors.close();
      await spaces.close();
    },
  };
}
