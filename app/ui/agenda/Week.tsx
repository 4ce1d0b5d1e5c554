import { Trans, useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import type { Instant } from '../../model/brand.ts';
import { seenFrom } from '../../model/commonTimes.ts';
import type { AgendaView, Workspace } from '../../session/types.ts';
import { cityName, formatList } from '../format.ts';
import { ButtonLink } from '../parts/Button.tsx';
import { WeekSummary } from '../parts/WeekSummary.tsx';
import { myZone, scheduled } from './times.ts';

/** When all are free, in words, on my clock; and the door to painting my own week. */
export function Week({ workspace, view, now }: { workspace: Workspace; view: AgendaView; now: Instant }) {
  const { i18n } = useLingui();
  const painted = view.weeks.filter(({ week }) => week.length > 0);
  const silent = view.people.filter(({ id }) => view.here.includes(id) && !painted.some(({ by }) => by === id));
  const isMine = painted.some(({ by }) => by === view.me);
  const isWhole = silent.length === 0;
  const common = useMemo(
    () => (isWhole ? [...seenFrom(myZone(), view.weeks.map(scheduled), now)] : null),
    [view, isWhole, now],
  );
  return (
    <section className="card agenda-week">
      <div className="grow">
        <h2>
          <Trans>When you are free</Trans>
        </h2>
        {common === null ? (
          <p className="second muted">
            {isMine ? (
              <Trans>
                Your week is painted.{' '}
                {formatList(
                  i18n.locale,
                  silent.map(({ name }) => name),
                )}{' '}
                can paint theirs here too.
              </Trans>
            ) : (
              <Trans>Paint your usual week: it shows which times suit all of you.</Trans>
            )}
          </p>
        ) : common.length === 0 ? (
          <p className="second muted">
            <Trans>Your weeks have no time in common yet.</Trans>
          </p>
        ) : (
          <>
            <p className="second muted">
              <Trans>All of you, on the clock of {cityName(myZone())}:</Trans>
            </p>
            <p className="agenda-common">
              <WeekSummary free={common} />
            </p>
          </>
        )}
      </div>
      <ButtonLink href={`/w/${workspace.id}/agenda/week`}>
        {isMine ? <Trans>Change my week</Trans> : <Trans>Paint my week</Trans>}
      </ButtonLink>
    </section>
  );
}
