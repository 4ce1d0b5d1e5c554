/** The board as a table for a spreadsheet. */
import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { csvText } from '../../model/csvText.ts';
import type { FollowBoard, FollowedPerson } from '../../session/types.ts';
import { cellEnd } from '../format.ts';
import { STANDING_WORDS } from './followWords.ts';

const HEADS = [
  msg`Mentor`,
  msg`Mentee`,
  msg`Standing`,
  msg`Together since`,
  msg`Told on`,
  msg`Meetings`,
  msg`Minutes`,
  msg`Goals set`,
  msg`Goals reached`,
  msg`Topics acquired`,
  msg`First meeting`,
  msg`Last meeting`,
  msg`Going well, says the mentor`,
  msg`Going well, says the mentee`,
];

const day = (at: number): string => new Date(at).toISOString().slice(0, 10);

export function followCsv({ pairs }: FollowBoard, i18n: I18n): string {
  const well = ({ counters }: FollowedPerson): string => {
    if (counters === null || counters.well === null) return '';
    return counters.well ? i18n._(msg`yes`) : i18n._(msg`no`);
  };
  const rows = pairs.map(({ mentor, mentee, more, standing, since, counters: told }) => {
    return [
      mentor.name,
      [mentee, ...more].map(({ name }) => name).join(', '),
      i18n._(STANDING_WORDS[standing]),
      day(since),
      told === null ? '' : day(told.at),
      ...[told?.sessions, told?.minutes, told?.goals, told?.reached, told?.topics].map((count) => String(count ?? '')),
      told?.first ?? '',
      told?.last ?? '',
      well(mentor),
      well(mentee),
    ];
  });
  return csvText([HEADS.map((head) => i18n._(head)), ...rows], cellEnd(i18n.locale));
}
