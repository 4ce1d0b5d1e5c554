/** The programme's numbers as a table for a spreadsheet: those of the report, with the same care that nobody can be told apart. */
import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { csvText } from '../../model/csvText.ts';
import { STATEMENTS } from '../../model/evaluation.ts';
import { inLanguage } from '../../model/localised.ts';
import type { Pack } from '../../model/pack.ts';
import type { FollowBoard, Group } from '../../session/types.ts';
import { ROUND_WORDS, STATEMENT_WORDS } from '../follow/statements.ts';
import { cellEnd, formatList } from '../format.ts';
import { ACTIVE_WORDS, MATCHED_WORDS, SESSIONS_WORDS, WELL_WORDS } from './followWords.ts';

type Row = readonly [table: string, what: string, value: string];

/** A mean has the decimal mark of the language: a spreadsheet would read 4.2 as a date where that is the comma. */
export function statsCsv(
  { statistics, curve, organisations }: Pick<FollowBoard, 'statistics' | 'curve' | 'organisations'>,
  pack: Pack | null,
  i18n: I18n,
): string {
  const decimal = (mean: number | undefined): string =>
    mean === undefined ? '' : new Intl.NumberFormat(i18n.locale, { useGrouping: false }).format(mean);
  const few = i18n._(msg`fewer than 5 people`);
  function table<Name extends string>(
    title: MessageDescriptor,
    groups: readonly Group<Name>[] | null,
    words: Record<Name, MessageDescriptor>,
  ): Row[] {
    const name = i18n._(title);
    if (groups === null) return [[name, '', few]];
    const said = (names: readonly Name[]) =>
      formatList(
        i18n.locale,
        names.map((each) => i18n._(words[each])),
      );
    return groups.map(({ names, people }) => [name, said(names), String(people)] as const);
  }
  const { sums } = statistics;
  const summed = [
    [msg`Meetings`, sums?.sessions],
    [msg`Minutes`, sums?.minutes],
    [msg`Goals set`, sums?.goals],
    [msg`Goals reached`, sums?.reached],
    [msg`Topics acquired`, sums?.topics],
  ] as const;
  const together = i18n._(msg`All together`);
  const rows: Row[] = [
    ...table(msg`People`, statistics.matched, MATCHED_WORDS),
    ...table(msg`What they did`, statistics.active, ACTIVE_WORDS),
    ...table(msg`Is it going well?`, statistics.well, WELL_WORDS),
    ...table(msg`Meetings`, statistics.sessions, SESSIONS_WORDS),
    ...summed.map(([name, value]) => [together, i18n._(name), String(value ?? few)] as const),
    ...(organisations ?? []).map(
      ({ names, people }) =>
        [
          i18n._(msg`People in pairs, by organisation`),
          names.map((name) => name || i18n._(msg`none named`)).join(', '),
          `${people}`,
        ] as const,
    ),
    ...curve.map(
      ({ month, sessions }) => [i18n._(msg`Meetings so far, month by month`), month, `${sessions}`] as const,
    ),
    ...statistics.rounds.flatMap(({ round, means, own }) => {
      const title = i18n._(ROUND_WORDS[round]);
      return [
        ...STATEMENTS.map((each, at) => [title, i18n._(STATEMENT_WORDS[each]), decimal(means[at])] as const),
        ...(pack?.survey ?? []).map(({ id, text }) => {
          const mean = own.find((one) => one.id === id)?.mean;
          return [
            title,
            inLanguage(text, [i18n.locale], pack?.languages),
            mean === undefined ? few : decimal(mean),
          ] as const;
        }),
      ];
    }),
  ];
  const head = [msg`Table`, msg`What`, msg`People, or mean`].map((name) => i18n._(name));
  return csvText([head, ...rows], cellEnd(i18n.locale));
}
