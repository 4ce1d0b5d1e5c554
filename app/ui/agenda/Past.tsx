import { Trans, useLingui } from '@lingui/react/macro';
import ChevronRight from 'lucide-react/icons/chevron-right';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Instant } from '../../model/brand.ts';
import { type Occurrence, sessionOf } from '../../model/occurrences.ts';
import type { AgendaView, Workspace } from '../../session/types.ts';
import { formatDate } from '../format.ts';
import { Button, ButtonLink } from '../parts/Button.tsx';
import { After } from './After.tsx';

const SHOWN = 6;
/** Nobody remembers whether a meeting of last autumn took place. */
const ASKED = 21 * 86_400_000;
/** The rest of the day. */
const LATELY = 12 * 3_600_000;

/** What was: to be confirmed, then read again. */
export function Past({
  workspace,
  view,
  over,
  now,
}: {
  workspace: Workspace;
  view: AgendaView;
  over: readonly Occurrence[];
  now: Instant;
}) {
  const [all, setAll] = useState(false);
  const at = `/w/${workspace.id}/agenda`;
  const asked = over.find((one) => isAsked(one, now));
  const told = over.filter((one) => one !== asked);
  return (
    <section>
      <div className="work-bar agenda-past">
        <h2>
          <Trans>Sessions that were</Trans>
        </h2>
        <ButtonLink small href={`${at}/past`}>
          <Trans>We have met</Trans>
        </ButtonLink>
      </div>
      {over.length === 0 && (
        <p className="second muted">
          <Trans>None yet. What took place in person, or before, can be written down too.</Trans>
        </p>
      )}
      {asked !== undefined && <Asked workspace={workspace} view={view} one={asked} now={now} />}
      <ul className="agenda-rows">
        {(all ? told : told.slice(0, SHOWN)).map((one) => (
          <PastRow key={`${one.meeting.id} ${one.n}`} at={at} one={one} now={now} />
        ))}
      </ul>
      {told.length > SHOWN && !all && (
        <Button kind="plain" small onClick={() => setAll(true)}>
          <Trans>All {told.length}</Trans>
        </Button>
      )}
    </section>
  );
}

/** Nobody has said whether it took place; or it did, a moment ago, and how it was can be said. */
export function isAsked({ meeting, n, end }: Occurrence, now: Instant): boolean {
  const isUnsaid = !meeting.logged && sessionOf(meeting, n).held === null;
  return now - end < (isUnsaid ? ASKED : LATELY);
}

/** The last one: did it take place, how was it. */
export function Asked({
  workspace,
  view,
  one,
  now,
}: {
  workspace: Workspace;
  view: AgendaView;
  one: Occurrence;
  now: Instant;
}) {
  const { i18n } = useLingui();
  return (
    <div className="agenda-asked">
      <After workspace={workspace} view={view} meeting={one.meeting} session={sessionOf(one.meeting, one.n)} />
      <Link href={`/w/${workspace.id}/agenda/${one.meeting.id}/${one.n}`} className="second">
        <Trans>The session of {formatDate(i18n.locale, one.start, now)}</Trans>
      </Link>
    </div>
  );
}

function PastRow({ at, one, now }: { at: string; one: Occurrence; now: Instant }) {
  const { i18n, t } = useLingui();
  const session = sessionOf(one.meeting, one.n);
  const about = [
    one.meeting.title,
    one.meeting.way === 'person' ? t`in person` : '',
    session.held?.held === false ? t`did not take place` : '',
    session.notes[0]?.text ?? session.agenda.map(({ text }) => text).join(', '),
  ].filter((part) => part !== '');
  return (
    <li>
      <Link href={`${at}/${one.meeting.id}/${one.n}`} className="agenda-row">
        <span className="grow">
          <span className="agenda-row-when">{formatDate(i18n.locale, one.start, now)}</span>
          {about.length > 0 && (
            <span className="agenda-row-about agenda-row-line" dir="auto">
              {about.join(' · ')}
            </span>
          )}
        </span>
        <ChevronRight className="line-chevron" aria-hidden="true" size={20} strokeWidth={1.75} />
      </Link>
    </li>
  );
}
