/**
 * A repaired run followed back to the one that was made whole: each run of the chain is checked by itself, and then that each
 * repair is of the run before it and moved whom it says. What a repair's prices prove then holds of pairs that were really there.
 */
import { err, ok, type Result } from '../../crypto/result.ts';
import type { Instant, PersonId } from '../model/brand.ts';
import { isMatched } from '../model/roles.ts';
import type { Hash } from './inputs.ts';
import { compareText } from './order.ts';
import type { Candidate, MatchRun, MovedMentee, SecondRun } from './types.ts';
import { type Verified, type VerifyError, verifyInSteps } from './verify.ts';

/** A run with all that it rests on. */
export interface RunWithCards {
  readonly run: MatchRun;
  readonly at: Instant;
  readonly candidates: readonly Candidate[];
}

/**
 * `before`: the runs that `last` came from, the latest first, the end one that was made whole. Ok when every one of them is what
 * it says. Yields now and then.
 */
export function* followBack(
  last: RunWithCards,
  before: readonly RunWithCards[],
  hash: Hash,
): Generator<void, Result<Verified, VerifyError>> {
  const checked = yield* verifyInSteps(last.run, last.candidates, last.at, hash);
  if (!checked.ok || before.length === 0) return checked;
  let after = last;
  for (const one of before) {
    if (!isOf(after, one.run)) return err({ tag: 'other-before' });
    const held = yield* verifyInSteps(one.run, one.candidates, one.at, hash);
    if (!held.ok) return held;
    after = one;
  }
  if (checked.value.repaired === null || after.run.version === 1 || after.run.repaired !== null) {
    return err({ tag: 'other-before' });
  }
  return ok({ repaired: { ...checked.value.repaired, followed: before.length } });
}

/** The one is a repair of the other: it names it, keeps its sides, and those whom it says have moved are those who have. */
function isOf({ run, candidates }: RunWithCards, before: MatchRun): boolean {
  if (run.version === 1 || before.version === 1 || run.repaired?.run !== before.digest) return false;
  const isKept = Object.entries(run.sides).every(([person, side]) => (before.sides[person] ?? side) === side);
  const matched = candidates.filter(({ card }) => isMatched(card.role));
  const moved = movedBetween(mentorsIn(before), mentorsIn(run), new Set(matched.map(({ person }) => person)));
  return isKept && JSON.stringify(moved) === JSON.stringify(run.repaired.moved);
}

const mentorsIn = ({ pairs }: SecondRun) => new Map(pairs.map(({ mentee, mentor }) => [mentee, mentor]));

/** Everybody who is `present` and whose mentor is another; by mentee. */
function movedBetween(
  before: ReadonlyMap<PersonId, PersonId>,
  now: ReadonlyMap<PersonId, PersonId>,
  present: { has(person: PersonId): boolean },
): MovedMentee[] {
  const moved: MovedMentee[] = [];
  for (const [mentee, mentor] of before) {
    if (now.get(mentee) !== mentor && present.has(mentee)) moved.push({ mentee, before: mentor });
  }
  for (const mentee of now.keys()) {
    if (!before.has(mentee) && present.has(mentee)) moved.push({ mentee, before: null });
  }
  return moved.sort((a, b) => compareText(a.mentee, b.mentee));
}
