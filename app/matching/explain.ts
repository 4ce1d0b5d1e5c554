import { bestDay, overlapMinutes } from '../model/availability.ts';
import type { Instant } from '../model/brand.ts';
import type { Card } from '../model/card.ts';
import { foldWords } from '../model/text.ts';
import { primaryLanguage } from './profile.ts';
import type { Reason } from './types.ts';

/** Below this, common time is said to be little. */
export const LITTLE_MINUTES = 60;

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
 * Why these two could work together: true statements about both cards, strongest kind first. For the mentee in their own
 * words and on their calendar; for the mentor in theirs, and what they would learn comes first. Nothing is said of time when
 * one of them stated none. Of the programme's own questions, those that are `named`: whose answers are for more than the
 * coordinator, and are chosen among options.
 */
export function explain(
  mentor: Card,
  mentee: Card,
  at: Instant,
  reader: 'mentee' | 'mentor' = 'mentee',
  named: readonly string[] = [],
): Explanation {
  const minutes = overlapMinutes(mentor, mentee, at);
  const [own, other] = reader === 'mentee' ? [mentee, mentor] : [mentor, mentee];
  const languages = new Set(shared(own.languages, other.languages, primaryLanguage).map(primaryLanguage));
  const skills =
    reader === 'mentee'
      ? shared(mentee.skillsSought, mentor.skillsOffered, foldWords)
      : shared(mentor.skillsOffered, mentee.skillsSought, foldWords);
  const given = skills.map((skill): Reason => ({ kind: 'skill', skill }));
  const topics = shared(own.topics, other.topics, foldWords).map((topic): Reason => ({ kind: 'topic', topic }));
  const learnt = shared(mentor.skillsSought, mentee.skillsOffered, foldWords).map(
    (skill): Reason => ({ kind: 'reciprocal-skill', skill }),
  );
  const chosen = (card: Card, question: string) => card.answers?.find(([asked]) => asked === question)?.[1] ?? [];
  const answers = named.flatMap((question) =>
    shared(chosen(own, question), chosen(other, question), (option) => option).map(
      (option): Reason => ({ kind: 'answer', question, option }),
    ),
  );
  const reasons: Reason[] = [
    ...(reader === 'mentee' ? [...given, ...topics, ...learnt] : [...learnt, ...given, ...topics]),
    ...answers,
    ...[...languages].map((language): Reason => ({ kind: 'language', language })),
  ];
  if (mentor.availability.length > 0 && mentee.availability.length > 0) {
    const day = bestDay(mentor, mentee, own.timeZone, at);
    if (day === null || minutes < LITTLE_MINUTES) reasons.push({ kind: 'little-time', minutes });
    else reasons.push({ kind: 'time', minutes, weekday: day.weekday });
  }
  return { reasons, commonMinutes: minutes };
}

/** How many of these speak for the pair: little time does not. */
export const countTrue = ({ reasons }: Explanation): number =>
  reasons.filter(({ kind }) => kind !== 'little-time').length;
