import { describe, expect, it } from 'vitest';
import type { Change } from './change.ts';
import { followBack, type RunWithCards } from './followBack.ts';
import { finish } from './pool/rows.ts';
import { repairRun } from './repairRun.ts';
import { AT, candidate, person, ran, testHash } from './samples.ts';
import { certifyRun } from './writeRun.ts';

const pool = [
  ...[1, 2, 3].map((n) => candidate(n, { role: 'mentor', capacity: 2, skillsOffered: [`skill ${n}`] })),
  ...[11, 12, 13, 14].map((n) => candidate(n, { role: 'mentee', skillsSought: [`skill ${n - 10}`] })),
];
const made: RunWithCards = { run: ran(pool), at: AT, candidates: pool };

function repaired({ run, candidates, at }: RunWithCards, change: Change): RunWithCards {
  const found = repairRun(run, candidates, change, at, testHash);
  if (!found.ok) throw new Error('not repaired');
  return { run: found.value.run, at, candidates: found.value.candidates };
}
const check = (last: RunWithCards, before: readonly RunWithCards[]) => finish(followBack(last, before, testHash));

describe('a repaired run with those that it came from', () => {
  const once = repaired(made, { kind: 'leaves', person: person(1) });
  const twice = repaired(once, { kind: 'together', pair: { mentor: person(3), mentee: person(12) } });

  it('[F07] is followed back to the one that was made whole', () => {
    expect(check(made, [])).toEqual({ ok: true, value: { repaired: null } });
    expect(check(twice, [])).toMatchObject({ ok: true, value: { repaired: { total: expect.any(Number) } } });
    expect(check(twice, [once, made])).toMatchObject({ ok: true, value: { repaired: { followed: 2 } } });
    expect(check(once, [made])).toMatchObject({ ok: true, value: { repaired: { followed: 1 } } });
  });

  it('[F07] is refused with others before it, with a broken one, or with an end that was not made whole', () => {
    const other = { ...made, run: ran(pool.slice(1)), candidates: pool.slice(1) };
    expect(check(twice, [once])).toEqual({ ok: false, error: { tag: 'other-before' } });
    expect(check(twice, [made])).toEqual({ ok: false, error: { tag: 'other-before' } });
    expect(check(twice, [made, once])).toEqual({ ok: false, error: { tag: 'other-before' } });
    expect(check(once, [other])).toEqual({ ok: false, error: { tag: 'other-before' } });
    expect(check(made, [once])).toEqual({ ok: false, error: { tag: 'other-before' } });
    expect(check(twice, [once, { ...made, candidates: pool.slice(1) }])).toEqual({
      ok: false,
      error: { tag: 'other-inputs' },
    });
    // Of a run before that is no run, but is what the repaired one names.
    if (once.run.version === 1 || once.run.repaired === null) throw new Error('not repaired');
    const raised = ran(pool);
    const forged = { ...made, run: certifyRun({ ...raised, total: raised.total + 1 }, raised.inputs, testHash) };
    const named = { ...once.run, repaired: { ...once.run.repaired, run: forged.run.digest } };
    const after = { ...once, run: certifyRun(named, named.inputs, testHash) };
    expect(check(after, [forged])).toEqual({ ok: false, error: { tag: 'wrong-total' } });
  });

  it('[F07] that says fewer have moved than have is refused, though its own prices fit', () => {
    if (once.run.version === 1 || once.run.repaired === null) throw new Error('not repaired');
    // A run that leaves everybody where they are now, made up as one from which nobody had to move.
    const { run } = once;
    const nobody = { ...run, repaired: { run: made.run.version === 2 ? made.run.digest : '', moved: [] } };
    const quiet = { ...once, run: certifyRun(nobody, run.inputs, testHash) };
    expect(check(quiet, [made])).toEqual({ ok: false, error: { tag: 'other-before' } });
  });
});
