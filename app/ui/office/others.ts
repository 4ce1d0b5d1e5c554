import type { DirectoryEntry, ProposedPair } from '../../session/types.ts';

/** "fr-CA" and "fr" are understood by each other. */
const primary = (tag: string): string => tag.split('-')[0] ?? tag;

/** The mentors a mentee could have instead: active, not the present one, with a language in common. */
export function othersFor({ mentor, mentee }: ProposedPair, directory: readonly DirectoryEntry[]): DirectoryEntry[] {
  const spoken = new Set(mentee.card.languages.map(primary));
  return directory
    .filter(
      (each) =>
        each.active &&
        each.card.role !== 'mentee' &&
        each.person !== mentor.person &&
        each.person !== mentee.person &&
        each.card.languages.some((tag) => spoken.has(primary(tag))),
    )
    .sort((a, b) => a.card.name.localeCompare(b.card.name));
}
