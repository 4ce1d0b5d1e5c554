import { Trans } from '@lingui/react/macro';
import ChevronRight from 'lucide-react/icons/chevron-right';
import Plus from 'lucide-react/icons/plus';
import { Link } from 'wouter';
import type { Instant } from '../../model/brand.ts';
import { calledOff, coming, type Occurrence, past, sessionOf, waiting } from '../../model/occurrences.ts';
import type { AgendaView, Workspace } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { ButtonLink } from '../parts/Button.tsx';
import { EmptyState, Notice } from '../parts/EmptyState.tsx';
import { StateChip } from '../parts/StateChip.tsx';
import { Undoing } from '../parts/Undoing.tsx';
import { withWhom } from '../workspace/people.ts';
import { CalendarFile } from './CalendarFile.tsx';
import { CalledOffRows } from './CalledOff.tsx';
import { Past } from './Past.tsx';
import { Proposal } from './Proposal.tsx';
import { Reminding } from './Reminding.tsx';
import { RhythmCard } from './RhythmCard.tsx';
import { RepeatWords } from './repeats.tsx';
import { Week } from './Week.tsx';
import { Around, HowSoon, Start } from './When.tsx';

const HALF_YEAR = 183 * 86_400_000;
const SHOWN = 5;

/** What comes, what waits for an answer, how often, when both are free, and what was. */
export function Overview({ workspace, view, missing }: { workspace: Workspace; view: AgendaView; missing: boolean }) {
  const now = useNow();
  const open = waiting(view.meetings, view.me, view.here, now);
  const [next, ...later] = coming(view.meetings, now, now + HALF_YEAR);
  const off = calledOff(view.meetings, view.me, view.here, now, now + HALF_YEAR);
  const over = past(view.meetings, now);
  const at = `/w/${workspace.id}/agenda`;
  const isNew = view.meetings.length === 0;
  return (
    <div className="work-view agenda">
      <div className="work-bar">
        <h1 className="grow">
          <Trans>Agenda</Trans>
        </h1>
        <Undoing acts={workspace.agenda} />
        {!isNew && (
          <ButtonLink kind="primary" icon={Plus} href={`${at}/new`}>
            <Trans>Propose a time</Trans>
          </ButtonLink>
        )}
      </div>
      {missing && (
        <Notice>
          <Trans>That meeting is not here, or not yet: it may still be on its way.</Trans>
        </Notice>
      )}
      {isNew && <Empty workspace={workspace} />}
      {open.map((one) => (
        <Proposal key={one.offer.id} workspace={workspace} view={view} waiting={one} />
      ))}
      <CalledOffRows at={at} view={view} off={off} now={now} />
      {next !== undefined && <NextCard workspace={workspace} view={view} next={next} now={now} />}
      {later.length > 0 && (
        <section>
          <h2>
            <Trans>Then</Trans>
          </h2>
          <ul className="agenda-rows">
            {later.slice(0, SHOWN).map((one) => (
              <OccurrenceRow key={`${one.meeting.id} ${one.n}`} at={at} view={view} one={one} now={now} />
            ))}
          </ul>
        </section>
      )}
      {(next !== undefined || off.length > 0) && (
        <div className="agenda-files">
          <Reminding />
          <CalendarFile workspace={workspace} view={view} />
        </div>
      )}
      <RhythmCard workspace={workspace} view={view} now={now} />
      <Week workspace={workspace} view={view} now={now} />
      <Past workspace={workspace} view={view} over={over} now={now} />
    </div>
  );
}

function Empty({ workspace }: { workspace: Workspace }) {
  const name = withWhom(workspace);
  const at = `/w/${workspace.id}/agenda`;
  return (
    <EmptyState
      title={<Trans>When will you meet?</Trans>}
      why={
        <Trans>
          Propose a time: <bdi>{name}</bdi> says yes, or another one, also without a network. Each of you sees it on
          your own clock.
        </Trans>
      }
      action={
        <ButtonLink kind="primary" icon={Plus} href={`${at}/new`}>
          <Trans>Propose a first time</Trans>
        </ButtonLink>
      }
      example={<Trans>It helps to paint your week first: times that suit all of you are then one tap away.</Trans>}
    />
  );
}

export const pathOf = (at: string, { meeting, n }: Occurrence): string => `${at}/${meeting.id}/${n}`;

/** The one that is nearest, large. */
export function NextCard({
  workspace,
  view,
  next,
  now,
}: {
  workspace: Workspace;
  view: AgendaView;
  next: Occurrence;
  now: Instant;
}) {
  const items = sessionOf(next.meeting, next.n).agenda.filter(({ done }) => !done);
  const { title, place } = next.meeting;
  return (
    <Link href={pathOf(`/w/${workspace.id}/agenda`, next)} className="card agenda-next">
      <span className="agenda-next-head">
        <span className="agenda-next-start">
          <Start at={next.start} now={now} />
        </span>
        <StateChip>
          <HowSoon start={next.start} end={next.end} now={now} />
        </StateChip>
      </span>
      <span className="agenda-next-about">
        <Around time={next.time} view={view} />
      </span>
      {(title !== '' || place !== '') && (
        <span className="agenda-next-about" dir="auto">
          {[title, place].filter((part) => part !== '').join(' · ')}
        </span>
      )}
      {items.length > 0 && (
        <span className="agenda-next-items">
          <Trans>
            To talk about: <bdi>{items.map(({ text }) => text).join(', ')}</bdi>
          </Trans>
        </span>
      )}
    </Link>
  );
}

function OccurrenceRow({ at, view, one, now }: { at: string; view: AgendaView; one: Occurrence; now: Instant }) {
  return (
    <li>
      <Link href={pathOf(at, one)} className="agenda-row">
        <span className="grow">
          <span className="agenda-row-when">
            <Start at={one.start} now={now} />
          </span>
          <span className="agenda-row-about">
            <Around time={one.time} view={view} />
            {one.meeting.title !== '' && (
              <>
                {' · '}
                <bdi>{one.meeting.title}</bdi>
              </>
            )}
            {one.offer.time.repeat !== 'once' && (
              <>
                {' · '}
                {one.moved === null ? <RepeatWords repeat={one.offer.time.repeat} /> : <Trans>moved</Trans>}
              </>
            )}
          </span>
        </span>
        <ChevronRight className="line-chevron" aria-hidden="true" size={20} strokeWidth={1.75} />
      </Link>
    </li>
  );
}
