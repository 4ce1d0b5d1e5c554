import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change } from './change.ts';
import { match } from './match.ts';
import { repairRun } from './repairRun.ts';
import { AT, candidate, person, ran, rulesWith, testHash } from './samples.ts';
import { everyRun, mentorsIn, pools, ruleSets } from './testing/pools.ts';
import { verifyRun } from './verify.ts';

const change = (people: number): fc.Arbitrary<Change> => {
  const someone = fc.nat({ max: people }).map(person);
  const pair = fc.record({ mentor: someone, mentee: someone });
  return fc.oneof(
    fc.record({ kind: fc.constant('leaves' as const), person: someone }),
    fc.record({ kind: fc.constant('together' as const), pair }),
    fc.record({ kind: fc.constant('apart' as const), pair }),
  );
};

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
