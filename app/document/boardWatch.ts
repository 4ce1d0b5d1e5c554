/** A board as it is read: what fits, in painting order, lines where their ties are. */
import type * as Y from 'yjs';
import { type BoardObject, canHoldTies } from '../model/board.ts';
import { tiedBox } from '../model/boardTies.ts';
import { aboutOf, BOARD_VERSION, entriesOf } from './board.ts';
import { isOfTomorrow, objectOf } from './boardEntry.ts';

/** Above this many, the rest is not shown: nobody draws them, and each costs a frame. */
export const OBJECT_LIMIT = 20_000;
/** Changed one by one, more than these are sorted in anew. */
const FEW = 200;

/** What a later version of the app wrote here: kept, and passed over. */
export interface Beyond {
  readonly isNewer: boolean;
  /** Things of a kind that this version cannot show. */
  readonly unknown: number;
}

export interface WatchedBoard {
  /** In painting order. The same list until something changed; the same object until it did. */
  objects(): readonly BoardObject[];
  beyond(): Beyond;
  stop(): void;
}

/** Reads the board once, and after that only what changed of it. */
export function watchBoard(doc: Y.Doc, changed: () => void): WatchedBoard {
  const [entries, about] = [entriesOf(doc), aboutOf(doc)];
  const known = new Map<string, BoardObject>();
  /** As they are written, with the ends that they have without their ties. */
  const tied = new Map<string, BoardObject>();
  const unknown = new Set<string>();
  const placeOf = (id: string): BoardObject | null => {
    const object = known.get(id);
    return object !== undefined && canHoldTies(object.kind) ? object : null;
  };
  const placed = (line: BoardObject): BoardObject => ({ ...line, box: tiedBox(line, placeOf) });
  const read = (id: string): void => {
    const entry = entries.get(id);
    const object = objectOf(id, entry);
    tied.delete(id);
    unknown.delete(id);
    if (object === null) {
      known.delete(id);
      if (isOfTomorrow(entry)) unknown.add(id);
      return;
    }
    known.set(id, object);
    if (object.from !== null || object.to !== null) tied.set(id, object);
  };
  for (const id of entries.keys()) read(id);
  for (const [id, line] of tied) known.set(id, placed(line));
  let all = inOrder(known.values());
  let list = all.slice(0, OBJECT_LIMIT);

  const heard = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    const ids = new Set<string>();
    for (const event of events) {
      if (event.target === entries) for (const id of event.keys.keys()) ids.add(id);
      else ids.add(String(event.path[0]));
    }
    for (const id of ids) read(id);
    const isMoved = ({ from, to }: BoardObject): boolean =>
      (from !== null && ids.has(from.id)) || (to !== null && ids.has(to.id));
    const moved = [...tied].filter(([id, line]) => ids.has(id) || isMoved(line));
    for (const [id, line] of moved) {
      known.set(id, placed(line));
      ids.add(id);
    }
    all = ids.size > FEW ? inOrder(known.values()) : putIn(all, ids, known);
    list = all.slice(0, OBJECT_LIMIT);
    changed();
  };
  entries.observeDeep(heard);
  about.observe(changed);
  return {
    objects: () => list,
    beyond: () => ({ isNewer: Number(about.get('version') ?? 0) > BOARD_VERSION, unknown: unknown.size }),
    stop() {
      entries.unobserveDeep(heard);
      about.unobserve(changed);
    },
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byOrder = (a: BoardObject, b: BoardObject): number => compare(a.order, b.order) || compare(a.id, b.id);
const inOrder = (objects: Iterable<BoardObject>): BoardObject[] => [...objects].sort(byOrder);

/** The list with a few of its objects read anew. */
function putIn(
  list: readonly BoardObject[],
  ids: ReadonlySet<string>,
  known: ReadonlyMap<string, BoardObject>,
): BoardObject[] {
  const next = list.filter(({ id }) => !ids.has(id));
  for (const id of ids) {
    const object = known.get(id);
    if (object === undefined) continue;
    let [from, to] = [0, next.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      const other = next[middle];
      if (other !== undefined && byOrder(other, object) < 0) from = middle + 1;
      else to = middle;
    }
    next.splice(from, 0, object);
  }
  return next;
}
