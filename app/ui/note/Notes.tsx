import { Trans, useLingui } from '@lingui/react/macro';
import Plus from 'lucide-react/icons/plus';
import SearchIcon from 'lucide-react/icons/search';
import { Link } from 'wouter';
import { useObservable, useSession } from '../../react/session.ts';
import { useNow } from '../clock.ts';
import { MainShell } from '../home/MainShell.tsx';
import { NoteRow } from '../home/NoteRow.tsx';
import { useNewNote } from '../home/useNewNote.ts';
import { RemovedPages } from '../notebook/RemovedPages.tsx';
import { Button } from '../parts/Button.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { Undoing, useUndoKeys } from '../parts/Undoing.tsx';
import { NOTES } from '../search/asked.ts';
import '../home/home.css';

/** Every private note, last edited first. */
export function Notes() {
  const { t, i18n } = useLingui();
  const { notes } = useSession();
  const pages = useObservable(notes.pages);
  useUndoKeys(notes);
  const newNote = useNewNote();
  const now = useNow();
  const add = (
    <Button kind="primary" icon={Plus} onClick={newNote}>
      <Trans>New note</Trans>
    </Button>
  );
  return (
    <MainShell title={t`Notes`}>
      <div className="today-bar">
        <h1 className="grow">
          <Trans>My notes</Trans>
        </h1>
        <Undoing acts={notes} />
        {pages.length > 0 && (
          <span className="today-find">
            <Link
              href={`/find/${NOTES}`}
              className="button-icon"
              aria-label={t`Search in my notes`}
              title={t`Search in my notes`}
            >
              <SearchIcon aria-hidden="true" size={22} strokeWidth={1.75} />
            </Link>
            {add}
          </span>
        )}
      </div>
      {pages.length === 0 ? (
        <EmptyState
          title={<Trans>Nothing written yet</Trans>}
          why={<Trans>A note stays on this device and is read by you alone.</Trans>}
          action={add}
          example={<Trans>For example: three things you would like to learn this year.</Trans>}
        />
      ) : (
        <ul className="lines">
          {[...pages]
            .sort((a, b) => b.edited - a.edited)
            .map((page) => (
              <NoteRow key={page.id} page={page} locale={i18n.locale} now={now} />
            ))}
        </ul>
      )}
      <RemovedPages notebook={notes} />
    </MainShell>
  );
}
