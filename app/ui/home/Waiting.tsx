import { Plural, Trans, useLingui } from '@lingui/react/macro';
import ChevronRight from 'lucide-react/icons/chevron-right';
import { lazy, Suspense } from 'react';
import { Link } from 'wouter';
import type { ApplicationShown, InvitationShown, OfficeSummary, WorkspaceShown } from '../../session/types.ts';
import { CalledWords } from '../call/CalledWords.tsx';
import { formatDate, formatSince, monthSince } from '../format.ts';
import { DayDue } from '../goals/DayDue.tsx';
import { isNear } from '../goals/due.ts';
import { Heading } from '../invitation/Heading.tsx';
import { Reminded } from '../invitation/Reminded.tsx';
import { ButtonLink } from '../parts/Button.tsx';
import { PairMark, SpaceMark } from '../parts/PairMark.tsx';
import { StateChip } from '../parts/StateChip.tsx';
import { TrainingLine } from '../training/TrainingLine.tsx';
import { useInboxEntry } from '../workspace/unread.ts';
import '../workspace/unread.css';

const NextLine = lazy(() => import('../agenda/NextLine.tsx').then((m) => ({ default: m.NextLine })));

export function InvitationCard({ invitation, now }: { invitation: InvitationShown; now: number }) {
  const { i18n } = useLingui();
  const { mentor, mentee, programmeName } = invitation;
  const deadline = formatDate(i18n.locale, invitation.expires, now);
  return (
    <article className="card invite">
      <PairMark size="m" first={mentor.name} second={mentee.name} />
      <div className="grow">
        <h2>
          <Heading invitation={invitation} />
        </h2>
        <p className="muted second">
          <Trans>
            Proposed by <bdi>{programmeName}</bdi>. Answer by {deadline}.
          </Trans>
        </p>
        {invitation.reminded !== null && (
          <p className="second">
            <Reminded invitation={invitation} now={now} />
          </p>
        )}
      </div>
      <ButtonLink kind="primary" wide href={`/invitation/${invitation.id}`}>
        <Trans>See who and why</Trans>
      </ButtonLink>
    </article>
  );
}

export function WorkspaceCard({ workspace, mine, now }: { workspace: WorkspaceShown; mine: string; now: number }) {
  const { id, title, isCircle, programme, soon, blocked, example } = workspace;
  const { latest: unread = null, due = null, missed = null, here = false } = useInboxEntry(id) ?? {};
  return (
    <Link href={`/w/${id}`} className="card pairing">
      <SpaceMark summary={workspace} mine={mine} size="m" here={here} />
      <span className="grow">
        <span className="pairing-head">
          <span className="pairing-name">
            {isCircle ? (
              <bdi>{title}</bdi>
            ) : (
              <Trans>
                You and <bdi>{title}</bdi>
              </Trans>
            )}
          </span>
          {here && (
            <StateChip tone="good">
              <Trans>Here now</Trans>
            </StateChip>
          )}
          {example && <ExampleChip />}
          {blocked && (
            <StateChip>
              <Trans context="a person">Blocked</Trans>
            </StateChip>
          )}
        </span>
        <span className="line-detail">
          {programme === null ? (
            <SinceWhen workspace={workspace} now={now} />
          ) : (
            <>
              <bdi>{programme.name}</bdi> · <WhichMonth workspace={workspace} months={programme.months} now={now} />
            </>
          )}
        </span>
        {(soon.signs || soon.asks !== null || soon.meetings.length > 0) && (
          <Suspense fallback={null}>
            <NextLine soon={soon} name={title} now={now} />
          </Suspense>
        )}
        {due !== null && isNear(due, now) && (
          <span className="unread-line">
            <DayDue due={due} now={now} />
          </span>
        )}
        {missed !== null && (
          <span className="unread-line">
            <CalledWords {...missed} now={now} />
          </span>
        )}
        {unread !== null && (
          <span className="unread-line">
            <Trans>
              <bdi>{unread.authorName}</bdi>: <bdi>{unread.text}</bdi>
            </Trans>
          </span>
        )}
      </span>
      {(unread ?? missed) !== null && <span className="unread-dot" aria-hidden="true" />}
      <ChevronRight className="line-chevron" aria-hidden="true" size={20} strokeWidth={1.75} />
    </Link>
  );
}

function ExampleChip() {
  return (
    <StateChip>
      <Trans>Example</Trans>
    </StateChip>
  );
}

function SinceWhen({ workspace, now }: { workspace: WorkspaceShown; now: number }) {
  const { i18n } = useLingui();
  return <Trans>Together since {formatDate(i18n.locale, workspace.since, now)}</Trans>;
}

function WhichMonth({ workspace, months, now }: { workspace: WorkspaceShown; months: number; now: number }) {
  const month = monthSince(workspace.since, now);
  return (
    <span className="unbroken">
      {month <= months ? (
        <Trans>
          month {month} of {months}
        </Trans>
      ) : (
        <Trans>beyond the {months} months</Trans>
      )}
    </span>
  );
}

export function ApplicationRow({ application, now }: { application: ApplicationShown; now: number }) {
  return (
    <li>
      <Link href={`/card/${application.programme}`} className="line">
        <span className="grow">
          <span className="line-title">
            <Trans>
              Your card for <bdi>{application.programmeName}</bdi>
            </Trans>
          </span>
          <span className="line-detail">
            <ApplicationDetail application={application} now={now} />
          </span>
        </span>
        {application.state === 'sent' ? (
          <StateChip tone="good">
            <Trans context="card">Sent</Trans>
          </StateChip>
        ) : (
          <StateChip tone="warn">
            <Trans>Waiting</Trans>
          </StateChip>
        )}
      </Link>
      <TrainingLine application={application} />
    </li>
  );
}

function ApplicationDetail({ application, now }: { application: ApplicationShown; now: number }) {
  const { i18n } = useLingui();
  const { state, at, card } = application;
  if (card.withdrawn) return <Trans>Taken back {formatSince(i18n.locale, at, now)}.</Trans>;
  if (state === 'waiting') return <Trans>Kept here. It leaves as soon as the server can be reached.</Trans>;
  if ((card.pausedUntil ?? 0) > now)
    return <Trans>A break until {formatDate(i18n.locale, card.pausedUntil ?? 0, now)}.</Trans>;
  return <Trans>Handed in {formatSince(i18n.locale, at, now)}. An invitation comes here when someone fits.</Trans>;
}

export function OfficeRow({ office }: { office: OfficeSummary }) {
  return (
    <li>
      <Link href={`/office/${office.id}`} className="line">
        <span className="grow">
          <span className="line-title">
            <bdi>{office.name}</bdi> {office.example && <ExampleChip />}
          </span>
          <span className="line-detail">
            {office.out === undefined ? (
              <>
                <Plural value={office.cards} _0="No card yet" one="# card" other="# cards" /> ·{' '}
                <Plural value={office.pairs} _0="no pair yet" one="# pair" other="# pairs" />
              </>
            ) : (
              <Trans>You are no longer one of its coordinators</Trans>
            )}
          </span>
        </span>
        <ChevronRight className="line-chevron" aria-hidden="true" size={20} strokeWidth={1.75} />
      </Link>
    </li>
  );
}
