import { setupI18n } from '@lingui/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvText } from '../../model/csvText.ts';
import { invitationIdOf, personIdOf } from '../../model/ids.ts';
import type { FollowBoard, FollowedPerson } from '../../session/types.ts';
import { followCsv } from './followCsv.ts';
import { statsCsv } from './statsCsv.ts';

const i18n = setupI18n({ locale: 'en', messages: { en: {} } });
const person = (n: number, name: string): FollowedPerson => ({
  person: personIdOf(new Uint8Array(32).fill(n)),
  name,
  counters: null,
  assessments: [],
  confided: [{ version: 1, invitation: invitationIdOf(new Uint8Array(32)), words: 'For you alone', at: 1 }],
});
const board = (mentor: string, mentee: string): FollowBoard => ({
  cadence: 30,
  pairs: [
    {
      invitation: invitationIdOf(new Uint8Array(32)),
      since: Date.UTC(2026, 2, 1),
      standing: 'on-track',
      why: [{ tag: 'silent' }],
      counters: null,
      mentor: person(1, mentor),
      mentee: person(2, mentee),
      third: null,
      more: [],
    },
  ],
  activation: { active: 0, of: 0, all: 0 },
  curve: [],
  organisations: null,
  statistics: { matched: null, active: null, well: null, sessions: null, sums: null, rounds: [] },
});

/** As RFC 4180 reads it. */
function read(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted = '', end] of csv.matchAll(/"((?:[^"]|"")*)"(,|\r\n)/g)) {
    row.push(quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

describe('[F32] the board as CSV', () => {
  it('has a row a pair, with every name whole, and nothing that was told in confidence', () => {
    const name = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' });
    fc.assert(
      fc.property(name, name, (mentor, mentee) => {
        const csv = followCsv(board(mentor, mentee), i18n);
        const [head = [], one = [], ...more] = read(csv.slice(1));
        expect([head.length, one.length, more.length]).toEqual([14, 14, 0]);
        expect([mentor, `'${mentor}`]).toContain(one[0]);
        expect([mentee, `'${mentee}`]).toContain(one[1]);
        expect(csv).not.toContain('For you alone');
      }),
    );
  });

  it.each([
    '=1+1',
    '+33',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    ' =1',
    '\u00a0=1',
    '\u200b=1',
    '＝1',
    '%0A=1',
    '|x',
  ])('%j is a text to a spreadsheet, not a formula', (name) => {
    expect(read(csvText([[name]], ',').slice(1))).toEqual([[`'${name}`]]);
  });

  it.each(['Ada', 'Jean-Luc', 'a=b', '2026-03-01', '', '"quoted", with a comma'])('%j stays as it is', (name) => {
    expect(read(csvText([[name]], ',').slice(1))).toEqual([[name]]);
  });

  it('in French its cells end with a semicolon, and a mean has a comma: a French spreadsheet reads no other', () => {
    const french = setupI18n({ locale: 'fr', messages: { fr: {} } });
    const [head, one] = followCsv(board('Ada', 'Ben'), french).split('\r\n');
    expect([head, one].map((line) => line?.split('";"').length)).toEqual([14, 14]);
    const round = { round: 'midterm' as const, people: null, means: [4.25], own: [] };
    const { statistics, ...rest } = board('Ada', 'Ben');
    const told = { ...rest, statistics: { ...statistics, rounds: [round] } } as unknown as FollowBoard;
    expect(statsCsv(told, null, french)).toContain('"4,25"');
  });
});
