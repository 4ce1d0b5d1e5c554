import { useLingui } from '@lingui/react/macro';
import { lazy, useState } from 'react';
import { useHome, useNotes } from '../../react/shown.ts';
import { Start } from './Start.tsx';
import './home.css';

/** Fetched at once where somebody has begun: a first visit does without. */
export async function fetchToday() {
  const { Today } = await import('./Today.tsx');
  here = Today;
  return { default: Today };
}
type Screen = Awaited<ReturnType<typeof fetchToday>>['default'];
const Later = lazy(fetchToday);
/** Once it is here it is drawn without a boundary, which would hold it back for a third of a second. */
let here: Screen | null = null;

/** The first screen: an open door to someone new, what waits to someone who has begun. */
export function Home() {
  const { i18n } = useLingui();
  const home = useHome();
  const { count } = useNotes();
  // The same one for as long as it stands, or what is being typed in it would go.
  const [Today] = useState(() => here ?? Later);
  const begun =
    count > 0 ||
    home.applications.length > 0 ||
    home.invitations.length > 0 ||
    home.directs.length > 0 ||
    home.workspaces.length > 0 ||
    home.archives.length > 0 ||
    home.offices.length > 0;
  return begun ? <Today home={home} locale={i18n.locale} /> : <Start />;
}
