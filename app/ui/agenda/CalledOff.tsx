import { Trans } from '@lingui/react/macro';
import { Link } from 'wouter';
import type { PersonId } from '../../model/brand.ts';
import type { CalledOff } from '../../model/occurrences.ts';
import type { AgendaView } from '../../session/types.ts';
import { Start, useNamed } from './When.tsx';

interface CalledOffProps {
  at: string;
  view: AgendaView;
  off: readonly CalledOff[];
  now: number;
}

/** Times that will not be: whose word that is, and of what nobody can, a press to another time. */
export function CalledOffRows({ at, view, off, now }: CalledOffProps) {
  const named = useNamed(view);
  if (off.length === 0) return null;
  return (
    <ul className="agenda-rows">
      {off.map(({ meeting, n, start, by, why, isDeclined }) => (
        <li key={`${meeting.id} ${start}`}>
          <Link href={`${at}/${meeting.id}/${n ?? 'all'}${isDeclined ? '/move' : ''}`} className="agenda-row">
            <span className="grow">
              <s className="agenda-row-when">
                <Start at={start} now={now} />
              </s>
              <span className="agenda-row-about">
                {isDeclined ? <Trans>Cannot come: {named(by)}</Trans> : <CancelledBy view={view} by={by[0]} />}
                {[meeting.title, why].map((words) => words !== '' && <bdi key={words}>{` · ${words}`}</bdi>)}
                {isDeclined && ' · '}
                {isDeclined && (
                  <u>
                    <Trans>Another time</Trans>
                  </u>
                )}
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

export function CancelledBy({ view, by }: { view: AgendaView; by: PersonId | undefined }) {
  const who = view.people.find(({ id }) => id === by);
  if (who?.me === true) return <Trans>You cancelled it</Trans>;
  return (
    <Trans>
      <bdi>{who?.name}</bdi> cancelled it
    </Trans>
  );
}
