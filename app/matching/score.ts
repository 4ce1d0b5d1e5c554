/**
 * How well a mentor answers a mentee, 1 to 1000, in whole numbers only, so that every machine finds the same.
 *
 * Each criterion is the share, in thousandths, of what the mentee stated that the mentor meets. A criterion on which the
 * mentee stated nothing is left out. The score is 1 plus the weighted mean of the others brought to 0…999: an allowed
 * pair is always worth more than none.
 */
import { commonMinutes } from '../model/availability.ts';
import { countShared, type Profile, type Words } from './profile.ts';
import type { Weights } from './types.ts';

export const MUST = 10;
/** Of shares and scores. */
export const SCALE = 1000;
/** Common minutes a week from which time is no longer an obstacle; more earns nothing. */
export const AMPLE_MINUTES = 240;
/** What a mentor also learning something from the mentee adds to the share of skills, in thousandths. */
export const RECIPROCITY = 100;

/** In thousandths; null where the mentee stated nothing. */
export type Shares = Readonly<Record<keyof Weights, number | null>>;

const share = (asked: Words, given: Words): number | null =>
  asked.length === 0 ? null : Math.floor((1000 * countShared(asked, given)) / asked.length);

export function sharesOf(mentor: Profile, mentee: Profile): Shares {
  const skills = share(mentee.sought, mentor.offered);
  const reciprocal = countShared(mentor.sought, mentee.offered) > 0 ? RECIPROCITY : 0;
  return {
    // Reciprocity is no substitute: it does not fulfil a must on what the mentee seeks.
    skills: skills === null || skills === 0 ? skills : Math.min(1000, skills + reciprocal),
    topics: share(mentee.topics, mentor.topics),
    languages: share(mentee.languages, mentor.languages),
    time:
      mentee.card.availability.length === 0
        ? null
        : Math.floor((1000 * Math.min(commonMinutes(mentor.free, mentee.free), AMPLE_MINUTES)) / AMPLE_MINUTES),
  };
}

const CRITERIA = ['skills', 'topics', 'languages', 'time'] as const;

/** True when no criterion of weight 10 on which the mentee stated something is wholly unmet. */
export const meetsMusts = (shares: Shares, weights: Weights): boolean =>
  CRITERIA.every((criterion) => weights[criterion] < MUST || shares[criterion] !== 0);

/** Integer 1 to 1000. Weights are whole, 1 to 10. */
export function score(shares: Shares, weights: Weights): number {
  let sum = 0;
  let weight = 0;
  for (const criterion of CRITERIA) {
    const value = shares[criterion];
    if (value === null) continue;
    sum += weights[criterion] * value;
    weight += weights[criterion];
  }
  return 1 + (weight === 0 ? 0 : Math.floor((999 * sum) / (1000 * weight)));
}
