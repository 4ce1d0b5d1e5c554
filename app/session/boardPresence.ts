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
import type { BoardGuest, BoardPlace, LiveStroke } from './types.ts';

/** Smooth to the eye, and twenty small frames a second at most. */
const EVERY_MS = 50;
/** Each state says the places of all that is dragged: of more things, only the first are told, and less often. */
const DRAGGED = 24;
const DRAG_EVERY_MS = 100;
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
const MovedSchema = v.pipe(
  v.array(
    v.tuple([
      v.pipe(v.string(), v.maxLength(16)),
      UnitSchema,
      UnitSchema,
      UnitSchema,
      UnitSchema,
      v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(359)),
    ]),
  ),
  v.maxLength(DRAGGED),
);
const StateSchema = v.object({
  chapter: v.number(),
  board: v.fallback(v.string(), ''),
  at: v.fallback(v.nullable(v.pipe(v.array(UnitSchema), v.length(2))), null),
  live: v.fallback(v.nullable(LiveSchema), null),
  moved: v.fallback(v.nullable(MovedSchema), null),
});
type State = v.InferOutput<typeof StateSchema>;

interface Guest extends BoardGuest {
  /** When the stroke that is still drawn was let go of; 0 while it goes on. */
  readonly ended: number;
  /** The same of what is dragged. */
  readonly dropped: number;
}

type Places = BoardGuest['moved'];
const NOWHERE: Places = new Map();

export interface BoardPresence {
  readonly guests: Observable<readonly BoardGuest[]>;
  point(at: BoardPoint | null, live: LiveStroke | null): void;
  drag(at: BoardPoint | null, moved: Places | null): void;
  /** After the objects changed: what has landed is not drawn twice. */
  settle(): void;
  close(): void;
}

export function openBoardPresence(options: {
  readonly awareness: Awareness;
  readonly chapter: number;
  /** Which of the chapter's boards; the first has no name. */
  readonly board: string;
  readonly personOf: (client: number) => PersonId | null;
  readonly landed: (id: BoardObjectId) => boolean;
  /** Where an object of the document is; null: it is not there. */
  readonly placeOf: (id: BoardObjectId) => BoardPlace | null;
  readonly clock: () => number;
}): BoardPresence {
  const { awareness, chapter, board, personOf, landed, placeOf, clock } = options;
  const guests = changeable<readonly Guest[]>([]);
  let mine: { at: BoardPoint | null; live: LiveStroke | null; moved: Places | null } = {
    at: null,
    live: null,
    moved: null,
  };
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
      if (person === null || !parsed.success || parsed.output.chapter !== chapter || parsed.output.board !== board)
        continue;
      now.push({ client, person, ...heard(parsed.output, before.get(client)) });
    }
    guests.set(now);
    settle();
  };

  function heard({ at, live, moved }: State, before: Guest | undefined): Omit<Guest, 'client' | 'person'> {
    const [x, y] = at ?? [];
    const point = x === undefined || y === undefined ? null : { x, y };
    const places =
      moved === null
        ? { moved: before?.moved ?? NOWHERE, dropped: before?.dropped || clock() }
        : { moved: placesFrom(moved), dropped: 0 };
    if (live !== null) return { at: point, live: joined(live, before?.live ?? null), ended: 0, ...places };
    return { at: point, live: before?.live ?? null, ended: before?.ended || clock(), ...places };
  }

  function settle(): void {
    const now = clock();
    const isOver = ({ live, ended }: Guest): boolean =>
      live !== null && (landed(live.id) || (ended > 0 && now - ended >= LINGERS_MS));
    const isLaid = ({ moved, dropped }: Guest): boolean =>
      moved.size > 0 && dropped > 0 && (now - dropped >= LINGERS_MS || [...moved].every(isLanded));
    if (guests.get().some((guest) => isOver(guest) || isLaid(guest))) {
      guests.set(
        guests.get().map((guest) => ({
          ...guest,
          ...(isOver(guest) && { live: null }),
          ...(isLaid(guest) && { moved: NOWHERE }),
        })),
      );
    }
    const lingers = guests
      .get()
      .some(({ live, ended, moved, dropped }) => (live !== null && ended > 0) || (moved.size > 0 && dropped > 0));
    if (lingers && sweeper === null) {
      sweeper = setTimeout(() => {
        sweeper = null;
        settle();
      }, LINGERS_MS);
    }
  }

  /** The document says what the last state said, or it is not there any more. */
  function isLanded([id, { box, turn }]: readonly [BoardObjectId, BoardPlace]): boolean {
    const place = placeOf(id);
    if (place === null) return true;
    const far = [place.box.x - box.x, place.box.y - box.y, place.box.w - box.w, place.box.h - box.h];
    return place.turn === turn && far.every((each) => Math.abs(each) < 1);
  }

  function outward(): void {
    timer = null;
    const { at, live, moved } = mine;
    if (live?.id !== said.id) said = { id: live?.id ?? null, points: 0 };
    const points = live?.points.slice(said.points * 3) ?? [];
    awareness.setLocalStateField('board', {
      chapter,
      ...(board !== '' && { board }),
      at: at === null ? null : [tenths(at.x), tenths(at.y)],
      live: live === null ? null : { ...live, from: said.points, points: points.map(tenths) },
      moved: moved === null ? null : placesFor(moved),
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
      mine = { ...mine, at, live };
      if (isEnd && timer !== null) clearTimeout(timer);
      if (isEnd) outward();
      else timer ??= setTimeout(outward, EVERY_MS);
    },
    drag(at, moved) {
      if (isClosed || (moved === null && mine.moved === null)) return;
      mine = { at: at ?? mine.at, live: null, moved };
      if (moved === null && timer !== null) clearTimeout(timer);
      if (moved === null) outward();
      else timer ??= setTimeout(outward, DRAG_EVERY_MS);
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

function placesFrom(moved: v.InferOutput<typeof MovedSchema>): Places {
  const places = new Map<BoardObjectId, BoardPlace>();
  for (const [text, x, y, w, h, turn] of moved) {
    const id = parseBoardObjectId(text);
    if (id.ok) places.set(id.value, { box: { x, y, w, h }, turn });
  }
  return places;
}

const placesFor = (moved: Places): v.InferOutput<typeof MovedSchema> =>
  [...moved]
    .slice(0, DRAGGED)
    .map(([id, { box, turn }]) => [id, tenths(box.x), tenths(box.y), tenths(box.w), tenths(box.h), turn]);

const tenths = (value: number): number => Math.round(value * 10) / 10;
