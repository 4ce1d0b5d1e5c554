import { useLingui } from '@lingui/react/macro';
import { useObservable, useSession } from '../../react/session.ts';
import { Start } from './Start.tsx';
import { Today } from './Today.tsx';
import './home.css';

/** The first screen: an open door to someone new, what waits to someone who has begun. */
export function Home() {
  const { i18n } = useLingui();
  const session = useSession();
  const home = useObservable(session.home);
  const pages = useObservable(session.notes.pages);
  const begun =
    pages.length > 0 ||
    home.applications.length > 0 ||
    home.invitations.length > 0 ||
    home.directs.length > 0 ||
    home.workspaces.length > 0 ||
    home.archives.length > 0 ||
    home.offices.length > 0;
  return begun ? <Today home={home} pages={pages} locale={i18n.locale} /> : <Start />;
}
