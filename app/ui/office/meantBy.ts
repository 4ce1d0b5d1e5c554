/** Whom somebody named on their card: a name, which may be several people's or nobody's here. */
import { foldWords } from '../../model/text.ts';
import type { DirectoryEntry } from '../../session/types.ts';

/** So many are looked at; a name that is half the directory's is no hint. */
const MOST = 5;

/** Those whom they may have meant, who could be on the other side: by the whole name, or by one that is part of the other. */
export function meantBy(named: DirectoryEntry, directory: readonly DirectoryEntry[]): DirectoryEntry[] {
  const hint = ` ${foldWords(named.card.hint ?? '')} `;
  if (hint.trim() === '') return [];
  const side = named.card.role;
  return directory
    .filter(({ person, card }) => {
      const couldBe = side === 'either' || card.role === 'either' || card.role !== side;
      if (person === named.person || card.role === 'supervisor' || !couldBe) return false;
      const name = ` ${foldWords(card.name)} `;
      return name.trim() !== '' && (name.includes(hint) || hint.includes(name));
    })
    .slice(0, MOST);
}
