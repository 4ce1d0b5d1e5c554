/**
 * Pointers and strokes in progress, through the room's one presence. A stroke is said piece by piece: each state holds
 * only the points since the one before, since presence repeats its whole state each time; to somebody who comes in the
 * middle it is said anew from its beginning. It lands once, as an object.
 */
import * as v from 'valibot';
import type { Awareness } from 'y-protocols/awareness';
import { packStroke, unpackStroke } from '../document/strokeBytes.ts';
import { BOARD_COLOURS, BOARD_SIZES, type BoardPoint, isPressed, STROKE_LIMIT, strokeFrom } from '../model/board.ts';
import type { BoardObjectId, PersonId } from '../model/brand.ts';
import { parseBoardObjectId } from '../model/ids.ts';
import { changeable, type Observable } from '../model/observable.ts';
import type { BoardGuest, BoardPlace, LiveStroke } from './types.ts';

/** Each state costs some 150 bytes beside what is new in it: a hand is followed well enough by ten a second. */
const EVERY_MS = 100;
/** Each state says the places of all that is dragged: of more things, only the first are told. */
const DRAGGED = 24;
/** A stroke that ended and never landed, as when its hand took it back, is not drawn for longer. */
const LINGERS_MS = 2_000;
const FARTHEST = 1_000_000;

/** How fine a stroke is told while it is drawn, in units; how fine it stays is decided where it lands. */
const STEP = 1 / 8;
const KINDS = ['pen', 'marker'] as const;

const UnitSchema = v.pipe(v.number(), v.minValue(-FARTHEST), v.maxValue(FARTHEST));
const IdSchema = v.pipe(v.string(), v.maxLength(16));
const upTo = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most));
/** Repeated in each state, so without names: id, kind, colour, size; how many points were said before; these, packed. */
const LiveSchema = v.tuple([
  IdSchema,
  upTo(KINDS.length - 1),
  upTo(BOARD_COLOURS.length - 1),
  upTo(BOARD_SIZES - 1),
  upTo(STROKE_LIMIT),
  // The longest that packing makes of as many points, as text.
  v.pipe(v.string(), v.maxLength(16 * STROKE_LIMIT), v.base64()),
]);
type Live = v.InferOutput<typeof LiveSchema>;
const MovedSchema = v.pipe(
  v.array(v.tuple([IdSchema, UnitSchema, UnitSchema, UnitSchema, UnitSchema, upTo(359)])),
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
    if (now.every(({ client }) => before.has(client))) return;
    said = { id: null, points: 0 };
    if (mine.live !== null) timer ??= setTimeout(outward, EVERY_MS);
  };

  function heard({ at, live, moved }: State, before: Guest | undefined): Omit<Guest, 'client' | 'person'> {
    const [x, y] = at ?? [];
    const point = x === undefined || y === undefined ? null : { x, y };
    const places =
      moved === null
        ? { moved: before?.moved ?? NOWHERE, dropped: before?.dropped || clock() }
        : { moved: placesFrom(moved), dropped: 0 };
    if (live !== null) return { at: point, live: joined(live, point, before?.live ?? null), ended: 0, ...places };
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
    awareness.setLocalStateField('board', {
      chapter,
      ...(board !== '' && { board }),
      at: at === null ? null : [tenths(at.x), tenths(at.y)],
      ...(live !== null && { live: liveFor(live, live.id === said.id ? said.points : 0) }),
      ...(moved !== null && { moved: placesFor(moved) }),
    });
    said = { id: live?.id ?? null, points: live === null ? 0 : live.points.length / 3 };
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
      mine = { ...mine, at: live === null ? at : endOf(live.points), live };
      if (isEnd && timer !== null) clearTimeout(timer);
      if (isEnd) outward();
      else timer ??= setTimeout(outward, EVERY_MS);
    },
    drag(at, moved) {
      if (isClosed || (moved === null && mine.moved === null)) return;
      mine = { at: at ?? mine.at, live: null, moved };
      if (moved === null && timer !== null) clearTimeout(timer);
      if (moved === null) outward();
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

/** The points that were not said yet, at least the last one; it lies where the pointer is. */
function liveFor({ id, kind, colour, size, points }: LiveStroke, said: number): Live {
  const from = Math.min(said, points.length / 3 - 1);
  const piece = points.slice(from * 3);
  const bytes = packStroke(strokeFrom(piece, isPressed(piece)).stroke, STEP);
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return [id, KINDS.indexOf(kind), colour, size, from, btoa(text)];
}

/** The points said now behind those said before. Where some are missing, a line joins them. */
function joined(
  [name, kind, colour, size, from, text]: Live,
  at: BoardPoint | null,
  before: LiveStroke | null,
): LiveStroke | null {
  const id = parseBoardObjectId(name);
  const piece = unpackStroke(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)));
  if (!id.ok || at === null || piece === null || Math.max(piece.w, piece.h) > FARTHEST) return null;
  const known = before?.id === id.value ? before.points.slice(0, from * 3) : [];
  const end = endOf(piece.points);
  const placed = piece.points.map((value, index) =>
    index % 3 === 0 ? value + at.x - end.x : index % 3 === 1 ? value + at.y - end.y : value,
  );
  const points = [...known, ...placed].slice(0, 3 * STROKE_LIMIT);
  return { id: id.value, kind: KINDS[kind] ?? 'pen', colour, size, points };
}

const endOf = (points: readonly number[]): BoardPoint => ({ x: points.at(-3) ?? 0, y: points.at(-2) ?? 0 });

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
