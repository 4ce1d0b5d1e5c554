/**
 * The pages of a notebook as a tree. Each entry names its parent and its place among the pages there; two people move
 * pages at once, and a merge may name a parent that is gone, or a page above itself. What is read is a tree all the
 * same, on every device alike, and holds every page.
 */
import type { PageId } from '../model/brand.ts';

export interface Placed {
  readonly id: PageId;
  /** Null: at the top. */
  readonly parent: PageId | null;
  /** '' for a page of an app that knew no order: before the others, oldest first. */
  readonly order: string;
  readonly created: number;
}

/** How deep the screens let a page be put; a merge may make it deeper. */
export const DEEPEST_PAGE = 5;

export const inOrder = (a: Placed, b: Placed): number =>
  compare(a.order, b.order) || a.created - b.created || compare(a.id, b.id);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** In reading order, each with its parent as it holds, and how deep it is. */
export function treeOf<T extends Placed>(entries: readonly T[]): (T & { readonly depth: number })[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const parents = parentsThatHold(byId);
  const below = new Map<PageId | null, T[]>();
  for (const entry of entries) {
    const parent = parents.get(entry.id) ?? null;
    below.set(parent, [...(below.get(parent) ?? []), { ...entry, parent }]);
  }
  const tree: (T & { readonly depth: number })[] = [];
  // A list of what waits instead of a call in a call: a tampered notebook is as deep as it likes.
  const waiting = children(null, 0);
  function children(parent: PageId | null, depth: number): (T & { readonly depth: number })[] {
    return (below.get(parent) ?? [])
      .sort(inOrder)
      .reverse()
      .map((entry) => ({ ...entry, depth }));
  }
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    tree.push(next);
    waiting.push(...children(next.id, next.depth + 1));
  }
  return tree;
}

/** Of pages that stand above each other in a ring, the one with the least id goes to the top. */
function parentsThatHold<T extends Placed>(byId: ReadonlyMap<PageId, T>): Map<PageId, PageId | null> {
  const parents = new Map<PageId, PageId | null>();
  for (const [id, { parent }] of byId) parents.set(id, parent !== null && byId.has(parent) ? parent : null);
  const settled = new Set<PageId>();
  for (const start of parents.keys()) {
    const path: PageId[] = [];
    const onPath = new Set<PageId>();
    let each: PageId | null = start;
    while (each !== null && !settled.has(each) && !onPath.has(each)) {
      path.push(each);
      onPath.add(each);
      each = parents.get(each) ?? null;
    }
    if (each !== null && onPath.has(each)) {
      const ring = path.slice(path.indexOf(each));
      const [least = each] = ring.sort(compare);
      parents.set(least, null);
    }
    for (const one of path) settled.add(one);
  }
  return parents;
}

/** The page and all below it. */
export function withBelow(tree: readonly Placed[], id: PageId): Set<PageId> {
  const found = new Set<PageId>([id]);
  // In reading order a parent comes before what is below it.
  for (const each of tree) if (each.parent !== null && found.has(each.parent)) found.add(each.id);
  return found;
}
