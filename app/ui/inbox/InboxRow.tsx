import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'wouter';
import { HowSoon, Start } from '../agenda/When.tsx';
import { CalledWords } from '../call/CalledWords.tsx';
import { formatDate, formatSince } from '../format.ts';
import { DayDue } from '../goals/DayDue.tsx';
import { SignWords } from '../pact/SignWords.tsx';
import { SpaceMark } from '../parts/PairMark.tsx';
import type { Row } from './order.ts';

/** One space in one line: who, what waits there, and whether somebody is. */
export function InboxRow({ row, mine, now }: { row: Row; mine: string; now: number }) {
  const { space, unread, here } = row;
  return (
    <li>
      <Link href={`/w/${space.id}`} className="inbox-row" data-inbox-row>
        <SpaceMark summary={space} mine={mine} size="s" />
        <span className="grow">
          <span className="inbox-name">
            <bdi>{space.title}</bdi>
            {space.programme !== null && (
              <span className="inbox-programme">
                {' '}
                · <bdi>{space.programme.name}</bdi>
              </span>
            )}
          </span>
          <span className={`inbox-about ${unread > 0 ? 'inbox-words' : ''}`}>
            <About row={row} now={now} />
          </span>
        </span>
        {here && (
          <span className="inbox-here">
            <Trans>Here now</Trans>
          </span>
        )}
        {unread > 0 && (
          <span className="inbox-count">
            <span aria-hidden="true">{unread > 99 ? '99+' : unread}</span>
            <span className="unseen">
              <Plural value={unread} one="# new message" other="# new messages" />
            </span>
          </span>
        )}
      </Link>
    </li>
  );
}

function About({ row, now }: { row: Row; now: number }) {
  const { i18n } = useLingui();
  const { latest, missed, signs, asks, due, next, quiet, heard, space } = row;
  if (latest !== null)
    return space.isCircle ? (
      <Trans>
        <bdi>{latest.authorName}</bdi>: <bdi>{latest.text}</bdi>
      </Trans>
    ) : (
      <bdi>{latest.text}</bdi>
    );
  if (missed !== null) return <CalledWords {...missed} now={now} />;
  if (signs) return <SignWords kind={signs} name={<bdi>{space.title}</bdi>} />;
  if (asks !== null)
    return (
      <Trans>
        A time to answer: <Start at={asks} now={now} />
      </Trans>
    );
  if (due !== null) return <DayDue due={due} now={now} />;
  if (next !== null)
    return (
      <>
        <Start at={next.start} now={now} />, <HowSoon start={next.start} end={next.end} now={now} />
      </>
    );
  if (quiet !== null)
    return <Plural value={Math.floor(quiet / 7)} one="Not heard for # week" other="Not heard for # weeks" />;
  if (heard === 0) return <Trans>Together since {formatDate(i18n.locale, space.since, now)}</Trans>;
  return <Trans>Last heard {formatSince(i18n.locale, heard, now)}</Trans>;
}
