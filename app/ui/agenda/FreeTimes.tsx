import { Trans, useLingui } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import type { Instant } from '../../model/brand.ts';
import { commonStretches, fitting, isWithin } from '../../model/commonTimes.ts';
import { coming } from '../../model/occurrences.ts';
import type { AgendaView, Workspace } from '../../session/types.ts';
import { formatDay, formatList, formatTime } from '../format.ts';
import { Button, ButtonLink } from '../parts/Button.tsx';
import { StateChip } from '../parts/StateChip.tsx';
import { myZone, scheduled } from './times.ts';

const HOUR = 3_600_000;
const WEEKS = 3;
const DAYS = 4;

/** Times at which all are free by what they painted, each one tap. */
export function FreeTimes({
  workspace,
  view,
  minutes,
  chosen,
  now,
  onChoose,
}: {
  workspace: Workspace;
  view: AgendaView;
  minutes: number;
  chosen: Instant | null;
  now: Instant;
  onChoose: (at: Instant) => void;
}) {
  const { i18n } = useLingui();
  const [all, setAll] = useState(false);
  const painted = view.weeks.filter(({ week }) => week.length > 0);
  const silent = view.people.filter(({ id }) => view.here.includes(id) && !painted.some(({ by }) => by === id));
  const isWhole = silent.length === 0;
  const stretches = useMemo(
    () => (isWhole ? commonStretches(view.weeks.map(scheduled), now + HOUR, WEEKS) : []),
    [view, isWhole, now],
  );
  const busy = coming(view.meetings, now, now + (WEEKS + 1) * 7 * 24 * HOUR);
  const days = fitting(stretches, minutes, myZone(), busy);
  const shown = all ? days : days.slice(0, DAYS);
  const week = `/w/${workspace.id}/agenda/week`;
  if (silent.length > 0) {
    const isMe = silent.some(({ me }) => me);
    return (
      <div className="agenda-paint">
        <p className="second grow">
          {isMe ? (
            <Trans>Paint your week once, and times that suit all of you appear here.</Trans>
          ) : (
            <Trans>
              Times that suit all of you appear here once{' '}
              {formatList(
                i18n.locale,
                silent.map(({ name }) => name),
              )}{' '}
              painted their week.
            </Trans>
          )}
        </p>
        {isMe && (
          <ButtonLink href={week}>
            <Trans>Paint my week</Trans>
          </ButtonLink>
        )}
      </div>
    );
  }
  return (
    <fieldset className="agenda-free">
      <legend className="choice-legend">
        <Trans>When all of you are free</Trans>
      </legend>
      {days.length === 0 && (
        <p className="second muted">
          <Trans>Your weeks have no such time in common. Ask in a message, or propose one all the same.</Trans>
        </p>
      )}
      {shown.map(({ day, starts }) => (
        <div className="agenda-free-day" key={day}>
          <p className="caption muted">{formatDay(i18n.locale, starts[0] ?? now, now)}</p>
          <ul>
            {starts.map((start) => (
              <li key={start}>
                <button
                  type="button"
                  className="agenda-slot"
                  aria-pressed={start === chosen}
                  onClick={() => onChoose(start)}
                >
                  <span className="unseen">{formatDay(i18n.locale, start, now)}, </span>
                  {formatTime(i18n.locale, start)}
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {days.length > DAYS && !all && (
        <Button kind="plain" small onClick={() => setAll(true)}>
          <Trans>More days</Trans>
        </Button>
      )}
      {chosen !== null && days.length > 0 && (
        <p>
          {isWithin(stretches, chosen, minutes) ? (
            <StateChip tone="good">
              <Trans>All of you are usually free then</Trans>
            </StateChip>
          ) : (
            <StateChip tone="warn">
              <Trans>Not a time all of you painted</Trans>
            </StateChip>
          )}
        </p>
      )}
    </fieldset>
  );
}
