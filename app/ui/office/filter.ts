import type { DirectoryEntry } from '../../session/types.ts';

export type SideFilter = 'all' | 'mentor' | 'mentee';

/** Without case and accents: "ines" finds Inès. */
const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Cards in which every typed word occurs, newest first. An `either` counts on both sides. */
export function filtered(
  directory: readonly DirectoryEntry[],
  { words, side }: { words: string; side: SideFilter },
  languageName: (tag: string) => string,
): DirectoryEntry[] {
  const asked = folded(words).split(/\s+/).filter(Boolean);
  return directory
    .filter(({ card }) => {
      if (side !== 'all' && card.role !== side && card.role !== 'either') return false;
      if (asked.length === 0) return true;
      const languages = card.languages.map(languageName);
      const all = folded(
        [card.name, ...card.skillsOffered, ...card.skillsSought, ...card.topics, ...languages].join(' '),
      );
      return asked.every((word) => all.includes(word));
    })
    .sort((a, b) => b.received - a.received);
}
