import { changeable } from '../../model/observable.ts';
import { useObservable, useSessionIfAny, useStatus } from '../../react/session.ts';
import type { Home, PageSummary } from '../../session/types.ts';

/** What is on this device. */
export interface Here {
  readonly home: Home;
  readonly pages: readonly PageSummary[];
  /** Some of it is the person's: written, joined, asked for or run. An example is nobody's. */
  readonly isOwn: boolean;
}

const NOTHING = changeable<Home | null>(null);
const NO_PAGES = changeable<readonly PageSummary[]>([]);

/** Null before the session is ready. */
export function useHere(): Here | null {
  const session = useSessionIfAny();
  const ready = useStatus().tag === 'ready' ? session : null;
  const home = useObservable<Home | null>(ready?.home ?? NOTHING);
  const pages = useObservable(ready?.notes.pages ?? NO_PAGES);
  if (home === null) return null;
  const { applications, invitations, directs, archives } = home;
  const isOwn =
    [pages, applications, invitations, directs, archives].some(({ length }) => length > 0) ||
    [...home.workspaces, ...home.offices].some(({ example }) => !example);
  return { home, pages, isOwn };
}
