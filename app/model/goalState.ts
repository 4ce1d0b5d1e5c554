/**
 * Goals, out of what was said of them. Pure: the same words in the same order give the same goals on every device,
 * always of this shape, whoever wrote them.
 */
import type { GoalId, Instant, PersonId } from './brand.ts';
import { type Day, GOAL_LIMITS, type GoalAct, type GoalChange, type GoalWord } from './goal.ts';
import type { Verdict } from './journey.ts';

/** A word, and whose signature stands under it. */
export interface Said {
  readonly author: PersonId;
  readonly word: GoalWord;
}

/** Who did it, and when they say they did. */
export interface Trace {
  readonly by: PersonId;
  readonly at: Instant;
}

export interface Step {
  readonly id: string;
  readonly text: string;
  readonly done: boolean;
  /** Who ticked it, or took the tick back; null while nobody has. */
  readonly ticked: Trace | null;
}

export interface GoalNote extends Trace {
  readonly id: string;
  readonly text: string;
}

/** Its owner has looked at it again, while it is theirs alone. */
export interface OwnReview extends Trace {
  readonly verdict: Verdict;
  readonly words: string;
}

export interface Goal {
  readonly id: GoalId;
  readonly owner: PersonId;
  readonly title: string;
  readonly why: string;
  readonly measure: string;
  readonly means: string;
  readonly due: Day | null;
  /** At most six. */
  readonly steps: readonly Step[];
  /** 0 to 100: from the steps where there are any, else as its owner puts it. */
  readonly progress: number;
  readonly reached: Instant | null;
  readonly made: Instant;
  /** The last that was done to it. */
  readonly last: Trace;
  readonly notes: readonly GoalNote[];
  /** Oldest first. */
  readonly reviews: readonly OwnReview[];
}

interface Draft {
  id: GoalId;
  owner: PersonId;
  title: string;
  why: string;
  measure: string;
  means: string;
  due: Day | null;
  /** Every step that was not dropped, in their order; Map keeps it. */
  steps: Map<string, Step>;
  put: number;
  reached: Instant | null;
  made: Instant;
  last: Trace;
  notes: GoalNote[];
  reviews: OwnReview[];
}

/**
 * `mayOwn`: who may have goals here. What a goal says is its owner's to change; anybody who sees it may tick a step and
 * say a word. What comes from somebody else, or of a goal that is not there, is passed over.
 */
export function goalsFrom(said: readonly Said[], mayOwn: (person: PersonId) => boolean): Goal[] {
  const goals = new Map<GoalId, Draft>();
  const heard = new Set<string>();
  for (const { author, word } of said) {
    // A signature holds wherever the word is put: a tick copied behind the one that took it back would be as genuine.
    const name = `${author} ${word.id}`;
    if (heard.has(name)) continue;
    heard.add(name);
    take(goals, author, word, mayOwn);
  }
  return [...goals.values()].map(finished);
}

/** How far one goal had come after each of the words about it, in the order of time. */
export function courseOf(
  said: readonly Said[],
  mayOwn: (person: PersonId) => boolean,
): { readonly at: Instant; readonly progress: number }[] {
  const points: { at: Instant; progress: number }[] = [];
  for (const [at, { word }] of said.entries()) {
    const goal = goalsFrom(said.slice(0, at + 1), mayOwn)[0];
    if (goal === undefined) continue;
    // From its making on, which may have been before it was shared; a clock that was put back moves nothing back.
    const when = points.length === 0 ? goal.made : Math.max(word.at, points.at(-1)?.at ?? 0);
    if (goal.progress !== points.at(-1)?.progress) points.push({ at: when, progress: goal.progress });
  }
  return points;
}

function take(
  goals: Map<GoalId, Draft>,
  author: PersonId,
  { goal: id, at, id: wordId, act }: GoalWord,
  mayOwn: (person: PersonId) => boolean,
): void {
  const goal = goals.get(id);
  const trace: Trace = { by: author, at };
  if (act.does === 'make') {
    // Shared from two devices at once it is made twice: the first stands.
    if (goal === undefined && mayOwn(author)) goals.set(id, begun(id, trace, act));
    return;
  }
  if (goal === undefined) return;
  switch (act.does) {
    case 'change':
      if (author !== goal.owner) return;
      change(goal, act, at);
      break;
    case 'tick': {
      const step = goal.steps.get(act.step);
      if (step === undefined) return;
      // Ticked twice by two people who were apart: it is the first one's.
      if (step.done !== act.done) goal.steps.set(step.id, { ...step, done: act.done, ticked: trace });
      break;
    }
    case 'note':
      goal.notes.push({ id: wordId, text: act.text, ...trace });
      break;
    case 'review':
      if (author !== goal.owner) return;
      goal.reviews.push({ verdict: act.verdict, words: act.words, ...trace });
      break;
  }
  goal.last = trace;
}

const stepFrom = (id: string, text: string, done: Instant | null, by: PersonId): Step => ({
  id,
  text,
  done: done !== null,
  ticked: done === null ? null : { by, at: done },
});

function begun(id: GoalId, { by, at }: Trace, act: Extract<GoalAct, { does: 'make' }>): Draft {
  const { title, why, measure, means, due } = act;
  const steps = act.steps.map(({ id: step, text, done }) => [step, stepFrom(step, text, done, by)] as const);
  return {
    id,
    owner: by,
    title,
    why,
    measure,
    means,
    due,
    steps: new Map(steps),
    put: act.progress,
    reached: act.reached ? at : null,
    made: act.since,
    last: { by, at },
    notes: [],
    reviews: [],
  };
}

function change(
  goal: Draft,
  { title, why, measure, means, due, progress, reached, ...steps }: GoalChange,
  at: Instant,
): void {
  if (title !== undefined) goal.title = title;
  if (why !== undefined) goal.why = why;
  if (measure !== undefined) goal.measure = measure;
  if (means !== undefined) goal.means = means;
  if (due !== undefined) goal.due = due;
  if (progress !== undefined) goal.put = progress;
  if (reached !== undefined) goal.reached = reached ? (goal.reached ?? at) : null;
  for (const { id, text } of steps.put ?? []) {
    const before = goal.steps.get(id) ?? { id, done: false, ticked: null };
    goal.steps.set(id, { ...before, text });
  }
  for (const id of steps.drop ?? []) goal.steps.delete(id);
  if (steps.order !== undefined) goal.steps = ordered(goal.steps, steps.order);
}

/** Steps that the order does not name were added by another device meanwhile: they stay, at the end. */
function ordered(steps: ReadonlyMap<string, Step>, order: readonly string[]): Map<string, Step> {
  const names = new Set([...order.filter((id) => steps.has(id)), ...steps.keys()]);
  return new Map(
    [...names].flatMap((id) => {
      const step = steps.get(id);
      return step === undefined ? [] : [[id, step] as const];
    }),
  );
}

function finished({ put, steps: all, ...goal }: Draft): Goal {
  const steps = [...all.values()].slice(0, GOAL_LIMITS.steps);
  const done = steps.filter((step) => step.done).length;
  const progress = steps.length === 0 ? put : Math.round((100 * done) / steps.length);
  return { ...goal, steps, progress: goal.reached === null ? progress : 100 };
}
