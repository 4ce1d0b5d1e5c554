import { Trans, useLingui } from '@lingui/react/macro';
import Plus from 'lucide-react/icons/plus';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'wouter';
import { useReady } from '../../react/session.ts';
import { useDamaged, useNotes, useServer } from '../../react/shown.ts';
import type { HomeShown } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { Reminder } from '../devices/Reminder.tsx';
import { Whom } from '../invitation/Whom.tsx';
import { SearchButton } from '../palette/SearchButton.tsx';
import { Button } from '../parts/Button.tsx';
import { EmptyState, Notice } from '../parts/EmptyState.tsx';
import { PairMark } from '../parts/PairMark.tsx';
import { DirectLine } from './DirectLine.tsx';
import { Greeting } from './Greeting.tsx';
import { LinkDialog } from './LinkDialog.tsx';
import { MainShell } from './MainShell.tsx';
import { NoteRow } from './NoteRow.tsx';
import { ServerLine } from './ServerLine.tsx';
import { takenBack } from './takenBack.ts';
import { UpdateNotice } from './UpdateNotice.tsx';
import { useNewNote } from './useNewNote.ts';
import { ApplicationRow, InvitationCard, OfficeRow, WorkspaceCard } from './Waiting.tsx';

const Inbox = lazy(() => import('../inbox/Inbox.tsx').then((m) => ({ default: m.Inbox })));

const FirstSteps = lazy(() => import('./FirstSteps.tsx').then((m) => ({ default: m.FirstSteps })));

const FromProgramme = lazy(() =>
  import('../announcements/FromProgramme.tsx').then((m) => ({ default: m.FromProgramme })),
);

const TodayChoice = lazy(() => import('../choosing/TodayChoice.tsx').then((m) => ({ default: m.TodayChoice })));

const NOTES_SHOWN = 4;
/** From so many spaces on they are a list in the order of what waits. */
const MANY = 6;

/** What waits, in the order in which it matters: an answer to give, the other person, an application, a programme, notes. */
export function Today({ home, locale }: { home: HomeShown; locale: string }) {
  const { t } = useLingui();
  const isReady = useReady() !== null;
  const notes = useNotes();
  const { pages } = notes;
  const server = useServer();
  const damaged = useDamaged();
  const newNote = useNewNote();
  const [asking, setAsking] = useState(false);
  const now = useNow();
  const open = home.invitations.filter((each) => each.stage === 'sent' && each.expires > now);
  const answered = home.invitations.filter((each) => each.stage === 'accepted');
  const direct = home.directs.filter((each) => ['open', 'accepted', 'lost'].includes(each.stage));
  const ended = takenBack(home.invitations, now);
  const alone =
    home.workspaces.every(({ example }) => example) &&
    home.invitations.length === 0 &&
    home.directs.length === 0 &&
    home.applications.length === 0 &&
    home.offices.every(({ example }) => example);
  return (
    <MainShell title={t`Today`}>
      <header className="today-head">
        <Link href="/" className="today-mark" aria-hidden="true" tabIndex={-1}>
          <PairMark />
        </Link>
        <span className="today-find">
          <ServerLine />
          <SearchButton look="top" />
        </span>
      </header>
      <Greeting home={home} open={open.length} now={now} />

      {isReady && <UpdateNotice />}
      <Reminder />
      {damaged && (
        <Notice title={<Trans>A part of what is kept here could not be read</Trans>}>
          <Trans>
            The rest is open, and nothing was deleted. What you share comes back from the other person’s device.
          </Trans>
        </Notice>
      )}
      {open.map((invitation) => (
        <InvitationCard key={invitation.id} invitation={invitation} now={now} />
      ))}
      {home.choices.map((choosing) => (
        <Suspense key={choosing.programme} fallback={null}>
          <TodayChoice choosing={choosing} now={now} />
        </Suspense>
      ))}
      {home.workspaces.length >= MANY ? (
        <Suspense fallback={null}>
          <Inbox home={home} now={now} />
        </Suspense>
      ) : (
        home.workspaces.map((workspace) => (
          <WorkspaceCard key={workspace.id} workspace={workspace} mine={home.name} now={now} />
        ))
      )}
      {home.archives.length > 0 && (
        <p className="today-ways">
          <Link href="/settings" className="today-all">
            <Trans>Archives</Trans>
          </Link>
        </p>
      )}
      {home.workspaces.some(({ example }) => !example) && (
        <p className="today-ways">
          <Link href="/invite" className="today-all">
            <Trans>Invite someone</Trans>
          </Link>
          <Link href="/new-circle" className="today-all">
            <Trans>Begin a circle</Trans>
          </Link>
        </p>
      )}
      {!home.first.aside && (
        <Suspense fallback={null}>
          <FirstSteps home={home} />
        </Suspense>
      )}
      {home.boards.map((board) => (
        <Suspense key={board.programme} fallback={null}>
          <FromProgramme board={board} now={now} />
        </Suspense>
      ))}
      {(answered.length > 0 || ended.length > 0 || direct.length > 0 || home.applications.length > 0) && (
        <section className="today-section">
          <h2>
            <Trans>On its way</Trans>
          </h2>
          <ul className="lines">
            {direct.map((each) => (
              <DirectLine key={each.id} invitation={each} now={now} />
            ))}
            {answered.map((each) => (
              <li key={each.id}>
                <Link href={`/invitation/${each.id}`} className="line">
                  <span className="grow">
                    <span className="line-title">
                      <Trans>
                        You said yes to <Whom invitation={each} />
                      </Trans>
                    </span>
                    <span className="line-detail">
                      <Trans>Your space opens as soon as they accept too.</Trans>
                    </span>
                  </span>
                </Link>
              </li>
            ))}
            {ended.map((each) => (
              <li key={each.id}>
                <Link href={`/invitation/${each.id}`} className="line">
                  <span className="grow">
                    <span className="line-title">
                      <Trans>
                        The invitation with <Whom invitation={each} /> was taken back
                      </Trans>
                    </span>
                    <span className="line-detail">
                      <Trans>It says nothing about you, and another can come.</Trans>
                    </span>
                  </span>
                </Link>
              </li>
            ))}
            {home.applications.map((each) => (
              <ApplicationRow key={each.programme} application={each} now={now} />
            ))}
          </ul>
        </section>
      )}
      {home.offices.length > 0 && (
        <section className="today-section">
          <h2>
            <Trans>Programmes you run</Trans>
          </h2>
          <ul className="lines">
            {home.offices.map((office) => (
              <OfficeRow key={office.id} office={office} />
            ))}
          </ul>
        </section>
      )}

      <section className="today-section">
        <div className="today-bar">
          <h2>
            <Trans>My notes</Trans>
          </h2>
          <Button small icon={Plus} onClick={newNote}>
            <Trans>New note</Trans>
          </Button>
        </div>
        {pages.length === 0 ? (
          <EmptyState
            title={<Trans>Nothing written yet</Trans>}
            why={<Trans>A note is yours alone until you put it in a shared notebook.</Trans>}
          />
        ) : (
          <ul className="lines">
            {pages.slice(0, NOTES_SHOWN).map((page) => (
              <NoteRow key={page.id} page={page} locale={locale} now={now} />
            ))}
          </ul>
        )}
        {notes.count > NOTES_SHOWN && (
          <Link href="/notes" className="today-all">
            <Trans>All {notes.count} notes</Trans>
          </Link>
        )}
      </section>

      {server === 'offline' && (
        <Notice title={<Trans>Offline: everything is kept on this device</Trans>}>
          <Trans>You can go on writing. Letters and changes leave by themselves when the network is back.</Trans>
        </Notice>
      )}
      {alone && (
        <section className="today-section">
          <h2>
            <Trans>Not alone for long</Trans>
          </h2>
          <div className="today-doors">
            <Button onClick={() => setAsking(true)}>
              <Trans>I was given a link</Trans>
            </Button>
            <Link className="button button-quiet" href="/invite">
              <Trans>Invite someone</Trans>
            </Link>
            <Link className="button button-plain" href="/new-circle">
              <Trans>Begin a circle</Trans>
            </Link>
            <Link className="button button-plain" href="/new-programme">
              <Trans>I run a programme</Trans>
            </Link>
            <Link className="button button-plain" href="/examples">
              <Trans>See examples</Trans>
            </Link>
          </div>
        </section>
      )}
      <LinkDialog open={asking} onClose={() => setAsking(false)} />
    </MainShell>
  );
}
