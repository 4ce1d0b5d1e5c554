/**
 * A programme in numbers, for those who pay for it: nobody can be told apart. Every table shares out the same people,
 * those in pairs, and begins with who has told nothing: so that no two tables give a smaller number between them.
 */
import { pairedIn } from '../invitation/stage.ts';
import type { Assessment } from '../model/assessment.ts';
import type { PersonId } from '../model/brand.ts';
import type { Counters } from '../model/counters.ts';
import { ROUNDS, type Round, STATEMENTS } from '../model/evaluation.ts';
import type { Followed } from './followUp.ts';
import { type Group, grouped, LEAST } from './grouped.ts';

export type MatchedCell = 'matched' | 'waiting' | 'unmatched';
export type ActiveCell = 'not-shared' | 'active' | 'not-yet';
export type WellCell = 'not-shared' | 'well' | 'not-well' | 'unsaid';
export type SessionsCell = 'not-shared' | 'six' | 'three' | 'one' | 'none';

export interface Sums {
  readonly sessions: number;
  readonly minutes: number;
  readonly goals: number;
  readonly reached: number;
  readonly topics: number;
}

export interface RoundMeans {
  readonly round: Round;
  /** How many people answered and told it; null where those who did not are too few to be told apart from them. */
  readonly people: number | null;
  /** In the order of STATEMENTS, to a tenth. */
  readonly means: readonly number[];
  /** Of the programme's own statements that LEAST people answered, by their ids. */
  readonly own: readonly { readonly id: string; readonly mean: number }[];
}

/** Null wherever fewer than LEAST people stand behind it. */
export interface Statistics {
  readonly matched: readonly Group<MatchedCell>[] | null;
  readonly active: readonly Group<ActiveCell>[] | null;
  readonly well: readonly Group<WellCell>[] | null;
  readonly sessions: readonly Group<SessionsCell>[] | null;
  /** Over all pairs of which one of the two told. */
  readonly sums: Sums | null;
  readonly rounds: readonly RoundMeans[];
}

interface Person {
  readonly counters: readonly Counters[];
}

/** They did one thing at least: met, set a goal, or got on with a topic. */
export const isActive = (counters: Counters): boolean =>
  counters.sessions > 0 || counters.goals > 0 || counters.topics > 0;

/** `pairs`: those that are or were; `people`: everybody in the directory; `asked`: those with an invitation that waits for an answer. */
export function statisticsOf(
  pairs: readonly Followed[],
  people: ReadonlySet<PersonId>,
  asked: ReadonlySet<PersonId>,
): Statistics {
  const all = peopleOf(pairs);
  const sharing = all.filter(({ counters }) => counters.length > 0);
  const silent = { name: 'not-shared', people: all.length - sharing.length } as const;
  const count = (is: (counters: readonly Counters[]) => boolean): number =>
    sharing.filter(({ counters }) => is(counters)).length;
  const wellOf = (counters: readonly Counters[]): boolean | null => {
    const said = counters.map(({ well }) => well);
    return said.includes(false) ? false : said.includes(true) ? true : null;
  };
  const met = (counters: readonly Counters[]): number => counters.reduce((sum, { sessions }) => sum + sessions, 0);
  return {
    matched: matchedOf(pairs, people, asked),
    active: grouped([
      silent,
      { name: 'active', people: count((counters) => counters.some(isActive)) },
      { name: 'not-yet', people: count((counters) => !counters.some(isActive)) },
    ]),
    well: grouped([
      silent,
      { name: 'well', people: count((counters) => wellOf(counters) === true) },
      { name: 'not-well', people: count((counters) => wellOf(counters) === false) },
      { name: 'unsaid', people: count((counters) => wellOf(counters) === null) },
    ]),
    sessions: grouped([
      silent,
      { name: 'six', people: count((counters) => met(counters) >= 6) },
      { name: 'three', people: count((counters) => met(counters) >= 3 && met(counters) < 6) },
      { name: 'one', people: count((counters) => met(counters) >= 1 && met(counters) < 3) },
      { name: 'none', people: count((counters) => met(counters) === 0) },
    ]),
    sums: sharing.length < LEAST ? null : sumsOf(pairs),
    rounds: ROUNDS.flatMap((round) => meansOf(pairs, round, all.length) ?? []),
  };
}

/** The two of each pair, and all of a circle, once each; a third accompanies, and is not counted. */
function peopleOf(pairs: readonly Followed[]): Person[] {
  const all = new Map<PersonId, Counters[]>();
  for (const pair of pairs)
    for (const person of pairedIn(pair)) {
      const { told } = pair;
      const counters = told.find((one) => one.person === person)?.counters;
      all.set(person, [...(all.get(person) ?? []), ...(counters ? [counters] : [])]);
    }
  return [...all.values()].map((counters) => ({ counters }));
}

/** Who is in a pair is the whole of the other tables: nothing smaller may be left beside it here. */
function matchedOf(
  pairs: readonly Followed[],
  people: ReadonlySet<PersonId>,
  asked: ReadonlySet<PersonId>,
): Statistics['matched'] {
  const matched = new Set(pairs.flatMap(pairedIn));
  const waiting = [...asked].filter((person) => !matched.has(person));
  const others = [...people].filter((person) => !matched.has(person) && !asked.has(person));
  if (matched.size < LEAST) return null;
  const rest = grouped([
    { name: 'waiting', people: waiting.length },
    { name: 'unmatched', people: others.length },
  ]);
  return [{ names: ['matched'], people: matched.size }, ...(rest ?? [])];
}

/**
 * A pair's numbers are the same whichever of the two told them: the newest count, once. Not the third's: beside tables that
 * count only the two, the sums would tell of a pair of which both were silent.
 */
function sumsOf(pairs: readonly Followed[]): Sums {
  const all = pairs.flatMap((pair) => {
    const two = pair.told.filter(({ person }) => pairedIn(pair).includes(person));
    return two
      .flatMap(({ counters }) => counters ?? [])
      .sort((a, b) => b.at - a.at)
      .slice(0, 1);
  });
  const sum = (of: (counters: Counters) => number): number => all.reduce((total, one) => total + of(one), 0);
  return {
    sessions: sum(({ sessions }) => sessions),
    minutes: sum(({ minutes }) => minutes),
    goals: sum(({ goals }) => goals),
    reached: sum(({ reached }) => reached),
    topics: sum(({ topics }) => topics),
  };
}

function meansOf(pairs: readonly Followed[], round: Round, all: number): RoundMeans | null {
  const told = pairs.flatMap((pair) =>
    pair.told
      .filter(({ person }) => pairedIn(pair).includes(person))
      .flatMap(({ person, assessments }) =>
        assessments.flatMap((one) => (one.round === round ? [{ person, one }] : [])),
      ),
  );
  const people = new Set(told.map(({ person }) => person)).size;
  if (people < LEAST) return null;
  const means = STATEMENTS.map((_, at) => meanOf(told.map(({ one }) => one.marks[at] ?? 0)));
  return { round, people: all - people < LEAST ? null : people, means, own: ownMeans(told) };
}

const meanOf = (marks: readonly number[]): number =>
  Math.round((10 * marks.reduce((sum, mark) => sum + mark, 0)) / marks.length) / 10;

/** Not everybody was asked the same: a pack changes. */
function ownMeans(
  told: readonly { readonly person: PersonId; readonly one: Pick<Assessment, 'own'> }[],
): RoundMeans['own'] {
  const ids = new Set(told.flatMap(({ one }) => one.own?.map(({ id }) => id) ?? []));
  return [...ids].sort().flatMap((id) => {
    const marks = told.flatMap(({ person, one }) =>
      (one.own ?? []).flatMap((own) => (own.id === id ? [{ person, mark: own.mark }] : [])),
    );
    if (new Set(marks.map(({ person }) => person)).size < LEAST) return [];
    return [{ id, mean: meanOf(marks.map(({ mark }) => mark)) }];
  });
}
