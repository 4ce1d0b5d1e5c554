import { bestDay, overlapMinutes } from '../model/availability.ts';
import type { Instant } from '../model/brand.ts';
import type { Card } from '../model/card.ts';
import { foldWords } from '../model/text.ts';
import { primaryLanguage } from './profile.ts';
import type { Reason } from './types.ts';

/** Below this, common time is said to be little. */
const LITTLE_MINUTES = 60;

export interface Explanation {
  readonly reasons: readonly Reason[];
  /** Minutes a week, in the week containing `at`. */
  readonly commonMinutes: number;
}

/** The entries of `asked`, as their author wrote them, that are also in `given`. */
function shared<T extends string>(
  asked: readonly T[],
  given: readonly string[],
  keyOf: (entry: string) => string,
): T[] {
  const keys = new Set(given.map(keyOf));
  return asked.filter((entry) => keys.has(keyOf(entry)));
}

/**
 * Why these two could work together: true statements about both cards, strongest kind first, in the mentee's own words
 * where both name the same thing. Nothing is said of time when one of them stated none.
 */
export function explain(mentor: Card, mentee: Card, at: Instant): Explanation {
  const minutes = overlapMinutes(mentor, mentee, at);
  const languages = new Set(shared(mentee.languages, mentor.languages, primaryLanguage).map(primaryLanguage));
  const reasons: Reason[] = [
    ...shared(mentee.skillsSought, mentor.skillsOffered, foldWords).map((skill): Reason => ({ kind: 'skill', skill })),
    ...shared(mentee.topics, mentor.topics, foldWords).map((topic): Reason => ({ kind: 'topic', topic })),
    ...shared(mentor.skillsSought, mentee.skillsOffered, foldWords).map(
      (skill): Reason => ({ kind: 'reciprocal-skill', skill }),
    ),
    ...[...languages].map((language): Reason => ({ kind: 'language', language })),
  ];
  if (mentor.availability.length > 0 && mentee.availability.length > 0) {
    const day = bestDay(mentor, mentee, mentee.timeZone, at);
    if (day === null || minutes < LITTLE_MINUTES) reasons.push({ kind: 'little-time', minutes });
    else reasons.push({ kind: 'time', minutes, weekday: day.weekday });
  }
  return { reasons, commonMinutes: minutes };
}
