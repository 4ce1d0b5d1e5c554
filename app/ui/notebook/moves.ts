/** Where a page goes when it is moved by one step, or let fall beside or on another. */
import type { PageId } from '../../model/brand.ts';
import type { PageSummary } from '../../session/types.ts';

export type Step = 'up' | 'down' | 'in' | 'out';
export type Beside = 'before' | 'after' | 'inside';

/** `index` does not count the page itself. */
export interface Place {
  readonly parent: PageId | null;
  readonly index: number;
}

/** In a circle, pages of one chapter stay among themselves. */
export type SameBook = (a: PageId, b: PageId) => boolean;

function siblings(pages: readonly PageSummary[], of: PageSummary, same: SameBook): PageSummary[] {
  return pages.filter((page) => page.parent === of.parent && same(page.id, of.id));
}

const without = (pages: readonly PageSummary[], id: PageId): PageSummary[] => pages.filter((page) => page.id !== id);

/** Null where no step leads that way. */
export function placeBy(pages: readonly PageSummary[], id: PageId, step: Step, same: SameBook): Place | null {
  const page = pages.find((each) => each.id === id);
  if (page === undefined) return null;
  const beside = siblings(pages, page, same);
  const at = beside.findIndex((each) => each.id === id);
  switch (step) {
    case 'up':
      return at > 0 ? { parent: page.parent, index: at - 1 } : null;
    case 'down':
      return at < beside.length - 1 ? { parent: page.parent, index: at + 1 } : null;
    case 'in': {
      const into = beside[at - 1];
      return into === undefined
        ? null
        : { parent: into.id, index: pages.filter(({ parent }) => parent === into.id).length };
    }
    case 'out': {
      const above = pages.find((each) => each.id === page.parent);
      if (above === undefined) return null;
      return {
        parent: above.parent,
        index: siblings(pages, above, same).findIndex((each) => each.id === above.id) + 1,
      };
    }
  }
}

/** Null where it cannot stand: on itself, below itself, in another chapter. */
export function placeAt(
  pages: readonly PageSummary[],
  id: PageId,
  target: PageId,
  beside: Beside,
  same: SameBook,
): Place | null {
  const on = pages.find((page) => page.id === target);
  if (on === undefined || id === target || !same(id, target) || isBelow(pages, target, id)) return null;
  if (beside === 'inside') return { parent: on.id, index: pages.filter(({ parent }) => parent === on.id).length };
  const others = without(siblings(pages, on, same), id);
  const at = others.findIndex((page) => page.id === target);
  return { parent: on.parent, index: beside === 'before' ? at : at + 1 };
}

function isBelow(pages: readonly PageSummary[], id: PageId, above: PageId): boolean {
  const parents = new Map(pages.map((page) => [page.id, page.parent]));
  for (let each = parents.get(id) ?? null; each !== null; each = parents.get(each) ?? null)
    if (each === above) return true;
  return false;
}
