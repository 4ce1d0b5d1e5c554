/**
 * Two people in one page, for who wants to see it work: two sessions like every other, each with databases of its own under
 * a name that no profile has, and a server that is this page. When they are left, the databases go.
 */
import { toText } from '../../../crypto/index.ts';
import { err, ok, type Result } from '../../../crypto/result.ts';
import type { PageId, WorkspaceId } from '../../model/brand.ts';
import { changeable, type Observable } from '../../model/observable.ts';
import { type Lane, openInPage } from '../../peer/inPage.ts';
import type { Room } from '../../peer/types.ts';
import { openKeyring } from '../../vault/index.ts';
import { assemble } from '../assemble.ts';
import type { Core, Surroundings } from '../core.ts';
import { openProfiles, type Profiles, type ProfilesOptions, placeOf } from '../profiles.ts';
import { openSession } from '../session.ts';
import type { Session } from '../types.ts';
import { plantPair } from './examplePair.ts';
import { eraseDemo, noteDemos } from './leftovers.ts';
import { storyIn, type Who, zoneOr } from './story.ts';

export interface DemoSide {
  readonly who: Who;
  readonly name: string;
  readonly session: Session;
  /** Whether it reaches the other. */
  readonly on: Observable<boolean>;
  turn(on: boolean): void;
}

export interface Demo {
  readonly sides: readonly [DemoSide, DemoSide];
  readonly space: WorkspaceId;
  /** To begin with, of their notebook. */
  readonly page: PageId | null;
  /** Closes both, and takes off this device what they wrote. */
  leave(): Promise<void>;
}

export interface DemoMeans
  extends Pick<
    Surroundings,
    'clock' | 'random' | 'origin' | 'deviceName' | 'match' | 'openRoom' | 'media' | 'seats' | 'passkeys'
  > {
  readonly local: ProfilesOptions['local'];
  readonly locale: string;
  /** Of this device. */
  readonly zone: string;
  /** A profile was chosen or deleted on one of the sides. */
  readonly restart: () => void;
}

const WHO: readonly [Who, Who] = ['mentor', 'mentee'];

/** `not-saved`: this browser keeps nothing, not even for the moment. Rejects where its story cannot be fetched: nothing is begun then. */
export async function openDemo(means: DemoMeans): Promise<Result<Demo, { readonly tag: 'not-saved' }>> {
  const story = await storyIn(means.locale);
  const ids = WHO.map(() => toText(means.random(9)));
  noteDemos(means.local, ids);
  const town = openInPage(means.clock);
  const rooms = [new Set<Room>(), new Set<Room>()];
  const lanes = ids.map(() => town.lane());
  const around = ids.map((id, at) => surroundingsOf(means, id, lanes[at], rooms[at]));
  const leaveNothing = async (): Promise<void> => {
    for (const id of ids) await eraseDemo(means.local, id);
  };

  const cores = await Promise.all(around.map(coreOf));
  const [mentor, mentee] = cores;
  const planted = mentor && mentee ? await plantPair({ mentor, mentee }, story, zoneOr(means.zone)) : null;
  for (const core of cores) core?.data.close();
  await Promise.all(cores.map((core) => core?.documents.close()));
  if (!planted?.ok) {
    await leaveNothing();
    return err({ tag: 'not-saved' });
  }

  const sides = WHO.map((who, at): DemoSide => {
    const lane = lanes[at] ?? town.lane();
    const surroundings = around[at];
    if (surroundings === undefined) throw new Error('one for each');
    return {
      who,
      name: story[who],
      session: openSession(surroundings),
      on: lane.on,
      turn(on) {
        lane.turn(on);
        // As a network that is gone takes the connections along.
        if (!on) for (const room of rooms[at] ?? []) room.drop();
      },
    };
  });
  const [first, second] = sides;
  if (first === undefined || second === undefined) throw new Error('two people');
  return ok({
    sides: [first, second],
    space: planted.value.id,
    page: planted.value.page,
    async leave() {
      await Promise.all(sides.map(({ session }) => session.close()));
      await leaveNothing();
    },
  });
}

function surroundingsOf(
  means: DemoMeans,
  id: string,
  lane: Lane | undefined,
  rooms: Set<Room> | undefined,
): Surroundings {
  if (lane === undefined || rooms === undefined) throw new Error('one for each');
  return {
    ...means,
    connect: lane.connect,
    thrifty: changeable(false),
    profiles: profilesOf(means, id),
    openRoom(options) {
      const room = means.openRoom(options);
      rooms.add(room);
      return room;
    },
  };
}

/** A list with this one profile, in memory. */
function profilesOf({ random, restart }: DemoMeans, id: string): Profiles {
  const memory = (first: Record<string, string>): ProfilesOptions['local'] => {
    const kept = new Map(Object.entries(first));
    return {
      getItem: (name) => kept.get(name) ?? null,
      setItem: (name, value) => void kept.set(name, value),
      removeItem: (name) => void kept.delete(name),
    };
  };
  const list = JSON.stringify([{ id, number: 1, label: null }]);
  return openProfiles({ local: memory({ 'binome.profiles': list }), tab: memory({}), random, restart });
}

async function coreOf(surroundings: Surroundings): Promise<Core | null> {
  const { current } = surroundings.profiles;
  if (current === null) return null;
  const opened = await openKeyring({ name: placeOf(current).keyring, random: surroundings.random });
  if (!opened.ok || opened.value.tag !== 'open') return null;
  const core = await assemble(surroundings, surroundings.connect(), opened.value.keyring, () => undefined);
  return core.ok ? core.value : null;
}
