/**
 * How well a mentor answers a mentee, 1 to 1000, in whole numbers only, so that every machine finds the same.
 *
 * Each criterion is the share, in thousandths, of what the mentee stated that the mentor meets. A criterion on which the
 * mentee stated nothing is left out. The score is 1 plus the weighted mean of the others brought to 0…999: an allowed
 * pair is always worth more than none.
 */
import { commonMinutes } from '../model/availability.ts';
import { countShared, type Profile, type Words } from './profile.ts';
import type { MatchRules, Weights } from './types.ts';

export const MUST = 10;
/** Of shares and scores. */
export const SCALE = 1000;
/** Common minutes a week from which time is no longer an obstacle; more earns nothing. */
export const AMPLE_MINUTES = 240;
/** What a mentor also learning something from the mentee adds to the share of skills, in thousandths. */
export const RECIPROCITY = 100;

/** In thousandths; null where the mentee stated nothing. */
export interface Shares extends Readonly<Record<keyof Weights, number | null>> {
  /** Of each of the programme's own questions, as the rules name them. */
  readonly answers: readonly (number | null)[];
}

/** What weighs. */
export type Weighing = Pick<MatchRules, 'weights' | 'questions'>;

const share = (asked: Words, given: Words): number | null =>
  asked.length === 0 ? null : Math.floor((SCALE * countShared(asked, given)) / asked.length);

/** What `met` of `asked` skills are worth; null where none is asked for. Reciprocity is no substitute: it fulfils no must. */
export function skillShare(met: number, asked: number, learns: boolean): number | null {
  if (asked === 0) return null;
  const skills = Math.floor((SCALE * met) / asked);
  return skills === 0 || !learns ? skills : Math.min(SCALE, skills + RECIPROCITY);
}

export function sharesOf(mentor: Profile, mentee: Profile, { questions = [] }: Pick<MatchRules, 'questions'>): Shares {
  const learns = countShared(mentor.sought, mentee.offered) > 0;
  return {
    skills: skillShare(countShared(mentee.sought, mentor.offered), mentee.sought.length, learns),
    topics: share(mentee.topics, mentor.topics),
    languages: share(mentee.languages, mentor.languages),
    time:
      mentee.card.availability.length === 0
        ? null
        : Math.floor((SCALE * Math.min(commonMinutes(mentor.free, mentee.free), AMPLE_MINUTES)) / AMPLE_MINUTES),
    answers: questions.map(({ question }) => share(mentee.answersTo(question), mentor.answersTo(question))),
  };
}

const CRITERIA = ['skills', 'topics', 'languages', 'time'] as const;

/** Every criterion's share and weight. */
function* weighed(shares: Shares, { weights, questions = [] }: Weighing): Generator<readonly [number | null, number]> {
  for (const criterion of CRITERIA) yield [shares[criterion], weights[criterion]];
  for (const [at, { weight }] of questions.entries()) yield [shares.answers[at] ?? null, weight];
}

/** True when no criterion of weight 10 on which the mentee stated something is wholly unmet. */
export function meetsMusts(shares: Shares, weighing: Weighing): boolean {
  for (const [share, weight] of weighed(shares, weighing)) if (weight >= MUST && share === 0) return false;
  return true;
}

/** Integer 1 to 1000. Weights are whole, 1 to 10. */
export function score(shares: Shares, weighing: Weighing): number {
  let sum = 0;
  let total = 0;
  for (const [share, weight] of weighed(shares, weighing)) {
    if (share === null) continue;
    sum += weight * share;
    total += weight;
  }
  return 1 + (total === 0 ? 0 : Math.floor(((SCALE - 1) * sum) / (SCALE * total)));
}
