/** Which places in the order some objects of a board get, so that they lie before or behind others. */
import type { BoardChange, BoardObject } from '../model/board.ts';
import type { BoardObjectId } from '../model/brand.ts';
import { orderAfter, orderBefore, orderBetween } from './order.ts';

type Changes = Map<BoardObjectId, BoardChange>;

/**
 * Before or behind all others, or just before or behind `past`; in their own order. `all` is in painting order. Those
 * that lie on that side of `past` already stay where they are.
 */
export function stacked(
  all: readonly BoardObject[],
  ids: ReadonlySet<BoardObjectId>,
  where: 'front' | 'back',
  past?: BoardObjectId,
): Changes {
  const isFront = where === 'front';
  const end = isFront ? all.findLastIndex(({ id }) => !ids.has(id)) : all.findIndex(({ id }) => !ids.has(id));
  const pastAt = past === undefined ? end : all.findIndex(({ id }) => id === past);
  const moved = all.filter(({ id }, at) => ids.has(id) && (isFront ? at < pastAt : at > pastAt));
  const changes: Changes = new Map();
  if (pastAt < 0 || moved.length === 0) return changes;
  const going = new Set(moved);
  const others = all.filter((object) => !going.has(object));
  const at = others.findIndex(({ id }) => id === all[pastAt]?.id);
  let [low, high] = isFront ? [at, at + 1] : [at - 1, at];
  const orderOf = (index: number): string | null => others[index]?.order ?? null;
  // Two people who drew at once took one place: there is no room between their two, so the farther one makes some.
  while (low >= 0 && high < others.length && orderBetween(orderOf(low), orderOf(high)) === null) {
    if (isFront) {
      moved.push(...others.slice(high, high + 1));
      high += 1;
    } else {
      moved.unshift(...others.slice(low, low + 1));
      low -= 1;
    }
  }
  spread(moved, orderOf(low), orderOf(high), changes);
  return changes;
}

/** One after the other where there is an end, else halved again and again: so they stay short. */
function spread(objects: readonly BoardObject[], low: string | null, high: string | null, changes: Changes): void {
  if (high === null || low === null) {
    let last = low ?? high;
    for (const { id } of high === null ? objects : [...objects].reverse()) {
      last = high === null ? orderAfter(last) : orderBefore(last);
      changes.set(id, { order: last });
    }
    return;
  }
  const half = objects.length >> 1;
  const middle = objects[half];
  if (middle === undefined) return;
  // Where hostile orders leave no room, the ids decide.
  const order = orderBetween(low, high) ?? low;
  changes.set(middle.id, { order });
  spread(objects.slice(0, half), low, order, changes);
  spread(objects.slice(half + 1), order, high, changes);
}
