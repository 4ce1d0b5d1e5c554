import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countTrue, explain } from './explain.ts';
import { match } from './match.ts';
import { measuresOf } from './measures.ts';
import { AT, candidate, person, ran, rulesWith, testHash } from './samples.ts';
import { everyRun, pools, ruleSets } from './testing/pools.ts';

describe('measuresOf', () => {
  it('is what every assignment and every explanation say', () => {
    fc.assert(
      fc.property(pools(9), ruleSets(9), (candidates, rules) => {
        const run = match(candidates, rules, AT, testHash);
        fc.pre(run.ok);
        const { pairs } = run.value;
        const found = measuresOf(run.value, candidates, AT);
        const every = everyRun(candidates, rules)?.tried ?? [];
        const most = Math.max(...every.map(({ count }) => count));
        expect(found).toMatchObject({
          matched: pairs.length,
          total: run.value.total,
          bound: run.value.bound,
          broken: 0,
        });
        expect(found.floor).toBe(run.value.floor);
        expect(found.blockingPairs).toBe(run.value.blockingPairs);
        // Stability may leave more alone than it must: its floor is over fewer pairs.
        const floors = every.filter(({ count }) => count === most).map(({ floor }) => floor);
        if (pairs.length === most && pairs.length > 0) expect(found.bestFloor).toBe(Math.max(...floors));
        const cards = new Map(candidates.map((one) => [one.person, one.card]));
        const explained = pairs.flatMap(({ mentor, mentee }) => {
          const [one, other] = [cards.get(mentor), cards.get(mentee)];
          return one === undefined || other === undefined ? [] : [{ one, other, ...explain(one, other, AT) }];
        });
        expect(found.threeReasons).toBe(explained.filter((each) => countTrue(each) >= 3).length);
        const minutes = explained.flatMap(({ one, other, commonMinutes }) =>
          one.availability.length > 0 && other.availability.length > 0 ? [commonMinutes] : [],
        );
        expect(found.unknownMinutes).toBe(pairs.length - minutes.length);
        expect(found.minutes?.least ?? 0).toBe(minutes.length === 0 ? 0 : Math.min(...minutes));
        expect(found.minutes?.most ?? 0).toBe(Math.max(0, ...minutes));
        expect(found.ranks.reduce((sum, count) => sum + count, 0)).toBe(pairs.filter(({ pinned }) => !pinned).length);
        expect(found.loads.reduce((sum, load) => sum + load.pairs, 0)).toBe(pairs.length);
      }),
      { numRuns: 300 },
    );
  });

  it('counts coverage over those whom somebody could have taken, and how many move when one leaves', () => {
    const pool = [
      candidate(1, { role: 'mentor', skillsOffered: ['law'] }),
      candidate(2, { role: 'mentor', skillsOffered: ['sales'], capacity: 2 }),
      candidate(3, { role: 'mentee', skillsSought: ['law'] }),
      candidate(4, { role: 'mentee', skillsSought: ['sales'] }),
      candidate(5, { role: 'mentee', adult: false }),
    ];
    const found = measuresOf(ran(pool, rulesWith()), pool, AT);
    expect(found).toMatchObject({ matched: 2, matchable: 2, ranks: [2, 0, 0, 0, 0] });
    expect(found.whenOneLeaves).toEqual({ sampled: 2, mean: 0, most: 0 });
    expect(found.loads).toEqual([
      { mentor: person(1), pairs: 1, taken: 0, seats: 1 },
      { mentor: person(2), pairs: 1, taken: 0, seats: 2 },
    ]);
  });

  it('counts who got their first, second, third choice or a later one', () => {
    const mentor = (n: number, count: number) =>
      candidate(n, { role: 'mentor', skillsOffered: Array.from({ length: count }, (_, skill) => `skill ${skill}`) });
    const skillsSought = Array.from({ length: 12 }, (_, skill) => `skill ${skill}`);
    // All want the same: twelve mentors, each better than the next, take one each.
    const pool = [
      ...Array.from({ length: 12 }, (_, n) => mentor(n, 12 - n)),
      ...Array.from({ length: 12 }, (_, n) => candidate(20 + n, { role: 'mentee', skillsSought })),
    ];
    expect(measuresOf(ran(pool), pool, AT).ranks).toEqual([1, 1, 1, 7, 2]);
  });
});
