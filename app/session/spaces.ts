/** The workspaces of an open session: opened, entered, left, and taken along. */
import { err, ok, type Result } from '../../crypto/result.ts';
import type { InvitationId, WorkspaceId } from '../model/brand.ts';
import { parsePersonId } from '../model/ids.ts';
import { breathe } from '../peer/index.ts';
import { type Asleep, latestEpochOf, openAsleep } from './asleep.ts';
import { DOCUMENTS } from './documentNames.ts';
import type { CircleInput } from './circle.ts';
import { type Core, DOCUMENT, KEY } from './core.ts';
import type { Directs } from './direct.ts';
import { openAhead } from './directKept.ts';
import { openDoors } from './doors.ts';
import { quietly } from './example/quiet.ts';
import { openFarewells, SHOWN_FIRST } from './farewells.ts';
import { foundCircle } from './foundCircle.ts';
import { type Founding, readFounding, stageOf } from './founding.ts';
import { type GatherSource, gatherSpace, OWN_GOALS, takenMember } from './gather.ts';
import type { About, Inbox } from './inbox.ts';
import { shareKeys } from './keys.ts';
import { forgetExample, forgetUnopened, leaveAndForget } from './leaving.ts';
import { openOnce } from './openOnce.ts';
import { type Resting, watchResting } from './resting.ts';
import { awaitReturn } from './returning.ts';
import type { KeptWorkspace } from './self.ts';
import { soonOf } from './soon.ts';
import type { ExampleLanguage, GatheredSpace, SessionError, Told, WorkspaceSummary } from './types.ts';
import type { RunningWorkspace } from './runningWorkspace.ts';
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

/** So many are open from the start, those that were visited or heard last; of others only the place is listened at. */
const AWAKE = 5;
/** Until the others of many are opened or listened for, ms. */
const AFTER_FIRST = 2_000;

/** Those that were left are looked for so often, ms. */
const LOOK_EVERY = 60_000;

/** What a pair has from its first day on. */
const PAIR_DOCUMENTS = ['root', 'acknowledged', ...DOCUMENTS];

const pause = (length: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, length));

export function openSpaces({ core, inbox, directs, again, changed }: SpacesOptions): Spaces {
  const { self } = core;
  const spaces = openOnce(start);
  const farewells = openFarewells(core);
  const asleep: Asleep = openAsleep(core, (id, device) => {
    void spaces.open(id).then((running) => {
      if (running.ok && device !== null) running.value.called(device);
    });
  });
  const resting: Resting = watchResting(core.clock);
  const followed = new Map<WorkspaceId, () => void>();
  /** Being closed, to sleep: who opens one again waits for that. */
  const falling = new Map<WorkspaceId, Promise<void>>();
  let closed = false;
  let rousing: Promise<void> = Promise.resolve();
  let hasRoused = false;
  const looking = setInterval(() => {
    rousing = rousing.then(rest);
  }, LOOK_EVERY);
  /** Stops of the places where a partner who lost everything would call. */
  const returns = new Map<WorkspaceId, () => void>();
  /** How often each was opened anew while the session was open. */
  const turns = new Map<WorkspaceId, number>();
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

  /** Who is in it, and by what they were introduced. Null when what was kept does not open. */
  function foundingOf(id: WorkspaceId): Founding | null {
    const kept = self.workspaces.get(id);
    return kept === undefined ? null : readFounding(core, kept);
  }

  /** As it was once read: to verify all of them again, at every start, takes a mentor of many seconds. */
  function aboutOf(id: WorkspaceId): About | null {
    const kept = inbox.about(id);
    if (kept !== null) return kept;
    const founding = foundingOf(id);
    if (founding === null) return null;
    const { title, isCircle, programme, since, other } = founding;
    const about = { title, isCircle, programme, since, other: other?.person ?? null };
    inbox.keepAbout(id, about);
    return about;
  }

  function summaryOf(id: WorkspaceId): WorkspaceSummary | null {
    const about = aboutOf(id);
    if (about === null) return null;
    const { title, isCircle, programme, since } = about;
    const blocked = self.blocked.has(id);
    const { example } = self.workspaces.get(id) ?? {};
    const soon = soonOf(self, id);
    return {
      id,
      title,
      isCircle,
      turn: turns.get(id) ?? 0,
      programme,
      since,
      soon,
      blocked,
      ...(example && { example }),
    };
  }

  /**
   * It can be listened for without opening anything: known here, and all its people are where it is now. Who is behind
   * looks where it was, and only an open one waits there; so does one that still has to take a device out.
   */
  function maySleep(kept: KeptWorkspace): boolean {
    if (!inbox.isKnown(kept.id) || stageOf(core, kept) !== 'joined' || self.epochs.has(`${kept.id} out`)) return false;
    const rest = inbox.restOf(kept.id);
    const epoch = latestEpochOf(self, kept.id);
    // Noted by no version before this one: two people who have met are together until something moves.
    if (rest === null) return epoch === 0 && self.removed.size === 0 && aboutOf(kept.id)?.isCircle === false;
    return rest.epoch === epoch && rest.removed === self.removed.size;
  }

  /** Whether all have come to where it is: seen while it is open, for when it is not. */
  function noteRest(id: WorkspaceId, { together, epochs }: RunningWorkspace): void {
    const before = inbox.restOf(id);
    const isStill = before?.epoch === epochs.current().number && before.removed === self.removed.size;
    if (isStill || [...self.removed.keys()].some((device) => epochs.admits(core.me, device))) return;
    const epoch = together();
    if (epoch !== null) inbox.keepRest(id, { epoch, removed: self.removed.size });
  }

  /** Opened when it is looked at, and listened for by nobody. */
  const isQuiet = ({ id, example }: KeptWorkspace): boolean => self.blocked.has(id) || example === true;

  function lull(kept: KeptWorkspace): void {
    if (isQuiet(kept)) return;
    const other = parsePersonId(aboutOf(kept.id)?.other ?? '');
    const again = () => foundingOf(kept.id)?.other?.again() ?? [];
    if (!asleep.add(kept.id, other.ok ? other.value : null, again)) void spaces.open(kept.id);
  }

  /** One after the other, and behind what a person sees and does. */
  async function rouse(): Promise<void> {
    const all = byRank();
    // Where there are many, the screen is drawn, and the one that is asked for opened, before any other.
    if (!hasRoused && all.length > AWAKE) await pause(AFTER_FIRST);
    hasRoused = true;
    for (const [rank, kept] of all.entries()) {
      if (closed) return;
      if (spaces.all.has(kept.id) || asleep.isUpToDate(kept.id) || !self.workspaces.has(kept.id)) continue;
      if (isQuiet(kept)) continue;
      if (rank >= AWAKE && maySleep(kept)) lull(kept);
      else await spaces.open(kept.id);
      await breathe();
    }
  }

  const byRank = (): KeptWorkspace[] =>
    [...self.workspaces.values()]
      .filter((kept) => !['revoked', null].includes(stageOf(core, kept)))
      .sort((a, b) => inbox.rank(b.id) - inbox.rank(a.id) || b.since - a.since);

  /** Those that were woken, and left again. */
  async function rest(): Promise<void> {
    const open = new Map((await running()).map((one) => [one.workspace.id, one]));
    for (const [id, one] of open) noteRest(id, one);
    const isCalling = (id: WorkspaceId): boolean => core.calls.now.get()?.workspace === id;
    const left = new Set(resting.due(open.keys(), (id) => isCalling(id) || open.get(id)?.isBusy() !== false));
    for (const kept of byRank().slice(AWAKE)) {
      if (closed) return;
      if (left.has(kept.id) && !resting.isIn(kept.id) && maySleep(kept)) await fall(kept);
    }
  }

  function fall(kept: KeptWorkspace): Promise<void> {
    const closing = spaces.takeOut(kept.id)?.then(async (one) => {
      quit(kept.id);
      if (one.ok) await one.value.close();
    });
    const done = (closing ?? Promise.resolve()).then(() => {
      falling.delete(kept.id);
      if (!closed && !spaces.all.has(kept.id)) lull(kept);
    });
    falling.set(kept.id, done);
    return done;
  }

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
    await falling.get(id);
    asleep.take(id);
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
        noteRest(id, running.value);
        if ([...self.removed.keys()].some((device) => running.value.epochs.admits(core.me, device))) again();
      };
      running.value.onMet(met);
      running.value.onTurned(() => {
        turns.set(id, (turns.get(id) ?? 0) + 1);
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
    asleep.take(id);
    const before = await spaces.takeOut(id);
    quit(id);
    if (before?.ok) await before.value.close();
    // Told only now: whoever opens it at once must not be given the one that ends.
    turns.set(id, (turns.get(id) ?? 0) + 1);
    changed();
    again();
  }

  async function running(): Promise<RunningWorkspace[]> {
    const all = await Promise.all(spaces.all.values());
    return all.flatMap((one) => (one.ok ? [one.value] : []));
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
        files,
        reach: { state: files.state, fetch: files.fetch, present: running.workspace.present },
      },
      names: [...running.names(), ...(self.goals.has(id) ? [OWN_GOALS] : [])],
      hold: (name) => core.documents.hold(name === OWN_GOALS ? DOCUMENT.goals(id) : DOCUMENT.workspace(id, name)),
    };
  }

  return {
    open: spaces.open,
    stay: resting.stay,
    running,
    async everyOne() {
      for (const id of asleep.ids()) await spaces.open(id);
      return running();
    },
    summaries: () =>
      [...self.workspaces.values()]
        .filter((kept) => stageOf(core, kept) === 'joined')
        .flatMap((kept) => summaryOf(kept.id) ?? []),
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
      for (const id of new Set([...asleep.ids(), ...inbox.entries.get().keys()])) {
        if (self.workspaces.has(id) || spaces.all.has(id) || core.keyring.get(KEY.workspace(id)) === null) continue;
        asleep.take(id);
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
      rousing = rousing.then(rouse);
    },
    async gather(only) {
      const gathered: GatheredSpace[] = [];
      // Examples are nobody's work.
      const own = [...self.workspaces.values()].filter(({ example }) => !example);
      for (const { id } of only === null ? own : [{ id: only }]) {
        const leaveIt = resting.stay(id);
        const running = await spaces.open(id);
        const founding = foundingOf(id);
        if (running.ok && founding !== null) gathered.push(await gatherSpace(sourceOf(id, running.value, founding)));
        leaveIt();
        if (!running.ok) return running;
        if (founding === null) return err({ tag: 'not-found' });
      }
      return ok(gathered);
    },
    async close() {
      closed = true;
      clearInterval(looking);
      await Promise.all(falling.values());
      for (const stop of [...returns.values(), ...followed.values()]) stop();
      asleep.close();
      farewells.close();
      doors.close();
      await spaces.close();
    },
  };
}
