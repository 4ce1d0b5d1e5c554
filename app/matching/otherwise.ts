/**
 * What would have changed who comes first for a mentee, and who comes next and why: each statement recomputed from the cards,
 * by the rules and the week of the run. Of a score only, not of the whole: whether they would then be a pair is another
 * question, which only another run answers.
 */

import { commonMinutes } from '../model/availability.ts';
import type { Instant, PersonId } from '../model/brand.ts';
import { foldWords } from '../model/text.ts';
import { compareText, settleRules } from './order.ts';
import { countShared, type Profile, profileOf, Vocabulary } from './profile.ts';
import { AMPLE_MINUTES, score, sharesOf, skillShare } from './score.ts';
import { ScoreTable } from './table.ts';
import type { Candidate, MatchRules, MatchRun, Weights } from './types.ts';

/** How much of one criterion each of two mentors meets, where it is not the same: entries that are shared, or minutes a week. */
export interface Difference {
  readonly criterion: keyof Weights;
  readonly theirs: number;
  readonly other: number;
}

export type Otherwise =
  /** The best of the other mentors: `points` less than the mentee's own (below 0: more), and on what they differ. */
  | {
      readonly kind: 'nearest';
      readonly mentor: PersonId;
      readonly points: number;
      readonly differences: readonly Difference[];
    }
  /** Scores more than the mentee's own (`points`), and every seat of theirs in this run is somebody else's. */
  | { readonly kind: 'taken'; readonly mentor: PersonId; readonly points: number }
  /** With so many more common minutes a week this mentor would have scored more than everybody else. */
  | { readonly kind: 'more-time'; readonly mentor: PersonId; readonly minutes: number }
  /** Had this mentor offered these as well (in the mentee's words), they would have scored more than everybody else. */
  | { readonly kind: 'more-skills'; readonly mentor: PersonId; readonly skills: readonly string[] };

/** Common time grows in half-hours, as cards state it. */
const HALF_HOUR = 30;
/** Mentors looked at for what would have brought them first: those who come next. */
const LOOKED_AT = 20;

export interface Explainer {
  /** Of somebody who is no mentee of the run: nothing. Of one without a mentor: who was taken, and what would bring one first. */
  of(mentee: PersonId): readonly Otherwise[];
}

/** Made once for a run. Only mentors are looked at, and the one mentee who is asked about: a page shows it at once. */
export function explainer(run: MatchRun, candidates: readonly Candidate[], at: Instant): Explainer {
  const rules = settleRules(run.rules);
  const vocabulary = new Vocabulary();
  const sideOf = ({ person, card: { role } }: Candidate) => (role === 'either' ? run.sides[person] : role);
  const seatsOf = ({ card, taken }: Candidate) => card.capacity - taken;
  const mentors = candidates.filter((one) => sideOf(one) === 'mentor' && seatsOf(one) > 0);
  const seats = new Map(mentors.map((one) => [one.person, seatsOf(one)]));
  const hosts = mentors
    .sort((a, b) => compareText(a.person, b.person))
    .map(({ person, card }) => profileOf(person, card, at, vocabulary));
  const hostOf = new Map(hosts.map((host) => [host.person, host]));
  const load = new Map<PersonId, number>();
  for (const { mentor } of run.pairs) load.set(mentor, (load.get(mentor) ?? 0) + 1);
  return { of };

  function of(person: PersonId): readonly Otherwise[] {
    const asked = candidates.find((one) => one.person === person);
    if (asked === undefined || sideOf(asked) !== 'mentee') return [];
    const mentee = profileOf(person, asked.card, at, vocabulary);
    const table = new ScoreTable([mentee], hosts, rules, at);
    const from = table.fill(0);
    const ranked = hosts
      .map((mentor, column) => ({ mentor, score: table.scores[from + column] ?? 0 }))
      .filter(({ score: points }) => points > 0)
      .sort((a, b) => b.score - a.score);
    const own = hostOf.get(run.pairs.find((pair) => pair.mentee === person)?.mentor ?? person);
    const isPaired = own !== undefined;
    const ownScore = isPaired ? score(sharesOf(own, mentee, rules), rules) : 0;
    const others = ranked.filter(({ mentor }) => mentor !== own);
    return [
      ...(isPaired ? nearest(own, mentee, ownScore, others[0]) : []),
      ...others
        .filter((other) => other.score > ownScore && isFull(other.mentor))
        .slice(0, 1)
        .map(
          ({ mentor, score: points }): Otherwise => ({
            kind: 'taken',
            mentor: mentor.person,
            points: points - ownScore,
          }),
        ),
      ...bringing(mentee, ranked, own),
    ];
  }

  function isFull({ person }: Profile): boolean {
    return (load.get(person) ?? 0) >= (seats.get(person) ?? 0);
  }

  function nearest(own: Profile, mentee: Profile, ownScore: number, other: Ranked | undefined): Otherwise[] {
    if (other === undefined) return [];
    return [
      {
        kind: 'nearest',
        mentor: other.mentor.person,
        points: ownScore - other.score,
        differences: differencesOf(own, other.mentor, mentee),
      },
    ];
  }

  /** The least that would have brought somebody else first: in time, and in skills. */
  function bringing(mentee: Profile, ranked: readonly Ranked[], own: Profile | undefined): Otherwise[] {
    const found: Otherwise[] = [];
    let time: (Otherwise & { kind: 'more-time' }) | null = null;
    let skills: (Otherwise & { kind: 'more-skills' }) | null = null;
    for (const { mentor } of ranked.slice(0, LOOKED_AT)) {
      const rival = ranked.find((other) => other.mentor !== mentor)?.score ?? 0;
      if (mentor === own || rival === 0) continue;
      const minutes = timeToBeat(mentor, mentee, rival);
      if (minutes !== null && minutes < (time?.minutes ?? Number.POSITIVE_INFINITY)) {
        time = { kind: 'more-time', mentor: mentor.person, minutes };
      }
      const missing = skillsToBeat(mentor, mentee, rival);
      if (missing !== null && missing.length < (skills?.skills.length ?? Number.POSITIVE_INFINITY)) {
        skills = { kind: 'more-skills', mentor: mentor.person, skills: missing };
      }
    }
    if (time !== null) found.push(time);
    if (skills !== null) found.push(skills);
    return found;
  }

  /** Minutes more after which this mentor scores more than `rival`; null: none are enough, or none are needed. */
  function timeToBeat(mentor: Profile, mentee: Profile, rival: number): number | null {
    const shares = sharesOf(mentor, mentee, rules);
    if (shares.time === null || score(shares, rules) > rival) return null;
    const common = commonMinutes(mentor.free, mentee.free);
    // Nobody can be free together for longer than the mentee is.
    const most = Math.min(AMPLE_MINUTES + HALF_HOUR, commonMinutes(mentee.free, mentee.free));
    for (let more = HALF_HOUR; common + more <= most; more += HALF_HOUR) {
      const time = Math.floor((1000 * Math.min(common + more, AMPLE_MINUTES)) / AMPLE_MINUTES);
      if (score({ ...shares, time }, rules) > rival) return more;
    }
    return null;
  }

  /** The first of the skills sought that this mentor lacks, as many as are needed to score more than `rival`. */
  function skillsToBeat(mentor: Profile, mentee: Profile, rival: number): readonly string[] | null {
    if (score(sharesOf(mentor, mentee, rules), rules) > rival) return null;
    const offered = new Set(mentor.card.skillsOffered.map(foldWords));
    const missing = mentee.card.skillsSought.filter((skill) => !offered.has(foldWords(skill)));
    for (let count = 1; count <= missing.length; count += 1) {
      const more = missing.slice(0, count);
      if (score(sharesWith(mentor, mentee, more.length, rules), rules) > rival) return more;
    }
    return null;
  }
}

interface Ranked {
  readonly mentor: Profile;
  readonly score: number;
}

/** As if the mentor offered `more` of the skills that they lack. */
function sharesWith(mentor: Profile, mentee: Profile, more: number, rules: MatchRules) {
  const met = countShared(mentee.sought, mentor.offered) + more;
  const learns = countShared(mentor.sought, mentee.offered) > 0;
  return { ...sharesOf(mentor, mentee, rules), skills: skillShare(met, mentee.sought.length, learns) };
}

function differencesOf(own: Profile, other: Profile, mentee: Profile): Difference[] {
  const measured = (mentor: Profile): Readonly<Record<keyof Weights, number>> => ({
    skills: countShared(mentee.sought, mentor.offered),
    topics: countShared(mentee.topics, mentor.topics),
    languages: countShared(mentee.languages, mentor.languages),
    time: commonMinutes(mentor.free, mentee.free),
  });
  const [one, two] = [measured(own), measured(other)];
  return (['skills', 'topics', 'languages', 'time'] as const).flatMap((criterion) =>
    one[criterion] === two[criterion] ? [] : [{ criterion, theirs: one[criterion], other: two[criterion] }],
  );
}
