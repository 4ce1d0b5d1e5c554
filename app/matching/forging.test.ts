import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashInputs } from './inputs.ts';
import { match } from './match.ts';
import { optimumOf } from './pool/optimum.ts';
import { costIn } from './pool/pool.ts';
import { worthOfStaying } from './pool/repair.ts';
import { finish } from './pool/rows.ts';
import type { Prepared } from './prepare.ts';
import { reach } from './reach.ts';
import { AT, candidate, person, ran, rulesWith, testHash } from './samples.ts';
import { ScoreTable } from './table.ts';
import { SCORES, tableRows } from './tableRows.ts';
import { everyRun, pools, ruleSets } from './testing/pools.ts';
import type { Candidate, MatchRules, RepairedFrom, SecondRun } from './types.ts';
import { verifyRun } from './verify.ts';
import { certifyRun, writeRun } from './writeRun.ts';

/** The run of these pairs with everything made to fit, by the best prices a forger can have for them. */
function forge(
  prepared: Prepared,
  candidates: readonly Candidate[],
  rules: MatchRules,
  one: { readonly mentorOf: readonly number[]; readonly floor: number },
  repaired: RepairedFrom | null = null,
): SecondRun | null {
  const { mentees, mentors, openSeats, least } = prepared;
  const table = new ScoreTable(mentees, mentors, prepared.rules, AT);
  const mentorOf = Int32Array.from(one.mentorOf);
  const objective = repaired === null ? rules.objective : 'repair';
  const level = objective === 'floor' && Number.isFinite(one.floor) ? one.floor : SCORES.lowest;
  const rows = tableRows(table, openSeats, least, level);
  const prices =
    objective === 'stable'
      ? null
      : // Who says that everybody stayed where they were needs no prices of scores.
        repaired === null
        ? finish(optimumOf(rows)).prices
        : new Float64Array(mentors.length);
  const isHighest = level === SCORES.lowest || level === SCORES.highest;
  const above =
    objective !== 'floor' || isHighest
      ? null
      : { seats: 'all' as const, cover: finish(reach(table, openSeats, level + 1)).cover };
  const stay = { before: mentorOf, bonus: worthOfStaying(rows).staying };
  const worth =
    repaired === null
      ? { without: costIn(mentees.length, SCORES), level, stay: null }
      : { without: worthOfStaying(rows).without, level, stay };
  const written = finish(writeRun(prepared, table, { mentorOf, prices, above, level }, worth, repaired));
  if (!written.ok) return null;
  const draft = { ...written.value, bound: prices === null ? null : written.value.total };
  return certifyRun(draft, hashInputs(candidates, rules, AT, testHash), testHash);
}

describe('a forged run', () => {
  it.each(['total', 'floor', 'stable'] as const)(
    '[F06] of other pairs that are worse is refused, whatever is made to fit: %s',
    (objective) => {
      let forged = 0;
      fc.assert(
        fc.property(pools(7), ruleSets(7), (candidates, some) => {
          const rules = { ...some, objective };
          const honest = match(candidates, rules, AT, testHash);
          const every = everyRun(candidates, rules);
          if (!honest.ok || every === null) return;
          const { pairs, total } = honest.value;
          const floor = honest.value.floor ?? Number.POSITIVE_INFINITY;
          const own = new Map(pairs.map(({ mentee, mentor }) => [mentee, mentor]));
          const { mentees, mentors } = every.prepared;
          const worse = every.tried.filter((one) => {
            if (objective === 'stable') {
              return one.mentorOf.some((column, row) => {
                const mentee = mentees[row]?.person;
                return mentee !== undefined && own.get(mentee) !== mentors[column]?.person;
              });
            }
            if (one.count !== pairs.length) return one.count < pairs.length;
            if (objective === 'floor' && one.floor !== floor) return one.floor < floor;
            return one.total < total;
          });
          for (const one of [...worse.slice(0, 6), ...worse.slice(-6)]) {
            const run = forge(every.prepared, candidates, rules, one);
            if (run === null) continue;
            forged += 1;
            expect(verifyRun(run, candidates, AT, testHash).ok).toBe(false);
          }
        }),
        { numRuns: 80 },
      );
      expect(forged).toBeGreaterThan(60);
    },
  );

  it('[F07] that calls itself repaired has as many pairs as can be, and is told how far its total may be from the greatest', () => {
    const told = { accepted: 0, short: 0 };
    fc.assert(
      fc.property(pools(7), ruleSets(7), (candidates, some) => {
        const rules = { ...some, objective: 'total' as const };
        const every = everyRun(candidates, rules);
        if (every === null) return;
        const count = Math.max(...every.tried.map((one) => one.count));
        const greatest = Math.max(...every.tried.filter((one) => one.count === count).map((one) => one.total));
        for (const one of every.tried.slice(-8)) {
          const run = forge(every.prepared, candidates, rules, one, { run: 'another', moved: [] });
          if (run === null) continue;
          const checked = verifyRun(run, candidates, AT, testHash);
          if (!checked.ok) continue;
          told.accepted += 1;
          if (one.total < greatest) told.short += 1;
          expect(run.pairs.length).toBe(count);
          expect(checked.value).toEqual({ repaired: { total: one.total, bound: greatest } });
        }
      }),
      { numRuns: 120 },
    );
    expect(told.accepted).toBeGreaterThan(30);
    expect(told.short).toBeGreaterThan(5);
  });

  it('[F06] of one pair that fits best, where two could be matched, is refused', () => {
    const pool = [
      candidate(1, { role: 'mentor', skillsOffered: ['law'] }),
      candidate(2, { role: 'mentor', skillsOffered: ['sales'] }),
      candidate(3, { role: 'mentee', skillsSought: ['law'] }),
      candidate(4, { role: 'mentee', skillsSought: ['sales', 'python', 'design'] }),
    ];
    const rules = rulesWith({ objective: 'floor' });
    expect(ran(pool, rules).pairs).toHaveLength(2);
    const every = everyRun(pool, rules);
    const alone = every?.tried.filter(({ count }) => count === 1).sort((a, b) => b.total - a.total)[0];
    if (every === null || alone === undefined) throw new Error('not matched');
    const run = forge(every.prepared, pool, rules, alone);
    expect(run?.pairs.map(({ mentee }) => mentee)).toEqual([person(3)]);
    expect(run && verifyRun(run, pool, AT, testHash)).toEqual({ ok: false, error: { tag: 'not-proven' } });
  });
});
