/**
 * Pointers and strokes in progress, through the room's one presence. A stroke is said piece by piece: each state holds
 * only the points since the one before, since presence repeats its whole state each time. It lands once, as an object.
 */
import * as v from 'valibot';
import type { Awareness } from 'y-protocols/awareness';
import { BOARD_COLOURS, BOARD_SIZES, type BoardPoint, STROKE_LIMIT } from '../model/board.ts';
import type { BoardObjectId, PersonId } from '../model/brand.ts';
import { parseBoardObjectId } from '../model/ids.ts';
import { changeable, type Observable } from '../model/observable.ts';
import type { BoardGuest, LiveStroke } from './types.ts';

/** Smooth to the eye, and twenty small frames a second at most. */
const EVERY_MS = 50;
/** A stroke that ended and never landed, as when its hand took it back, is not drawn for longer. */
const LINGERS_MS = 2_000;
const FARTHEST = 1_000_000;

const UnitSchema = v.pipe(v.number(), v.minValue(-FARTHEST), v.maxValue(FARTHEST));
const LiveSchema = v.object({
  id: v.pipe(v.string(), v.maxLength(16)),
  kind: v.picklist(['pen', 'marker']),
  colour: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(BOARD_COLOURS.length - 1)),
  size: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(BOARD_SIZES - 1)),
  /** How many points were said before these. */
  from: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(STROKE_LIMIT)),
  points: v.pipe(v.array(UnitSchema), v.maxLength(3 * STROKE_LIMIT)),
});
const StateSchema = v.object({
  chapter: v.number(),
  at: v.fallback(v.nullable(v.pipe(v.array(UnitSchema), v.length(2))), null),
  live: v.fallback(v.nullable(LiveSchema), null),
});
type State = v.InferOutput<typeof StateSchema>;

interface Guest extends BoardGuest {
  /** When the stroke that is still drawn was let go of; 0 while it goes on. */
  readonly ended: number;
}

export interface BoardPresence {
  readonly guests: Observable<readonly BoardGuest[]>;
  point(at: BoardPoint | null, live: LiveStroke | null): void;
  /** After the objects changed: what has landed is not drawn twice. */
  settle(): void;
  close(): void;
}

export function openBoardPresence(options: {
  readonly awareness: Awareness;
  readonly chapter: number;
  readonly personOf: (client: number) => PersonId | null;
  readonly landed: (id: BoardObjectId) => boolean;
  readonly clock: () => number;
}): BoardPresence {
  const { awareness, chapter, personOf, landed, clock } = options;
  const guests = changeable<readonly Guest[]>([]);
  let mine: { at: BoardPoint | null; live: LiveStroke | null } = { at: null, live: null };
  let said: { id: BoardObjectId | null; points: number } = { id: null, points: 0 };
  let timer: ReturnType<typeof setTimeout> | null = null;
  let isClosed = false;
  let sweeper: ReturnType<typeof setTimeout> | null = null;

  const inward = (): void => {
    const before = new Map(guests.get().map((guest) => [guest.client, guest]));
    const now: Guest[] = [];
    for (const [client, state] of awareness.getStates()) {
      const person = client === awareness.clientID ? null : personOf(client);
      const parsed = v.safeParse(StateSchema, state.board);
      if (person === null || !parsed.success || parsed.output.chapter !== chapter) continue;
      now.push({ client, person, ...heard(parsed.output, before.get(client)) });
    }
    guests.set(now);
    settle();
  };

  function heard({ at, live }: State, before: Guest | undefined): Pick<Guest, 'at' | 'live' | 'ended'> {
    const [x, y] = at ?? [];
    const point = x === undefined || y === undefined ? null : { x, y };
    if (live !== null) return { at: point, live: joined(live, before?.live ?? null), ended: 0 };
    return { at: point, live: before?.live ?? null, ended: before?.ended || clock() };
  }

  function settle(): void {
    const now = clock();
    const isOver = ({ live, ended }: Guest): boolean =>
      live !== null && (landed(live.id) || (ended > 0 && now - ended >= LINGERS_MS));
    if (guests.get().some(isOver)) {
      guests.set(guests.get().map((guest) => (isOver(guest) ? { ...guest, live: null } : guest)));
    }
    const lingers = guests.get().some(({ live, ended }) => live !== null && ended > 0);
    if (lingers && sweeper === null) {
      sweeper = setTimeout(() => {
        sweeper = null;
        settle();
      }, LINGERS_MS);
    }
  }

  function outward(): void {
    timer = null;
    const { at, live } = mine;
    if (live?.id !== said.id) said = { id: live?.id ?? null, points: 0 };
    const points = live?.points.slice(said.points * 3) ?? [];
    awareness.setLocalStateField('board', {
      chapter,
      at: at === null ? null : [tenths(at.x), tenths(at.y)],
      live: live === null ? null : { ...live, from: said.points, points: points.map(tenths) },
    });
    if (live !== null) said = { id: live.id, points: live.points.length / 3 };
  }

  awareness.on('change', inward);
  inward();
  outward();
  return {
    guests,
    point(at, live) {
      // A gesture that ends because its board was closed has nobody to tell.
      if (isClosed) return;
      const isEnd = mine.live !== null && live === null;
      mine = { at, live };
      if (isEnd && timer !== null) clearTimeout(timer);
      if (isEnd) outward();
      else timer ??= setTimeout(outward, EVERY_MS);
    },
    settle,
    close() {
      isClosed = true;
      awareness.off('change', inward);
      for (const each of [timer, sweeper]) if (each !== null) clearTimeout(each);
      awareness.setLocalStateField('board', null);
    },
  };
}

/** The points said now behind those said before. Where some are missing, as for who came in the middle, a line joins them. */
function joined(live: NonNullable<State['live']>, before: LiveStroke | null): LiveStroke | null {
  const id = parseBoardObjectId(live.id);
  if (!id.ok) return null;
  const known = before?.id === id.value ? before.points.slice(0, live.from * 3) : [];
  const whole = live.points.slice(0, live.points.length - (live.points.length % 3));
  const points = [...known, ...whole].slice(0, 3 * STROKE_LIMIT);
  return points.length === 0 ? null : { id: id.value, kind: live.kind, colour: live.colour, size: live.size, points };
}

const tenths = (value: number): number => Math.round(value * 10) / 10;
