import { Trans, useLingui } from '@lingui/react/macro';
import type { Instant } from '../../model/brand.ts';
import { RHYTHMS, type Rhythm } from '../../model/meeting.ts';
import { past } from '../../model/occurrences.ts';
import type { AgendaView, Workspace } from '../../session/types.ts';
import { formatDate, formatList } from '../format.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { Button } from '../parts/Button.tsx';
import { Segmented } from '../parts/Choice.tsx';
import { RepeatWords, useRepeats } from './repeats.tsx';
import { periodsKept, tookPlace } from './rhythm.ts';

/** How often they want to meet: what each wishes, what is agreed, and whether it is kept. */
export function RhythmCard({ workspace, view, now }: { workspace: Workspace; view: AgendaView; now: Instant }) {
  const { t, i18n } = useLingui();
  const { announce } = useAnnouncer();
  const { agreed, wishes } = view.rhythm;
  const names = useRepeats();
  const mine = wishes.find(({ by }) => by === view.me)?.every ?? null;
  const others = wishes.filter(({ by, every }) => by !== view.me && every !== null && every !== mine);
  const silent = view.people.filter(
    ({ id, me }) => !me && view.here.includes(id) && wishes.find(({ by }) => by === id)?.every !== mine,
  );
  const nameOf = (id: string): string => view.people.find((person) => person.id === id)?.name ?? '';
  return (
    <section className="card agenda-rhythm">
      <h2>
        {agreed === null ? (
          <Trans>How often would you like to meet?</Trans>
        ) : (
          <Trans>
            You meet <RepeatWords repeat={agreed.every} />
          </Trans>
        )}
      </h2>
      {agreed !== null && <Keeping view={view} every={agreed.every} since={agreed.since} now={now} />}
      {others.map(({ by, every }) => (
        <p key={by} className="agenda-wish second">
          <span className="grow">
            <Trans>
              <bdi>{nameOf(by)}</bdi> would like to meet <RepeatWords repeat={every ?? 'once'} />.
            </Trans>
          </span>
          <Button
            small
            onClick={() => {
              workspace.agenda.wish(every);
              announce(t`Agreed`);
            }}
          >
            <Trans>Agree</Trans>
          </Button>
        </p>
      ))}
      <Segmented
        legend={<Trans>What I would like</Trans>}
        legendUnseen={agreed === null}
        value={mine}
        onValue={(every) => workspace.agenda.wish(every)}
        options={RHYTHMS.map((value) => ({
          value,
          label: names[value],
        }))}
      />
      {mine !== null && mine !== agreed?.every && silent.length > 0 && others.length === 0 && (
        <p className="caption muted">
          <Trans>
            Agreed once{' '}
            {formatList(
              i18n.locale,
              silent.map(({ name }) => name),
            )}{' '}
            says the same.
          </Trans>
        </p>
      )}
    </section>
  );
}

function Keeping({ view, every, since, now }: { view: AgendaView; every: Rhythm; since: Instant; now: Instant }) {
  const { i18n } = useLingui();
  const over = past(view.meetings, now);
  const periods = periodsKept(over, every, since, now);
  const met = periods.filter((period) => period.met).length;
  // Agreed a moment ago, nothing can be said of it yet.
  const isNew = met === 0 && periods.length === 1;
  const inPerson = over.find((one) => one.meeting.way === 'person' && tookPlace(one));
  const count = periods.length;
  return (
    <div>
      {!isNew && (
        <p className="agenda-kept">
          <span className="agenda-dots" aria-hidden="true">
            {periods.map((period) => (
              <span key={period.until} className={period.met ? 'agenda-dot agenda-dot-met' : 'agenda-dot'} />
            ))}
          </span>
          <span className="second">
            <Trans>
              Kept {met} of {count} times
            </Trans>
          </span>
        </p>
      )}
      {inPerson !== undefined && (
        <p className="caption muted">
          <Trans>Last in person: {formatDate(i18n.locale, inPerson.start, now)}</Trans>
        </p>
      )}
    </div>
  );
}
