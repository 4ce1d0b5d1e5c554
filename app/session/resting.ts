/** Who is in which open workspace, and which of them nobody needs open any more: those go back to sleep. */
import type { Instant, WorkspaceId } from '../model/brand.ts';

export interface Resting {
  /** Somebody is in it until the returned function is called. */
  stay(id: WorkspaceId): () => void;
  isIn(id: WorkspaceId): boolean;
  /** Of those that are open, which were left alone long enough. Asked now and then: what it sees in between is all it knows. */
  due(open: Iterable<WorkspaceId>, isBusy: (id: WorkspaceId) => boolean): WorkspaceId[];
}

/** Long enough that who comes and goes between two of them waits for neither, ms. */
export const ALONE = 10 * 60_000;

export function watchResting(clock: () => Instant): Resting {
  const inside = new Map<WorkspaceId, number>();
  /** Since when each is alone. */
  const alone = new Map<WorkspaceId, Instant>();
  const isInIt = (id: WorkspaceId): boolean => (inside.get(id) ?? 0) > 0;
  return {
    isIn: isInIt,
    stay(id) {
      inside.set(id, (inside.get(id) ?? 0) + 1);
      alone.delete(id);
      let isIn = true;
      return () => {
        if (!isIn) return;
        isIn = false;
        inside.set(id, (inside.get(id) ?? 1) - 1);
        alone.set(id, clock());
      };
    },
    due(open, isBusy) {
      const now = clock();
      const all = [...open];
      for (const id of [...alone.keys()]) if (!all.includes(id)) alone.delete(id);
      return all.filter((id) => {
        if (isInIt(id) || isBusy(id)) {
          alone.delete(id);
          return false;
        }
        const since = alone.get(id) ?? now;
        alone.set(id, since);
        return now - since >= ALONE;
      });
    },
  };
}
