/** Who could be in the next run, and what a run still lacks. Pure. */

import type { PersonId } from '../../model/brand.ts';
import type { Pack } from '../../model/pack.ts';
import { isMatched } from '../../model/roles.ts';
import type {
  Asked,
  ChoiceView,
  DirectoryEntry,
  Office,
  Proposal,
  ProposedPair,
  SentInvitation,
} from '../../session/types.ts';

/** Active people to be matched, with a place that no open invitation and no pair at work has taken, nor a pair that is `kept` for a run. */
export function freeCards(
  directory: readonly DirectoryEntry[],
  sent: readonly SentInvitation[],
  kept: readonly ProposedPair[] = [],
): readonly DirectoryEntry[] {
  const taken = new Map<PersonId, number>();
  // A circle takes no place: who is in one can be in a pair as well.
  const open = sent.filter(
    ({ stage, format }) => format !== 'circle' && (stage === 'sent' || stage === 'accepted' || stage === 'joined'),
  );
  for (const { mentor, mentee } of [...open, ...kept]) {
    for (const { person } of [mentor, mentee]) taken.set(person, (taken.get(person) ?? 0) + 1);
  }
  return directory.filter(
    ({ active, person, card }) => active && isMatched(card.role) && (taken.get(person) ?? 0) < card.capacity,
  );
}

/** Whose place it takes: who said no to a circle is not in it, whoever else is. */
const inIt = ({ mentor, mentee, more }: SentInvitation): readonly Asked[] =>
  [mentor, mentee, ...more].filter(({ stage }) => more.length === 0 || stage !== 'declined');

/** Those of the free ones who are in no pair yet: a mentor with one place left does not wait. */
export function waitingCards(free: readonly DirectoryEntry[], sent: readonly SentInvitation[]): number {
  const paired = new Set(
    sent
      .filter(({ stage }) => stage === 'sent' || stage === 'accepted' || stage === 'joined')
      .flatMap((one) => inIt(one).map(({ person }) => person)),
  );
  return free.filter(({ person }) => !paired.has(person)).length;
}

export type Lack = 'mentor' | 'mentee' | 'both';

/** Null when a run can make a pair: one card of each side, and not the same one. */
export function lackOf(free: readonly DirectoryEntry[]): Lack | null {
  const mentors = free.filter(({ card }) => card.role !== 'mentee').length;
  const mentees = free.filter(({ card }) => card.role !== 'mentor').length;
  if (free.length === 0) return 'both';
  if (mentees === 0) return 'mentee';
  if (mentors === 0) return 'mentor';
  return free.length < 2 ? 'both' : null;
}

/** Cards to be matched that came, or came again, after the run. */
export function changedSince(proposal: Proposal, directory: readonly DirectoryEntry[]): number {
  return directory.filter(({ active, received, card }) => active && isMatched(card.role) && received > proposal.at)
    .length;
}

/** Pairs that cannot be invited, since nobody would be able to see what they write. */
export const unaccompanied = ({ programme }: Pick<Office, 'programme'>, { pairs }: Proposal): number =>
  programme.mode === 'private-pair' ? 0 : pairs.filter(({ third }) => third === null).length;

/** Of whom people choose here; null: the coordinator matches. */
export function chosenIn(pack: Pack | null): ChoiceView['of'] | null {
  const choosing = pack?.matching.choosing ?? 'whole-pool';
  return choosing === 'whole-pool' ? null : choosing === 'mentor-chooses' ? 'mentees' : 'mentors';
}
