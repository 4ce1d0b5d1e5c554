import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change } from './change.ts';
import { hashInputs } from './inputs.ts';
import { match, matchInSteps } from './match.ts';
import { finish } from './pool/rows.ts';
import { Remembered } from './remembered.ts';
import { repairRun } from './repairRun.ts';
import { AT, candidate, person, ran, rulesWith, testHash } from './samples.ts';
import { everyRun, mentorsIn, pools, ruleSets } from './testing/pools.ts';
import type { Candidate, MatchRun } from './types.ts';
import { verifyRun } from './verify.ts';
import { certifyRun } from './writeRun.ts';

const change = (people: number): fc.Arbitrary<Change> => {
  const someone = fc.nat({ max: people }).map(person);
  const pair = fc.record({ mentor: someone, mentee: someone });
  return fc.oneof(
    fc.record({ kind: fc.constant('leaves' as const), person: someone }),
    fc.record({ kind: fc.constant('together' as const), pair }),
    fc.record({ kind: fc.constant('apart' as const), pair }),
  );
};

/** Cards that come while a run is shown. */
const OTHERS = [
  { role: 'mentor', capacity: 2, skillsOffered: ['law', 'python'] },
  { role: 'mentee', skillsSought: ['sales'], availability: [36, 37, 38] },
  { role: 'either', skillsSought: ['law'], skillsOffered: ['design'] },
] as const;

describe('repairRun', () => {
  it('matches as many as can be, moves the fewest of the others, and of these is the best; and is proven', () => {
    let repaired = 0;
    fc.assert(
      fc.property(pools(9), ruleSets(9), change(9), (candidates, rules, what) => {
        const run = match(candidates, rules, AT, testHash);
        fc.pre(run.ok);
        const found = repairRun(run.value, candidates, what, AT, testHash);
        if (!found.ok) return;
        repaired += 1;
        const after = found.value;
        const checked = verifyRun(after.run, after.candidates, AT, testHash);
        const every = everyRun(after.candidates, after.run.rules, run.value.sides);
        if (every === null) throw new Error('a repair where no assignment is possible');
        const was = mentorsIn(run.value);
        const { mentees, mentors } = every.prepared;
        const keptIn = (mentorOf: readonly number[]) =>
          mentorOf.filter((column, row) => {
            const [mentor, mentee] = [mentors[column]?.person, mentees[row]?.person];
            return mentor !== undefined && mentee !== undefined && was.get(mentee) === mentor;
          }).length;
        const tried = every.tried.map((one) => ({ ...one, kept: keptIn(one.mentorOf) }));
        const best = tried.sort((a, b) => b.count - a.count || b.kept - a.kept || b.total - a.total)[0];
        const now = mentorsIn(after.run);
        const kept = mentees.filter(({ person: id }) => now.has(id) && now.get(id) === was.get(id)).length;
        expect({ count: after.run.pairs.length, kept, total: after.run.total }).toEqual({
          count: best?.count,
          kept: best?.kept,
          total: best?.total,
        });
        const greatest = Math.max(...tried.filter(({ count }) => count === best?.count).map(({ total }) => total));
        expect(checked).toEqual({ ok: true, value: { repaired: { total: after.run.total, bound: greatest } } });
      }),
      { numRuns: 800 },
    );
    expect(repaired).toBeGreaterThan(400);
  });

  const pool = [
    ...[1, 2, 3].map((n) => candidate(n, { role: 'mentor', capacity: 2, skillsOffered: [`skill ${n}`] })),
    ...[11, 12, 13, 14].map((n) => candidate(n, { role: 'mentee', skillsSought: [`skill ${n - 10}`] })),
  ];
  const run = ran(pool);

  it('[F07] by what the run has left it is the same to the last byte, change after change', () => {
    let repaired = 0;
    const changes = fc.array(
      fc.record({
        what: change(9),
        // Meanwhile somebody has sent another card, and somebody new has come.
        other: fc.option(fc.record({ n: fc.nat({ max: 9 }), over: fc.constantFrom(...OTHERS) }), { freq: 3 }),
        bans: fc.constantFrom('kept', 'kept', 'lifted'),
      }),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(pools(9), ruleSets(9), changes, (candidates, rules, list) => {
        const remembered = new Remembered();
        const made = finish(matchInSteps(candidates, rules, AT, remembered));
        fc.pre(made.ok);
        let run: MatchRun = certifyRun(made.value, hashInputs(candidates, rules, AT, testHash), testHash);
        expect(run).toEqual(ran(candidates, rules));
        let over: readonly Candidate[] = candidates;
        for (const { what, other, bans } of list) {
          if (other !== null) {
            over = [...over.filter((one) => one.person !== person(other.n)), candidate(other.n, other.over)];
          }
          const before: MatchRun = bans === 'kept' ? run : { ...run, rules: { ...run.rules, bans: [], history: [] } };
          const warm = repairRun(before, over, what, AT, testHash, remembered);
          const cold = repairRun(before, over, what, AT, testHash);
          expect(JSON.stringify(warm)).toBe(JSON.stringify(cold));
          if (!warm.ok) continue;
          repaired += 1;
          expect(verifyRun(warm.value.run, warm.value.candidates, AT, testHash).ok).toBe(true);
          run = warm.value.run;
          over = warm.value.candidates;
        }
      }),
      { numRuns: 200 },
    );
    expect(repaired).toBeGreaterThan(150);
  });

  it('scores the pairs that stay by the cards and the weights of now', () => {
    const weighted = { ...run, rules: rulesWith({ weights: { skills: 1, topics: 9, languages: 9, time: 1 } }) };
    const others = pool.map((one) =>
      one.person === person(12) ? candidate(12, { role: 'mentee', skillsSought: ['skill 2', 'skill 3'] }) : one,
    );
    const found = repairRun(weighted, others, { kind: 'leaves', person: person(14) }, AT, testHash);
    if (!found.ok) throw new Error('not repaired');
    expect(verifyRun(found.value.run, found.value.candidates, AT, testHash).ok).toBe(true);
  });

  it('says who was moved and from whom, and of which run it is', () => {
    const found = repairRun(run, pool, { kind: 'leaves', person: person(1) }, AT, testHash);
    expect(found).toMatchObject({ ok: true, value: { moved: [{ mentee: person(11), before: person(1) }] } });
    if (!found.ok) throw new Error('not repaired');
    expect(found.value.run.repaired?.run).toBe(run.digest);
    const again = repairRun(
      found.value.run,
      found.value.candidates,
      { kind: 'leaves', person: person(2) },
      AT,
      testHash,
    );
    if (!again.ok) throw new Error('not repaired again');
    expect(again.value.run.pairs).toHaveLength(2);
    expect(verifyRun(again.value.run, again.value.candidates, AT, testHash).ok).toBe(true);
  });

  it('is refused when it says that others have moved, or fewer', () => {
    const found = repairRun(run, pool, { kind: 'leaves', person: person(1) }, AT, testHash);
    if (!found.ok || found.value.run.repaired === null) throw new Error('not repaired');
    const { run: after, candidates } = found.value;
    const told = (moved: NonNullable<typeof after.repaired>['moved']) =>
      verifyRun({ ...after, repaired: { run: run.digest, moved } }, candidates, AT, testHash);
    expect(told(after.repaired?.moved ?? []).ok).toBe(true);
    expect(told([])).toMatchObject({ ok: false });
    expect(told([{ mentee: person(12), before: person(2) }])).toMatchObject({ error: { tag: 'wrong-moved' } });
    expect(told([{ mentee: person(12), before: person(3) }])).toMatchObject({ error: { tag: 'not-proven' } });
  });

  it('makes a pair by hand, and says why one cannot be made', () => {
    const pair = { mentor: person(3), mentee: person(11) };
    const found = repairRun(run, pool, { kind: 'together', pair }, AT, testHash);
    if (!found.ok) throw new Error('not repaired');
    expect(found.value.run.pairs).toContainEqual({ ...pair, score: expect.any(Number), pinned: true });
    const refused = repairRun(
      run,
      pool,
      { kind: 'together', pair: { mentor: person(11), mentee: person(12) } },
      AT,
      testHash,
    );
    expect(refused).toEqual({ ok: false, error: { tag: 'pin-refused', why: 'role' } });
    const was = ran(pool, rulesWith({ history: [pair] }));
    expect(repairRun(was, pool, { kind: 'together', pair }, AT, testHash)).toEqual({
      ok: false,
      error: { tag: 'pin-refused', why: 'before' },
    });
  });
});
