/** The board as a table for a spreadsheet. Names come from strangers' cards: none may become a formula. */
import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { FollowBoard, FollowedPerson } from '../../session/types.ts';
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

/**
 * One cell, quoted. What a spreadsheet would calculate begins with a quote mark in its place, which it shows as text:
 * also after spaces, a line break or a control, and in the wide forms that some of them fold.
 */
export function cell(value: string): string {
  const isFormula = /^[\s\u0000-\u001f\u200b-\u200f\ufeff]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(value);
  return `"${(isFormula ? `'${value}` : value).replaceAll('"', '""')}"`;
}

/** RFC 4180, with a mark by which spreadsheets know that it is UTF-8. */
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
  const lines = [HEADS.map((head) => i18n._(head)), ...rows].map((cells) => cells.map(cell).join(','));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}
