import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { match } from './match.ts';
import { AT, candidate, person, rulesWith, testHash } from './samples.ts';
import type { MatchRun } from './types.ts';
import { verifyRun } from './verify.ts';

/** A pool with one optimum: each mentee is best served by one mentor, and seats run out. */
const words = ['law', 'sales', 'python', 'design', 'chess', 'music'];
const pool = [
  candidate(1, { role: 'mentor', capacity: 2, skillsOffered: ['law', 'sales'] }),
  candidate(2, { role: 'mentor', capacity: 1, skillsOffered: ['python', 'design', 'chess'] }),
  candidate(3, { role: 'either', capacity: 2, skillsOffered: ['music'] }),
  candidate(4, { role: 'mentor', capacity: 1, skillsOffered: words }),
  ...[['law'], ['law', 'sales'], ['python'], ['design', 'chess'], ['music', 'law'], ['chess', 'music', 'law']].map(
    (sought, n) => candidate(10 + n, { role: 'mentee', skillsSought: sought }),
  ),
  candidate(20, { role: 'mentee', adult: false }),
];
const pin = { mentor: person(4), mentee: person(10) };
const rules = rulesWith({ pins: [pin], bans: [{ mentor: person(1), mentee: person(11) }] });
const run = match(pool, rules, AT, testHash);

const check = (altered: MatchRun) => {
  const result = verifyRun(altered, pool, AT, testHash);
  return result.ok ? 'verified' : result.error.tag;
};
const editPair = (
  at: number,
  edit: (pair: MatchRun['pairs'][number]) => Partial<MatchRun['pairs'][number]>,
): MatchRun => ({
  ...run,
  pairs: run.pairs.map((pair, i) => (i === at ? { ...pair, ...edit(pair) } : pair)),
});

describe('verifyRun', () => {
  it('verifies what match made, and only over the same candidates, rules and week', () => {
    expect(run.pairs.length).toBeGreaterThan(3);
    expect(check(run)).toBe('verified');
    expect(verifyRun(run, [...pool].reverse(), AT + 3_600_000, testHash).ok).toBe(true);
    expect(verifyRun(run, pool, AT + 7 * 86_400_000, testHash).ok).toBe(false);
    expect(verifyRun(run, pool.slice(1), AT, testHash).ok).toBe(false);
    expect(check({ ...run, rules: { ...run.rules, seed: 2 } })).toBe('other-inputs');
    expect(check({ ...run, rules: { ...run.rules, bans: [] } })).toBe('other-inputs');
    expect(check({ ...run, rules: { ...run.rules, weights: { ...run.rules.weights, time: 7 } } })).toBe('other-inputs');
    const renamed = pool.map((one, i) => (i === 0 ? { ...one, card: { ...one.card, skillsOffered: ['law'] } } : one));
    expect(verifyRun(run, renamed, AT, testHash).ok).toBe(false);
  });

  it('refuses any other score on any pair, whether or not the totals are mended', () => {
    fc.assert(
      fc.property(fc.nat({ max: run.pairs.length - 1 }), fc.integer({ min: -1000, max: 1000 }), (at, change) => {
        fc.pre(change !== 0);
        const altered = editPair(at, ({ score }) => ({ score: score + change }));
        expect(check(altered)).toBe('wrong-score');
        expect(check({ ...altered, total: run.total + change, bound: run.bound + change })).toBe('wrong-score');
      }),
    );
  });

  it('refuses any other partner on any pair', () => {
    for (const at of run.pairs.keys()) {
      for (const { person: other } of pool) {
        const pair = run.pairs[at];
        if (pair?.mentor !== other) expect(check(editPair(at, () => ({ mentor: other })))).not.toBe('verified');
        if (pair?.mentee !== other) expect(check(editPair(at, () => ({ mentee: other })))).not.toBe('verified');
      }
    }
  });

  it('refuses a pair left out, doubled or added', () => {
    for (const at of run.pairs.keys()) {
      expect(check({ ...run, pairs: run.pairs.filter((_, i) => i !== at) })).not.toBe('verified');
      expect(check({ ...run, pairs: run.pairs.flatMap((pair, i) => (i === at ? [pair, pair] : [pair])) })).not.toBe(
        'verified',
      );
    }
  });

  it('refuses a worse assignment that adds up', () => {
    for (const at of run.pairs.keys()) {
      const left = run.pairs[at];
      if (left === undefined || left.pinned) continue;
      const total = run.total - left.score;
      const pairs = run.pairs.filter((_, i) => i !== at);
      const paired = new Set(pairs.flatMap(({ mentor, mentee }) => [mentor, mentee]));
      const alone = [left.mentor, left.mentee]
        .filter((id) => !paired.has(id))
        .map((id) => ({ person: id, why: 'no-seat' as const }));
      const worse = { ...run, pairs, total, unmatched: [...run.unmatched, ...alone] };
      expect(check(worse)).toBe('not-proven');
      expect(check({ ...worse, bound: total })).toBe('not-proven');
    }
  });

  it('refuses any single price changed, dropped, added or made a fraction', () => {
    for (const side of ['mentees', 'mentors'] as const) {
      for (const [id, price] of Object.entries(run.prices[side])) {
        const set = (value: number): MatchRun => ({
          ...run,
          prices: { ...run.prices, [side]: { ...run.prices[side], [id]: value } },
        });
        expect(check(set(price + 1))).not.toBe('verified');
        expect(check(set(price - 1))).not.toBe('verified');
        expect(check(set(Number.NaN))).toBe('wrong-prices');
        expect(check(set(price + 0.5))).toBe('wrong-prices');
        const { [id]: _, ...rest } = run.prices[side];
        expect(check({ ...run, prices: { ...run.prices, [side]: rest } })).toBe('wrong-prices');
      }
      const more = { ...run.prices[side], stranger: 0 };
      expect(check({ ...run, prices: { ...run.prices, [side]: more } })).toBe('wrong-prices');
    }
  });

  it('refuses a run that is one point short of the optimum, with prices to match', () => {
    const seeking = (others: number) => ['law', ...Array.from({ length: others }, (_, i) => `other ${i}`)];
    const three = [
      candidate(1, { role: 'mentor', skillsOffered: ['law'] }),
      candidate(2, { role: 'mentee', skillsSought: seeking(18) }),
      candidate(3, { role: 'mentee', skillsSought: seeking(19) }),
    ];
    const best = match(three, rulesWith({ weights: { skills: 4, topics: 1, languages: 4, time: 1 } }), AT, testHash);
    expect(best.pairs).toMatchObject([{ mentee: person(2), score: 526 }]);
    const short: MatchRun = {
      ...best,
      pairs: [{ mentor: person(1), mentee: person(3), score: 525, pinned: false }],
      unmatched: [{ person: person(2), why: 'no-seat' }],
      total: 525,
      bound: 525,
      prices: { mentees: { [person(2)]: 0, [person(3)]: 0 }, mentors: { [person(1)]: 525 } },
    };
    expect(verifyRun(short, three, AT, testHash)).toEqual({ ok: false, error: { tag: 'wrong-prices' } });
  });

  it('refuses another total, bound, side, pin or reason for being alone', () => {
    expect(check({ ...run, total: run.total + 1 })).toBe('wrong-total');
    expect(check({ ...run, bound: run.bound + 1 })).toBe('not-proven');
    expect(check({ ...run, sides: {} })).toBe('wrong-sides');
    expect(check({ ...run, sides: { [person(3)]: run.sides[person(3)] === 'mentor' ? 'mentee' : 'mentor' } })).toBe(
      'wrong-sides',
    );
    for (const at of run.pairs.keys())
      expect(check(editPair(at, ({ pinned }) => ({ pinned: !pinned })))).toBe('wrong-pins');
    expect(check({ ...run, unmatched: [] })).toBe('wrong-unmatched');
    const full = run.unmatched.map(({ person: id }) => ({ person: id, why: 'full' as const }));
    expect(check({ ...run, unmatched: full })).toBe('wrong-unmatched');
  });
});
