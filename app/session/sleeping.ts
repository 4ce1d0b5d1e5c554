/**
 * Which spaces are open and which are only listened for. At the start those that were visited or heard last are opened,
 * and others where they have to be; one that was woken and left again goes back to sleep.
 */
import type { WorkspaceId } from '../model/brand.ts';
import { parsePersonId } from '../model/ids.ts';
import { breathe } from '../peer/index.ts';
import { latestEpochOf, openAsleep } from './asleep.ts';
import type { Core } from './core.ts';
import { stageOf } from './founding.ts';
import type { Inbox } from './inbox.ts';
import type { Once } from './openOnce.ts';
import { watchResting } from './resting.ts';
import type { RunningWorkspace } from './runningWorkspace.ts';
import type { KeptWorkspace } from './self.ts';
import type { SpaceAbouts } from './spaceAbouts.ts';

export interface Sleeping {
  /** Those that are only listened for. */
  ids(): readonly WorkspaceId[];
  /** Before it is opened: one that is just being closed is closed first. */
  wake(id: WorkspaceId): Promise<void>;
  /** It is not listened for any more. */
  take(id: WorkspaceId): void;
  /** Somebody is in it until the returned function is called: it does not go to sleep. */
  stay(id: WorkspaceId): () => void;
  /** Whether all have come to where it is: seen while it is open, for when it is not. */
  noteRest(id: WorkspaceId, running: RunningWorkspace): void;
  /** All that the person's document names, one after the other, and behind what a person sees and does. */
  rouse(): void;
  close(): Promise<void>;
}

interface SleepingInput {
  readonly core: Core;
  readonly inbox: Inbox;
  readonly abouts: Pick<SpaceAbouts, 'foundingOf' | 'aboutOf'>;
  readonly spaces: Pick<Once<WorkspaceId, RunningWorkspace>, 'open' | 'all' | 'takeOut' | 'running'>;
  /** What looks at one that is open stops. */
  readonly quit: (id: WorkspaceId) => void;
}

/** So many are open from the start, those that were visited or heard last; of others only the place is listened at. */
const AWAKE = 5;
/** Until the others of many are opened or listened for, ms. */
const AFTER_FIRST = 2_000;
/** Those that were left are looked for so often, ms. */
const LOOK_EVERY = 60_000;

const pause = (length: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, length));

export function openSleeping({ core, inbox, abouts, spaces, quit }: SleepingInput): Sleeping {
  const { self } = core;
  const asleep = openAsleep(core, (id, device) => {
    void spaces.open(id).then((running) => {
      if (running.ok && device !== null) running.value.called(device);
    });
  });
  const resting = watchResting(core.clock);
  /** Being closed, to sleep: who opens one again waits for that. */
  const falling = new Map<WorkspaceId, Promise<void>>();
  let closed = false;
  let rousing: Promise<void> = Promise.resolve();
  let hasRoused = false;
  const looking = setInterval(() => {
    rousing = rousing.then(rest);
  }, LOOK_EVERY);

  /**
   * It can be listened for without opening anything: known here, and all its people are where it is now. Who is behind
   * looks where it was, and only an open one waits there; so does one that still has to take a device out.
   */
  function maySleep(kept: KeptWorkspace): boolean {
    if (!inbox.isKnown(kept.id) || stageOf(core, kept) !== 'joined' || self.epochs.has(`${kept.id} out`)) return false;
    const rest = inbox.restOf(kept.id);
    const epoch = latestEpochOf(self, kept.id);
    // Noted by no version before this one: two people who have met are together until something moves.
    if (rest === null) return epoch === 0 && self.removed.size === 0 && abouts.aboutOf(kept.id)?.isCircle === false;
    return rest.epoch === epoch && rest.removed === self.removed.size;
  }

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
    const other = parsePersonId(abouts.aboutOf(kept.id)?.other ?? '');
    const again = () => abouts.foundingOf(kept.id)?.other?.again() ?? [];
    if (!asleep.add(kept.id, other.ok ? other.value : null, again)) void spaces.open(kept.id);
  }

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
    const open = new Map((await spaces.running()).map((one) => [one.workspace.id, one]));
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

  return {
    ids: asleep.ids,
    async wake(id) {
      await falling.get(id);
      asleep.take(id);
    },
    take: asleep.take,
    stay: resting.stay,
    noteRest,
    rouse() {
      rousing = rousing.then(rouse);
    },
    async close() {
      closed = true;
      clearInterval(looking);
      await Promise.all(falling.values());
      asleep.close();
    },
  };
}
