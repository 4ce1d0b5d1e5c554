import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { match } from './match.ts';
import { parseRun } from './messages.ts';
import { prepare } from './prepare.ts';
import { scoreIfAllowed } from './rules.ts';
import { AT, candidate, person, ran, rulesWith, testHash } from './samples.ts';
import { FIRST_RUN } from './testing/firstRun.ts';
import { pools, ruleSets } from './testing/pools.ts';
import type { FirstRun, MatchRun, SecondRun } from './types.ts';
import { verifyRun } from './verify.ts';
import { digestOf } from './writeRun.ts';

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

const check = (altered: MatchRun) => {
  const result = verifyRun(altered, pool, AT, testHash);
  return result.ok ? 'verified' : result.error.tag;
};

describe('a run', () => {
  const run = ran(pool, rules);
  /** Altered, and its digest made anew: as somebody would who means to deceive. */
  const forged = (over: Partial<SecondRun>): string => {
    const altered = { ...run, ...over };
    return check({ ...altered, digest: digestOf(altered, testHash) });
  };

  it('verifies as it was made, and only over the same candidates, rules and week', () => {
    expect(check(run)).toBe('verified');
    expect(verifyRun(run, [...pool].reverse(), AT + 3_600_000, testHash).ok).toBe(true);
    expect(verifyRun(run, pool, AT + 7 * 86_400_000, testHash)).toMatchObject({ error: { tag: 'other-inputs' } });
    expect(verifyRun(run, pool.slice(1), AT, testHash)).toMatchObject({ error: { tag: 'other-inputs' } });
    for (const other of [{ seed: 2 }, { bans: [] }, { objective: 'floor' as const }, { history: [pin] }]) {
      expect(forged({ rules: { ...run.rules, ...other } })).toBe('other-inputs');
    }
  });

  it('is refused when any value in it is another, wherever it stands', () => {
    const values = fc.constantFrom<unknown>(0, 1, -1, 7, 1.5, null, 'x', [], {}, true);
    fc.assert(
      fc.property(pools(9), ruleSets(9), fc.nat(), values, (candidates, someRules, which, value) => {
        const made = match(candidates, someRules, AT, testHash);
        fc.pre(made.ok);
        const text = JSON.stringify(parseRun(made.value));
        const places: (readonly [object, string])[] = [];
        const copy: unknown = JSON.parse(
          JSON.stringify(made.value),
          function collect(this: object, key, part: unknown) {
            places.push([this, key]);
            return part;
          },
        );
        const [where, key] = places[which % (places.length - 1)] ?? [{}, ''];
        Reflect.set(where, key, value);
        const parsed = parseRun(copy);
        // What is no run at all is refused where it is read.
        if (!parsed.ok) return;
        fc.pre(JSON.stringify(parsed) !== text);
        expect(verifyRun(parsed.value, candidates, AT, testHash).ok).toBe(false);
      }),
      { numRuns: 1500 },
    );
  });

  it('forged with a digest of its own is refused for what is false in it', () => {
    expect(forged({ total: run.total + 1 })).toBe('wrong-total');
    expect(forged({ bound: run.total + 1 })).toBe('not-proven');
    expect(forged({ floor: (run.floor ?? 0) + 1 })).toBe('wrong-measures');
    expect(forged({ blockingPairs: (run.blockingPairs ?? 0) + 1 })).toBe('wrong-measures');
    expect(forged({ pairs: [...run.pairs].reverse() })).toBe('wrong-measures');
    expect(forged({ sides: {} })).toBe('wrong-sides');
    expect(forged({ unmatched: [] })).toBe('wrong-unmatched');
    expect(forged({ prices: null })).toBe('wrong-prices');
    expect(forged({ above: { seats: 'all', mentors: [] } })).toBe('floor-not-proven');
    expect(check({ ...run, digest: 'x' })).toBe('altered');
  });

  it('forged into fewer or worse pairs that add up is refused', () => {
    for (const at of run.pairs.keys()) {
      const left = run.pairs[at];
      if (left === undefined || left.pinned) continue;
      const pairs = run.pairs.filter((_, i) => i !== at);
      const paired = new Set(pairs.flatMap(({ mentor, mentee }) => [mentor, mentee]));
      const alone = [left.mentor, left.mentee].filter((id) => !paired.has(id));
      const unmatched = [...run.unmatched, ...alone.map((id) => ({ person: id, why: 'no-seat' as const }))].sort(
        (a, b) => (a.person < b.person ? -1 : 1),
      );
      const total = run.total - left.score;
      expect(forged({ pairs, total, bound: total, unmatched })).toBe('not-proven');
    }
  });

  it('forged into as many pairs that score less is refused', () => {
    const { profiles, bans, rules: settled } = prepare(pool, rules, AT);
    let tried = 0;
    for (const [at, one] of run.pairs.entries()) {
      for (const [to, other] of run.pairs.entries()) {
        const swapped = [
          { ...one, mentor: other.mentor },
          { ...other, mentor: one.mentor },
        ].map((pair) => {
          const [mentor, mentee] = [profiles.get(pair.mentor), profiles.get(pair.mentee)];
          const score = mentor && mentee ? scoreIfAllowed(mentor, mentee, settled, bans) : 0;
          return { ...pair, score };
        });
        const pairs = run.pairs.map((pair, i) => (i === at ? swapped[0] : i === to ? swapped[1] : pair) ?? pair);
        const total = pairs.reduce((sum, { score }) => sum + score, 0);
        if (one.pinned || other.pinned || swapped.some(({ score }) => score === 0) || total >= run.total) continue;
        tried += 1;
        expect(forged({ pairs, total, bound: total })).toBe('not-proven');
      }
    }
    expect(tried).toBeGreaterThan(4);
  });

  it('of the highest floor is refused with a proof that excludes nothing', () => {
    const floor = ran(pool, { ...rules, pins: [], objective: 'floor' });
    expect(floor.above).not.toBeNull();
    const without = { ...floor, above: null };
    expect(check({ ...without, digest: digestOf(without, testHash) })).toBe('floor-not-proven');
    const all = { ...floor, above: { seats: 'all' as const, mentors: pool.map((one) => one.person) } };
    expect(check({ ...all, digest: digestOf(all, testHash) })).toBe('floor-not-proven');
  });
});

describe('a run of the first kind', () => {
  const parsed = parseRun(FIRST_RUN);
  if (!parsed.ok || parsed.value.version !== 1) throw new Error('not a run of the first kind');
  const run: FirstRun = parsed.value;
  const editPair = (
    at: number,
    edit: (pair: MatchRun['pairs'][number]) => Partial<MatchRun['pairs'][number]>,
  ): FirstRun => ({
    ...run,
    pairs: run.pairs.map((pair, i) => (i === at ? { ...pair, ...edit(pair) } : pair)),
  });

  it('verifies as it was made, and only over the same candidates, rules and week', () => {
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
        const set = (value: number): FirstRun => ({
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
