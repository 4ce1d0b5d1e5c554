import { useLingui } from '@lingui/react/macro';
import { lazy } from 'react';
import { useHere } from './here.ts';
import { Start } from './Start.tsx';
import './home.css';

/** Fetched beside the session where somebody has begun: a first visit does without. */
export const fetchToday = () => import('./Today.tsx').then((m) => ({ default: m.Today }));
const Today = lazy(fetchToday);

/** The first screen: an open door to someone new, what waits to someone who has begun, be it with an example. */
export function Home() {
  const { i18n } = useLingui();
  const here = useHere();
  const hasBegun = here?.isOwn === true || (here !== null && here.home.workspaces.length + here.home.offices.length > 0);
  return hasBegun ? <Today home={here.home} pages={here.pages} locale={i18n.locale} /> : <Start />;
}
