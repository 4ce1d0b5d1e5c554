/** What was said of a pair's way, taken together. Pure: the same words in the same order give the same on every device. */
import type { GoalId, Instant, PersonId } from './brand.ts';
import type { Trace } from './goalState.ts';
import { isPackMission, type JourneyWord, MILESTONES, MISSIONS, type Milestone, type Verdict } from './journey.ts';

/** A word, and whose signature stands under it. */
export interface Told {
  readonly author: PersonId;
  readonly word: JourneyWord;
}

export interface Review extends Trace {
  readonly goal: GoalId;
  readonly verdict: Verdict;
  readonly words: string;
}

export interface JourneyState {
  /** Those that are behind them, and who said so last. */
  readonly milestones: ReadonlyMap<Milestone, Trace>;
  /** Null: nobody has chosen. */
  readonly weeks: number | null;
  /** By the goal's owner, oldest first. */
  readonly reviews: readonly Review[];
  readonly topics: ReadonlyMap<string, Trace>;
  /** By whom it is said to be done, and when. */
  readonly missions: ReadonlyMap<string, ReadonlyMap<PersonId, Instant>>;
  /** The signed badges as they were put here, each once; whoever put it there need not have signed it. */
  readonly badges: readonly { readonly by: PersonId; readonly badge: string }[];
}

interface Rights {
  /** Who ticks the topics. */
  readonly mayOwn: (person: PersonId) => boolean;
  readonly ownerOf: (goal: GoalId) => PersonId | null;
}

const isOneOf =
  <T extends string>(all: readonly T[]) =>
  (text: string): text is T =>
    all.some((one) => one === text);
const isMilestone = isOneOf(MILESTONES);
const isMission = isOneOf(MISSIONS);

/** What its author has no right to say, and what a newer app says, is passed over. */
export function journeyFrom(told: readonly Told[], { mayOwn, ownerOf }: Rights): JourneyState {
  const milestones = new Map<Milestone, Trace>();
  const topics = new Map<string, Trace>();
  const missions = new Map<string, Map<PersonId, Instant>>();
  const reviews: Review[] = [];
  const badges = new Map<string, PersonId>();
  const heard = new Set<string>();
  let weeks: number | null = null;
  for (const { author, word } of told) {
    // A signature holds wherever the word is put: an old yes copied behind a later no would be as genuine.
    const name = `${author} ${word.id}`;
    if (heard.has(name)) continue;
    heard.add(name);
    const trace: Trace = { by: author, at: word.at };
    const { act } = word;
    switch (act.does) {
      case 'milestone':
        if (isMilestone(act.which)) mark(milestones, act.which, act.done, trace);
        break;
      case 'cycle':
        weeks = act.weeks;
        break;
      case 'review':
        if (ownerOf(act.goal) === author)
          reviews.push({ goal: act.goal, verdict: act.verdict, words: act.words, ...trace });
        break;
      case 'topic':
        if (mayOwn(author)) mark(topics, act.topic, act.done, trace);
        break;
      case 'mission': {
        if (!isMission(act.mission) && !isPackMission(act.mission)) break;
        const by = missions.get(act.mission) ?? new Map<PersonId, Instant>();
        if (act.done) by.set(author, by.get(author) ?? word.at);
        else by.delete(author);
        missions.set(act.mission, by);
        break;
      }
      case 'badge':
        if (!badges.has(act.badge)) badges.set(act.badge, author);
        break;
    }
  }
  return { milestones, weeks, reviews, topics, missions, badges: [...badges].map(([badge, by]) => ({ by, badge })) };
}

/** Said twice by two people who were apart, it is the first one's. */
function mark<K>(into: Map<K, Trace>, key: K, done: boolean, trace: Trace): void {
  if (!done) into.delete(key);
  else if (!into.has(key)) into.set(key, trace);
}

/** The goals that their owner has set aside for now. */
export const asideIn =
  (reviews: readonly Review[]) =>
  ({ id }: { readonly id: GoalId }): boolean =>
    reviews.findLast(({ goal }) => goal === id)?.verdict === 'drop';
