/** One round of an evaluation, out of what the two signed. Pure: the same words give the same on both devices. */
import type { Instant, PersonId } from './brand.ts';
import type { Answers, EvaluationWord, Round } from './evaluation.ts';

/** A word, and whose signature stands under it. */
export interface EvaluationSaid {
  readonly author: PersonId;
  readonly word: EvaluationWord;
}

/** Whether that commitment of that person, for that round, is to these answers under that nonce. */
export type Opens = (by: PersonId, round: Round, to: string, nonce: string, answers: Answers) => boolean;

export interface EvaluationSide {
  /** The commitment that counts; null: has not answered. */
  readonly to: string | null;
  /** Null until both have committed, and this one is opened. */
  readonly answers: Answers | null;
  /** What they revealed is not what they had committed to, or they committed to something else besides. */
  readonly isBroken: boolean;
}

interface Opening {
  readonly to: string;
  readonly answers: Answers;
  readonly knowing: string;
  readonly at: Instant;
}

/** The dates are signed; at one moment, the names decide, so that both devices find the same. */
const earlier = (a: Opening, b: Opening): number => a.at - b.at || (a.knowing < b.knowing ? -1 : 1);

/**
 * Whoever can write into the document can put a word before another, and take one off. So a person's commitment is the
 * one that the other signed to have known when they first opened their own; until then, the first. A commitment that is
 * made after the other's answers were seen is none, wherever it is put, and also where it was shown to another device of
 * theirs that had not met the one before: that the openings then name two of them is said.
 */
export function evaluationFrom(
  said: readonly EvaluationSaid[],
  [one, two]: readonly [PersonId, PersonId],
  round: Round,
  opens: Opens,
): ReadonlyMap<PersonId, EvaluationSide> {
  const commitments = (by: PersonId): string[] => [
    ...new Set(
      said.flatMap(({ author, word: { act } }) =>
        author === by && act.does === 'commit' && act.round === round ? [act.to] : [],
      ),
    ),
  ];
  const reveals = (by: PersonId) =>
    said.flatMap(({ author, word: { act, at } }) =>
      author === by && act.does === 'reveal' && act.round === round ? [{ ...act, at }] : [],
    );
  const openings = (by: PersonId): Opening[] => {
    const mine = commitments(by);
    const all = reveals(by).flatMap(({ nonce, answers, knowing, at }) => {
      const to = mine.find((each) => opens(by, round, each, nonce, answers));
      return to === undefined ? [] : [{ to, answers, knowing, at }];
    });
    return all.sort(earlier);
  };
  const opened = new Map([one, two].map((person) => [person, openings(person)]));
  const known = (by: PersonId, other: PersonId): string | undefined => {
    const first = opened.get(other)?.[0]?.knowing;
    return first !== undefined && commitments(by).includes(first) ? first : undefined;
  };
  const isTwo = (other: PersonId): boolean => new Set(opened.get(other)?.map(({ knowing }) => knowing)).size > 1;
  /** Taken off by its author once the other had answered to it: there is none in its place. */
  const isGone = (by: PersonId, other: PersonId): boolean =>
    known(by, other) === undefined && (opened.get(other)?.length ?? 0) > 0;
  const counting = (by: PersonId, other: PersonId): string | null =>
    known(by, other) ?? (isGone(by, other) ? null : (commitments(by)[0] ?? null));
  const pairs = [
    [one, two],
    [two, one],
  ] as const;
  const to = new Map(pairs.map(([by, other]) => [by, counting(by, other)]));
  const isOpen = to.get(one) != null && to.get(two) != null;
  return new Map(
    pairs.map(([person, other]) => {
      const counts = to.get(person) ?? null;
      const all = opened.get(person) ?? [];
      const found = all.find((opening) => opening.to === counts);
      const isBroken =
        commitments(person).length > 1 || reveals(person).length > all.length || isGone(person, other) || isTwo(other);
      return [person, { to: counts, answers: isOpen ? (found?.answers ?? null) : null, isBroken }] as const;
    }),
  );
}
