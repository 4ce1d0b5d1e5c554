import { Plural, Trans, useLingui } from '@lingui/react/macro';
import Lock from 'lucide-react/icons/lock';
import MessageCircle from 'lucide-react/icons/message-circle';
import Plus from 'lucide-react/icons/plus';
import { lazy, Suspense } from 'react';
import { Link } from 'wouter';
import { useObservable } from '../../react/session.ts';
import type { PairWorkspace, Workspace, WorkspaceSummary } from '../../session/types.ts';
import { WithoutMeeting } from '../bundles/WithoutMeeting.tsx';
import { Missed } from '../call/Missed.tsx';
import { AskForOther } from '../change/AskForOther.tsx';
import { Changed } from '../change/Changed.tsx';
import { useNow } from '../clock.ts';
import { HoldShare, ShareAsked } from '../devices/HoldShare.tsx';
import { formatDate, formatSince, monthSince } from '../format.ts';
import { stuckAt } from '../goals/stuck.ts';
import { LeaveSpace } from '../leave/LeaveSpace.tsx';
import { Button, ButtonLink } from '../parts/Button.tsx';
import { EmptyState, Notice } from '../parts/EmptyState.tsx';
import { PairMark } from '../parts/PairMark.tsx';
import { StandingNotice, StandingSection } from '../trust/StandingWords.tsx';
import { AboutOther } from './AboutOther.tsx';
import { Caller } from './Caller.tsx';
import { LeftNotice } from './LeftNotice.tsx';
import { PageRows } from './PageRows.tsx';
import { meOf, otherOf } from './people.ts';
import { useNewPage } from './useNewPage.ts';

const TodayGoals = lazy(() => import('../goals/TodayGoals.tsx').then((m) => ({ default: m.TodayGoals })));

const TodayAgenda = lazy(() => import('../agenda/TodayAgenda.tsx').then((m) => ({ default: m.TodayAgenda })));
const TodayPact = lazy(() => import('../pact/TodayPact.tsx').then((m) => ({ default: m.TodayPact })));
const TodayFollow = lazy(() => import('../follow/TodayFollow.tsx').then((m) => ({ default: m.TodayFollow })));

const TodayProgramme = lazy(() => import('../pack/TodayProgramme.tsx').then((m) => ({ default: m.TodayProgramme })));
const Block = lazy(() => import('../pack/Block.tsx').then((m) => ({ default: m.Block })));

const PAGES_SHOWN = 5;

/** Who we are, what is new, what was written last, what has not left yet. */
export function WorkspaceToday({ workspace, summary }: { workspace: PairWorkspace; summary: WorkspaceSummary }) {
  const now = useNow();
  const other = otherOf(workspace);
  const here = useObservable(workspace.present).includes(other.id);
  const pact = (
    <Suspense fallback={null}>
      <TodayPact workspace={workspace} pact={workspace.pact} />
    </Suspense>
  );
  return (
    <div className="work-view">
      <header className="work-head">
        <PairMark first={meOf(workspace).name} second={other.name} size="m" presence={here ? 'here' : 'away'} />
        <div className="grow">
          <h1>
            <Trans>
              You and <bdi>{other.name}</bdi>
            </Trans>
          </h1>
          <p className="muted second">
            <Together summary={summary} now={now} />
          </p>
        </div>
      </header>
      {workspace.archive !== null && !workspace.archive.isBlocked && pact}
      <LeftNotice workspace={workspace} />
      <Changed workspace={workspace} />
      <Missed workspace={workspace} />
      <Caller workspace={workspace} name={other.name} />
      <StandingNotice workspace={workspace} />
      <ShareAsked workspace={workspace} name={other.name} />
      <Kept workspace={workspace} name={other.name} />
      <Latest workspace={workspace} name={other.name} here={here} now={now} />
      <Meetings workspace={workspace} />
      {workspace.archive === null && pact}
      <Followed workspace={workspace} />
      <DueGoals workspace={workspace} />
      <FromProgramme workspace={workspace} />
      <RecentPages workspace={workspace} />
      {!summary.example && <WithoutMeeting workspace={workspace} />}
      {other.card === null ? (
        <section className="work-section card">
          <StandingSection workspace={workspace} />
        </section>
      ) : (
        <AboutOther card={other.card}>
          <StandingSection workspace={workspace} />
        </AboutOther>
      )}
      {!summary.example && <HoldShare workspace={workspace} name={other.name} />}
      <AskForOther workspace={workspace} summary={summary} />
      <p className="caption muted only-two">
        <Lock aria-hidden="true" size={16} strokeWidth={2} />
        <Trans>Only the two of you can read what is in this space.</Trans>
      </p>
      {!summary.example && (
        <LeaveSpace workspace={workspace}>
          <Suspense fallback={null}>
            <Block workspace={workspace} />
          </Suspense>
        </LeaveSpace>
      )}
    </div>
  );
}

function Together({ summary: { programme, since }, now }: { summary: WorkspaceSummary; now: number }) {
  const { i18n } = useLingui();
  if (programme === null) return <Trans>Together since {formatDate(i18n.locale, since, now)}</Trans>;
  if (programme.format === 'flash') return <Trans>{programme.name} · a short format</Trans>;
  const month = Math.min(monthSince(since, now), programme.months);
  return (
    <Trans>
      {programme.name} · month {month} of {programme.months}
    </Trans>
  );
}

/** What is written and not yet there: said only while it matters. */
function Kept({ workspace, name }: { workspace: Workspace; name: string }) {
  const unsent = useObservable(workspace.unsent);
  const link = useObservable(workspace.link);
  if (unsent === 0 || link === 'direct') return null;
  return (
    <Notice title={<Plural value={unsent} one="# change kept here" other="# changes kept here" />}>
      <Trans>
        It leaves by itself as soon as you and <bdi>{name}</bdi> are online at the same time. You can go on writing.
      </Trans>
    </Notice>
  );
}

export function Latest({
  workspace,
  name,
  here,
  now,
}: {
  workspace: Workspace;
  name: string;
  here: boolean;
  now: number;
}) {
  const { i18n } = useLingui();
  const lines = useObservable(workspace.chat.lines);
  const last = lines.findLast((line) => line.genuine && !line.mine && !line.deleted);
  if (last === undefined) {
    return (
      <div className="card work-hello">
        <div className="grow">
          <h2>
            {here ? (
              <Trans>
                <bdi>{name}</bdi> is here
              </Trans>
            ) : (
              <Trans>
                <bdi>{name}</bdi> has not written yet
              </Trans>
            )}
          </h2>
          {!here && (
            <p className="muted second">
              <Trans>Say hello: it waits on this device until you are online at the same time.</Trans>
            </p>
          )}
        </div>
        <ButtonLink kind="primary" icon={MessageCircle} href={`/w/${workspace.id}/chat`}>
          <Trans>Write a message</Trans>
        </ButtonLink>
      </div>
    );
  }
  return (
    <Link href={`/w/${workspace.id}/chat`} className="card work-latest">
      <p className="second muted">
        <Trans>
          <bdi>{last.authorName}</bdi> wrote {formatSince(i18n.locale, last.at, Math.max(now, last.at))}
        </Trans>
      </p>
      <p className="work-quote" dir="auto">
        {last.text}
      </p>
    </Link>
  );
}

/** What the programme is told; nothing where there is none. */
export function Followed({ workspace }: { workspace: Workspace }) {
  if (workspace.following === null) return null;
  return (
    <Suspense fallback={null}>
      <TodayFollow workspace={workspace} following={workspace.following} />
    </Suspense>
  );
}

/** Nothing is fetched for it while nothing was proposed. */
export function Meetings({ workspace }: { workspace: Workspace }) {
  const { meetings } = useObservable(workspace.agenda.state);
  if (meetings.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <TodayAgenda workspace={workspace} />
    </Suspense>
  );
}

/** Nothing is fetched for it while there is no goal, and the way goes on. */
export function DueGoals({ workspace }: { workspace: Workspace }) {
  const goals = useObservable(workspace.goals.list);
  const stuck = stuckAt(useObservable(workspace.journey.view), useNow());
  if (goals.length === 0 && stuck === null) return null;
  return (
    <Suspense fallback={null}>
      <TodayGoals workspace={workspace} />
    </Suspense>
  );
}

/** Nothing is fetched for it where no programme made the space. */
export function FromProgramme({ workspace }: { workspace: Workspace }) {
  const { programme } = workspace;
  if (programme === null) return null;
  return (
    <Suspense fallback={null}>
      <TodayProgramme workspace={workspace} programme={programme} />
    </Suspense>
  );
}

export function RecentPages({ workspace }: { workspace: Workspace }) {
  const pages = useObservable(workspace.notebook.pages);
  const newPage = useNewPage(workspace);
  return (
    <section className="work-section">
      <div className="work-bar">
        <h2>
          <Trans>Notebook</Trans>
        </h2>
        {pages.length > 0 && (
          <Button small icon={Plus} onClick={newPage}>
            <Trans>New page</Trans>
          </Button>
        )}
      </div>
      {pages.length === 0 ? (
        <EmptyState
          title={<Trans>Nothing written together yet</Trans>}
          why={<Trans>A page is for all of you: questions, steps, what you agree on.</Trans>}
          action={
            <Button icon={Plus} onClick={newPage}>
              <Trans>Write a first page</Trans>
            </Button>
          }
          example={<Trans>For example “First meeting”: a new page offers it.</Trans>}
        />
      ) : (
        <PageRows workspace={workspace} pages={[...pages].sort((a, b) => b.edited - a.edited).slice(0, PAGES_SHOWN)} />
      )}
    </section>
  );
}
