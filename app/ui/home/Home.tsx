import { useLingui } from '@lingui/react/macro';
import { lazy } from 'react';
import { changeable } from '../../model/observable.ts';
import { useObservable, useSessionIfAny, useStatus } from '../../react/session.ts';
import type { Home as HomeView, PageSummary } from '../../session/types.ts';
import { Start } from './Start.tsx';
import './home.css';

/** Fetched beside the session where somebody has begun: a first visit does without. */
export const fetchToday = () => import('./Today.tsx').then((m) => ({ default: m.Today }));
const Today = lazy(fetchToday);

const NOTHING = changeable<HomeView | null>(null);
const NO_PAGES = changeable<readonly PageSummary[]>([]);

/** The first screen: an open door to someone new, what waits to someone who has begun. */
export function Home() {
  const { i18n } = useLingui();
  const session = useSessionIfAny();
  const ready = useStatus().tag === 'ready' ? session : null;
  const home = useObservable<HomeView | null>(ready?.home ?? NOTHING);
  const pages = useObservable(ready?.notes.pages ?? NO_PAGES);
  const begun =
    home !== null &&
    (pages.length > 0 ||
      home.applications.length > 0 ||
      home.invitations.length > 0 ||
      home.directs.length > 0 ||
      home.workspaces.length > 0 ||
      home.archives.length > 0 ||
      home.offices.length > 0);
  return begun ? <Today home={home} pages={pages} locale={i18n.locale} /> : <Start />;
}
