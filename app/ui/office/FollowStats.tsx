import type { MessageDescriptor } from '@lingui/core';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { STATEMENTS } from '../../model/evaluation.ts';
import type { Pack } from '../../model/pack.ts';
import type { FollowBoard, Group, MonthPoint, RoundMeans, Statistics } from '../../session/types.ts';
import { ROUND_WORDS, STATEMENT_WORDS } from '../follow/statements.ts';
import { formatList } from '../format.ts';
import { useSay } from '../pack/say.ts';
import { Bars } from './Bars.tsx';
import { ACTIVE_WORDS, MATCHED_WORDS, SESSIONS_WORDS, WELL_WORDS } from './followWords.ts';

/** A programme in numbers: charts with the same in words, none of them of fewer than five people. */
interface FollowStatsProps {
  board: Pick<FollowBoard, 'statistics' | 'curve' | 'organisations'>;
  pack: Pack | null;
}

export function FollowStats({ board: { statistics, curve, organisations }, pack }: FollowStatsProps) {
  const { t } = useLingui();
  const { matched, active, well, sessions, sums, rounds } = statistics;
  return (
    <section className="follow-stats">
      <h2>
        <Trans>The programme in numbers</Trans>
      </h2>
      <p className="muted second">
        <Trans>
          No number stands for fewer than five people. Smaller ones are put together with the next, so that nobody can
          be told apart, not even by subtracting.
        </Trans>
      </p>
      <Sums sums={sums} />
      <TooFew
        titles={[
          matched === null && t`People`,
          active === null && t`What they did`,
          well === null && t`Is it going well?`,
          sessions === null && t`Meetings`,
        ].filter((title) => title !== false)}
      />
      <div className="follow-charts">
        <Table title={<Trans>People</Trans>} groups={matched} words={MATCHED_WORDS} />
        <Table title={<Trans>What they did</Trans>} groups={active} words={ACTIVE_WORDS} />
        <Table title={<Trans>Is it going well?</Trans>} groups={well} words={WELL_WORDS} />
        <Table title={<Trans>Meetings</Trans>} groups={sessions} words={SESSIONS_WORDS} />
        {organisations !== null && <Organisations groups={organisations} />}
        {curve.length > 1 && <Curve curve={curve} />}
        {rounds.map((round) => (
          <Means key={round.round} round={round} pack={pack} />
        ))}
      </div>
    </section>
  );
}

/** What is not drawn yet: a line each, not a card each. */
function TooFew({ titles }: { titles: readonly string[] }) {
  if (titles.length === 0) return null;
  return (
    <dl className="card follow-few">
      {titles.map((title) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd className="muted">
            <Trans>fewer than 5 people</Trans>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Table<Name extends string>({
  title,
  groups,
  words,
}: {
  title: ReactNode;
  groups: readonly Group<Name>[] | null;
  words: Record<Name, MessageDescriptor>;
}) {
  const { i18n } = useLingui();
  if (groups === null) return null;
  const most = Math.max(...groups.map(({ people }) => people));
  return (
    <Bars
      title={title}
      rows={groups.map(({ names, people }) => ({
        name: formatList(
          i18n.locale,
          names.map((name) => i18n._(words[name])),
        ),
        value: people,
        shown: String(people),
      }))}
      most={most}
    />
  );
}

/** By the names that people gave; small ones are put together with the next. */
function Organisations({ groups }: { groups: readonly Group<string>[] }) {
  const { t, i18n } = useLingui();
  return (
    <Bars
      title={<Trans>People in pairs, by organisation</Trans>}
      rows={groups.map(({ names, people }) => ({
        name: formatList(
          i18n.locale,
          names.map((name) => name || t`none named`),
        ),
        value: people,
        shown: String(people),
      }))}
      most={Math.max(...groups.map(({ people }) => people))}
    />
  );
}

/** All meetings so far, by month. */
function Curve({ curve }: { curve: readonly MonthPoint[] }) {
  const { i18n } = useLingui();
  const month = new Intl.DateTimeFormat(i18n.locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return (
    <Bars
      title={<Trans>Meetings so far, month by month</Trans>}
      rows={curve.map(({ month: of, sessions }) => ({
        name: month.format(Date.parse(`${of}-15`)),
        value: sessions,
        shown: String(sessions),
      }))}
      most={curve.at(-1)?.sessions ?? 0}
    />
  );
}

function Means({ round: { round, people, means, own }, pack }: { round: RoundMeans; pack: Pack | null }) {
  const { t, i18n } = useLingui();
  const say = useSay(pack ?? { languages: [] });
  const number = new Intl.NumberFormat(i18n.locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return (
    <Bars
      title={
        <>
          {i18n._(ROUND_WORDS[round])}{' '}
          <span className="caption muted">
            {people === null ? (
              <Trans>means, of five people or more</Trans>
            ) : (
              <Plural value={people} one="means, of # person" other="means, of # people" />
            )}
          </span>
        </>
      }
      rows={[
        ...STATEMENTS.map((statement, at) => ({
          name: i18n._(STATEMENT_WORDS[statement]),
          value: means[at] ?? 0,
          shown: number.format(means[at] ?? 0),
        })),
        ...(pack?.survey ?? []).map(({ id, text }) => {
          const mean = own.find((each) => each.id === id)?.mean;
          return {
            name: say(text),
            value: mean ?? 0,
            shown: mean === undefined ? t`fewer than 5 people` : number.format(mean),
          };
        }),
      ]}
      most={5}
    />
  );
}

function Sums({ sums }: { sums: Statistics['sums'] }) {
  const { t, i18n } = useLingui();
  if (sums === null) {
    return (
      <p className="muted">
        <Trans>Meetings, minutes, goals and topics: shared by fewer than 5 people so far, so not shown.</Trans>
      </p>
    );
  }
  const figures: readonly (readonly [string, number])[] = [
    [t`Meetings`, sums.sessions],
    [t`Hours together`, Math.round(sums.minutes / 60)],
    [t`Goals set`, sums.goals],
    [t`Goals reached`, sums.reached],
    [t`Topics acquired`, sums.topics],
  ];
  return (
    <dl className="stats">
      {figures.map(([name, value]) => (
        <div key={name} className="card stat">
          <dt className="caption muted">{name}</dt>
          <dd>
            <strong>{new Intl.NumberFormat(i18n.locale).format(value)}</strong>
          </dd>
        </div>
      ))}
    </dl>
  );
}
