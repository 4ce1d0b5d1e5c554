/** What a repair changed in a run, and what in the cards: thousands stay as they are, and are not handed over again. */
import type { PersonId } from '../model/brand.ts';
import { byPerson, comparePairs, compareText, those } from './order.ts';
import type { Candidate, MatchedPair, SecondRun } from './types.ts';

type Unmatched = SecondRun['unmatched'];

/** From one run to another. */
export interface RunDifference {
  /** New, or not as they were. */
  readonly pairs: readonly MatchedPair[];
  /** Mentees of pairs that are no more. */
  readonly parted: readonly PersonId[];
  /** New, or for another reason. */
  readonly unmatched: Unmatched;
  readonly placed: readonly PersonId[];
}

export function differenceOf(before: SecondRun, now: SecondRun): RunDifference {
  const [had, without] = [pairsIn(before), whysIn(before)];
  const pairs = now.pairs.filter((pair) => {
    const was = had.get(pair.mentee);
    had.delete(pair.mentee);
    return was?.mentor !== pair.mentor || was.score !== pair.score || was.pinned !== pair.pinned;
  });
  const unmatched = now.unmatched.filter(({ person, why }) => {
    const was = without.get(person);
    without.delete(person);
    return was !== why;
  });
  return { pairs, parted: [...had.keys()], unmatched, placed: [...without.keys()] };
}

/** `now`: of the run after, all but its pairs and the people without one. */
export function withDifference(before: SecondRun, now: SecondRun, by: RunDifference): SecondRun {
  const others = new Set<PersonId>([...by.parted, ...by.pairs.map(({ mentee }) => mentee)]);
  const moved = new Set<PersonId>([...by.placed, ...by.unmatched.map(({ person }) => person)]);
  return {
    ...now,
    pairs: [...before.pairs.filter(({ mentee }) => !others.has(mentee)), ...by.pairs].sort(comparePairs),
    unmatched: [...before.unmatched.filter(({ person }) => !moved.has(person)), ...by.unmatched].sort((a, b) =>
      compareText(a.person, b.person),
    ),
  };
}

const pairsIn = ({ pairs }: SecondRun) => new Map(pairs.map((pair) => [pair.mentee, pair]));
const whysIn = ({ unmatched }: SecondRun) => new Map(unmatched.map(({ person, why }) => [person, why]));

/** From one list of candidates to another. */
export interface CardDifference {
  /** New, or not as they were. */
  readonly changed: readonly Candidate[];
  readonly gone: readonly PersonId[];
}

/** The card of somebody who did not change is the same object: nothing is read in it. */
export function cardsChanged(before: readonly Candidate[], now: readonly Candidate[]): CardDifference {
  // Mostly nobody came, and few went: then both lists are gone through side by side.
  const gone: PersonId[] = [];
  const inStep: Candidate[] = [];
  let place = 0;
  for (const one of before) {
    const other = now[place];
    if (other?.person !== one.person) gone.push(one.person);
    else {
      place += 1;
      if (other.card !== one.card || other.taken !== one.taken) inStep.push(other);
    }
  }
  if (place === now.length) return { changed: inStep, gone };
  const had = new Map(before.map((one) => [one.person, one]));
  const changed = now.filter((one) => {
    const was = had.get(one.person);
    had.delete(one.person);
    return was?.card !== one.card || was.taken !== one.taken;
  });
  return { changed, gone: [...had.keys()] };
}

/** By their ids. */
export function withCards(before: readonly Candidate[], { changed, gone }: CardDifference): readonly Candidate[] {
  const others = new Set<PersonId>([...gone, ...changed.map(({ person }) => person)]);
  const left = others.size === 0 ? before : those(before, ({ person }) => !others.has(person));
  return byPerson(changed.length === 0 ? left : [...left, ...changed]);
}
