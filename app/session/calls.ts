/**
 * The door to calls: as little as is there before the first one. What rings, what captures and what counts is fetched
 * with the first call, or with the first message of one (call/desk.ts).
 */
import type * as Y from 'yjs';
import type { PersonId, WorkspaceId } from '../model/brand.ts';
import { parsePersonId } from '../model/ids.ts';
import { changeable, derived, type Observable } from '../model/observable.ts';
import { Channel, type ProvenLink } from '../peer/types.ts';
import type { Desk } from './call/desk.ts';
import type { Calls, CallView, MissedCall, WorkspaceCalls } from './callTypes.ts';
import type { RunningDataUse } from './dataUse.ts';
import type { Member } from './types.ts';

const MISSED = 'missed calls';

/** A workspace as a place to call in. */
export interface CallPlace {
  readonly id: WorkspaceId;
  readonly title: () => string;
  readonly people: () => readonly Member[];
  /** Local to this device. */
  readonly kept: Y.Doc;
}

export interface CallLine extends WorkspaceCalls {
  attach(link: ProvenLink): void;
  /** A call is on or begins here: the others are to be reached, whatever is spared otherwise. */
  isWanted(): boolean;
  close(): void;
}

export interface RunningCalls extends Calls {
  at(place: CallPlace): CallLine;
  close(): void;
}

export interface CallsMeans {
  readonly me: PersonId;
  readonly clock: () => number;
  readonly random: (length: number) => Uint8Array;
  /** Null where the browser gives none: the page is not served safely. */
  readonly media: () => MediaDevices | null;
  readonly data: Pick<RunningDataUse, 'low' | 'note'>;
  /** Local to this device: which microphone and camera were chosen. */
  readonly kept: Y.Doc;
}

/** What the desk is given. */
export interface DeskMeans extends CallsMeans {
  readonly places: ReadonlyMap<string, CallPlace>;
  show(view: CallView | null): void;
  missed(place: string, person: string): void;
  moved(): void;
}

export function openCalls(means: CallsMeans): RunningCalls {
  const now = changeable<CallView | null>(null);
  const moves = changeable(0);
  const places = new Map<string, CallPlace>();
  const links = new Map<ProvenLink, string>();
  let desk: Desk | null = null;
  let coming: Promise<Desk> | null = null;
  let closed = false;

  function need(): Promise<Desk> {
    coming ??= import('./call/desk.ts').then(({ openDesk }) => {
      const opened = openDesk({
        ...means,
        places,
        show(view) {
          // Whoever talks there has called back.
          if (view?.stage === 'in') places.get(view.workspace)?.kept.getMap(MISSED).clear();
          now.set(view);
        },
        missed(place, person) {
          places.get(place)?.kept.getMap<number>(MISSED).set(person, means.clock());
        },
        moved: () => moves.set(moves.get() + 1),
      });
      desk = opened;
      if (closed) opened.close();
      else for (const [link, place] of links) opened.attach(place, link);
      return opened;
    });
    return coming;
  }

  function isOnAt(place: WorkspaceId): boolean {
    const view = now.get();
    return view?.workspace === place && view.stage !== 'ended';
  }

  const ask = (work: (desk: Desk) => void): void => void need().then(work);

  return {
    now,
    start: (workspace, kind) => ask((one) => one.start(workspace, kind)),
    accept: (kind) => desk?.accept(kind),
    decline: () => desk?.decline(),
    leave: () => desk?.leave(),
    forget: () => desk?.forget(),
    turn: (given) => desk?.turn(given),
    spare: (low) => desk?.spare(low),
    canShareScreen: () => means.media()?.getDisplayMedia !== undefined,
    devices: () => need().then((one) => one.devices()),
    chosen: (kind) => desk?.chosen(kind) ?? null,
    choose: (kind, id) => need().then((one) => one.choose(kind, id)),
    test: (camera) => need().then((one) => one.test(camera)),
    at(place) {
      places.set(place.id, place);
      const kept = place.kept.getMap<number>(MISSED);
      const watch: Pick<Observable<unknown>, 'subscribe'> = {
        subscribe(listener) {
          kept.observe(listener);
          return () => kept.unobserve(listener);
        },
      };
      return {
        missed: derived([watch], () => missedIn(kept, place.people()), sameMissed),
        seen: () => place.kept.transact(() => kept.clear()),
        going: derived([moves, now], () => desk?.going(place.id) ?? 0),
        isWanted: () => isOnAt(place.id),
        attach(link) {
          links.set(link, place.id);
          link.onClose(() => void links.delete(link));
          if (desk !== null) return desk.attach(place.id, link);
          // In order, though the desk comes later.
          const early: Uint8Array[] = [];
          link.channel(Channel.call).receive((bytes) => {
            if (early.length < 8) early.push(bytes);
            if (early.length === 1) ask((one) => early.splice(0).forEach((each) => void one.take(link, each)));
          });
        },
        close() {
          // The space is left, or the profile locked: nobody goes on listening.
          if (isOnAt(place.id)) desk?.leave();
          places.delete(place.id);
        },
      };
    },
    close() {
      closed = true;
      desk?.close();
      now.set(null);
    },
  };
}

function missedIn(kept: Y.Map<number>, people: readonly Member[]): readonly MissedCall[] {
  return [...kept].flatMap(([key, at]): MissedCall[] => {
    const person = parsePersonId(key);
    const name = people.find(({ id }) => id === key)?.name;
    return person.ok && name !== undefined && typeof at === 'number' ? [{ person: person.value, name, at }] : [];
  });
}

const sameMissed = (a: readonly MissedCall[], b: readonly MissedCall[]): boolean =>
  JSON.stringify(a) === JSON.stringify(b);
