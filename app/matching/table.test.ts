import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zone } from '../model/samples.ts';
import { prepare } from './prepare.ts';
import { scoreIfAllowed } from './rules.ts';
import { AT, candidate, rulesWith } from './samples.ts';
import { ScoreTable } from './table.ts';
import { pools, ruleSets } from './testing/pools.ts';
import type { Candidate, MatchRules } from './types.ts';

function expectSame(candidates: readonly Candidate[], rules: MatchRules, at = AT): void {
  const prepared = prepare(candidates, rules, at);
  const { mentees, mentors, bans } = prepared;
  const table = new ScoreTable(mentees, mentors, prepared.rules, at);
  const found = mentees.map((_, row) => mentors.map((_, column) => table.scoreOf(row, column)));
  expect(found).toEqual(
    mentees.map((mentee) => mentors.map((mentor) => scoreIfAllowed(mentor, mentee, prepared.rules, bans))),
  );
}

describe('ScoreTable', () => {
  it('scores every pair as two cards alone are scored', () => {
    fc.assert(
      fc.property(pools(12), ruleSets(12), (candidates, rules) => expectSame(candidates, rules)),
      { numRuns: 300 },
    );
  });

  it('counts common time across zones that cut half-hours in two, and in weeks in which clocks change', () => {
    const zones = ['Europe/Paris', 'America/Toronto', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Africa/Dakar'].map(
      zone,
    );
    const week = fc.uniqueArray(fc.nat({ max: 335 }), { maxLength: 120 }).map((list) => list.sort((a, b) => a - b));
    const free = fc.array(fc.tuple(week, fc.constantFrom(...zones)), { minLength: 2, maxLength: 8 });
    // Clocks change in Paris on 29 March, in Toronto on 8 March, on Lord Howe by half an hour on 5 April 2026.
    const at = fc.constantFrom(AT, Date.UTC(2026, 2, 8), Date.UTC(2026, 2, 29), Date.UTC(2026, 3, 4, 20));
    fc.assert(
      fc.property(free, at, (people, when) => {
        const candidates = people.map(([availability, timeZone], n) =>
          candidate(n, { role: n % 2 === 0 ? 'mentor' : 'mentee', availability, timeZone }),
        );
        expectSame(candidates, rulesWith({ weights: { skills: 1, topics: 1, languages: 1, time: 9 } }), when);
      }),
      { numRuns: 150 },
    );
  });
});
