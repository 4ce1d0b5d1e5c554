/** Modes in which people choose: three mentors for a mentee, or three mentees for a mentor. */
import type { Instant, PersonId } from '../model/brand.ts';
import { type Explanation, explain } from './explain.ts';
import { compareText, settleRules, shuffled } from './order.ts';
import { type Profile, profileOf, Vocabulary } from './profile.ts';
import { bansOf, scoreIfAllowed } from './rules.ts';
import type { Candidate, MatchRules } from './types.ts';

const THREE = 3;

export interface Recommended extends Explanation {
  readonly mentor: PersonId;
  readonly score: number;
}

/**
 * The three best allowed mentors with a free seat, the best first; fewer where there are no more. Among equals first whoever
 * brings something the mentee seeks that those before do not, then by the seed, for each mentee in another order: not
 * everybody is shown the same three.
 */
export function recommendThree(
  mentee: Candidate,
  candidates: readonly Candidate[],
  rules: MatchRules,
  at: Instant,
): readonly Recommended[] {
  const { own: seeker, others: rest } = scored(mentee, candidates, rules, at, 'mentor');
  const covered = new Set<number>();
  const chosen: Recommended[] = [];
  while (chosen.length < THREE) {
    const best = rest[0];
    if (best === undefined) break;
    const newTo = ({ profile }: Scored): number => wanted(seeker, profile).filter((word) => !covered.has(word)).length;
    const next = rest
      .filter((other) => other.score === best.score)
      .reduce((one, other) => (newTo(other) > newTo(one) ? other : one));
    rest.splice(rest.indexOf(next), 1);
    for (const word of wanted(seeker, next.profile)) covered.add(word);
    const { person, card } = next.profile;
    chosen.push({ mentor: person, score: next.score, ...explain(card, mentee.card, at) });
  }
  return chosen;
}

/** What the mentee seeks or wants to speak about that this mentor brings. */
const wanted = (seeker: Profile, mentor: Profile): number[] => [
  ...seeker.sought.filter((word) => mentor.offered.includes(word)),
  ...seeker.topics.filter((word) => mentor.topics.includes(word)),
];

export interface Sought extends Explanation {
  readonly mentee: PersonId;
  readonly score: number;
}

/** The mentees whom this mentor could have, the best first, `most` of them; equals in an order of the seed and of the mentor. */
export const menteesFor = (
  mentor: Candidate,
  candidates: readonly Candidate[],
  rules: MatchRules,
  at: Instant,
  most = THREE,
): readonly Sought[] =>
  scored(mentor, candidates, rules, at, 'mentee')
    .others.slice(0, most)
    .map(({ profile: { person, card }, score }) => ({
      mentee: person,
      score,
      ...explain(mentor.card, card, at, 'mentor'),
    }));

interface Scored {
  readonly profile: Profile;
  readonly score: number;
}

/** Everybody with a free seat who may be on that side of somebody, the best first; equals in an order of the seed and of who asks. */
function scored(
  asking: Candidate,
  candidates: readonly Candidate[],
  rules: MatchRules,
  at: Instant,
  side: 'mentor' | 'mentee',
): { readonly own: Profile; readonly others: Scored[] } {
  const settled = settleRules(rules);
  const bans = bansOf(settled);
  const vocabulary = new Vocabulary();
  const own = profileOf(asking.person, asking.card, at, vocabulary);
  const seated = candidates
    .filter(({ card, taken }) => (card.role === side || card.role === 'either') && card.capacity > taken)
    .sort((a, b) => compareText(a.person, b.person));
  const others = shuffled(seated, seedFor(asking.person, rules.seed))
    .flatMap(({ person, card }): Scored[] => {
      const profile = profileOf(person, card, at, vocabulary);
      const [mentor, mentee] = side === 'mentor' ? [profile, own] : [own, profile];
      const score = scoreIfAllowed(mentor, mentee, settled, bans);
      return score === 0 ? [] : [{ profile, score }];
    })
    .sort((a, b) => b.score - a.score);
  return { own, others };
}

/** Another seed for each person (FNV-1a): it breaks ties and guards nothing. */
function seedFor(person: PersonId, seed: number): number {
  let mixed = seed ^ 0x811c9dc5;
  for (let at = 0; at < person.length; at += 1) mixed = Math.imul(mixed ^ person.charCodeAt(at), 0x01000193);
  return mixed >>> 0;
}
