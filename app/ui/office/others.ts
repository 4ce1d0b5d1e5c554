import type { DirectoryEntry, ProposedPair, SentInvitation } from '../../session/types.ts';
import { freeCards } from './ready.ts';

/** "fr-CA" and "fr" are understood by each other. */
const primary = (tag: string): string => tag.split('-')[0] ?? tag;

/**
 * The mentors a mentee could have instead: with a free place, a language in common, not the present one, and not one
 * with whom they were invited before. The matching would refuse any other, and the pair would stay without a word.
 */
export function othersFor(
  { mentor, mentee }: ProposedPair,
  directory: readonly DirectoryEntry[],
  sent: readonly SentInvitation[],
  pairs: readonly ProposedPair[],
): DirectoryEntry[] {
  const spoken = new Set(mentee.card.languages.map(primary));
  const invited = new Set(
    sent
      .map((each) => [each.mentor.person, each.mentee.person])
      .filter((two) => two.includes(mentee.person))
      .flat(),
  );
  const kept = pairs.filter((each) => each.pinned && each.mentee.person !== mentee.person);
  return freeCards(directory, sent, kept)
    .filter(
      ({ person, card }) =>
        card.role !== 'mentee' &&
        person !== mentor.person &&
        person !== mentee.person &&
        !invited.has(person) &&
        card.languages.some((tag) => spoken.has(primary(tag))),
    )
    .sort((a, b) => a.card.name.localeCompare(b.card.name));
}
