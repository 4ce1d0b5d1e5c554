/** What a card says of where its author works. */
import type { Card } from '../model/card.ts';
import { foldWords } from '../model/text.ts';
import type { MatchRules } from './types.ts';

/** Neither is on every card. */
type Belonging = Card & { readonly organisation?: string | undefined; readonly manager?: string | undefined };

export interface Belongs {
  /** Folded: two spellings of one name meet. Empty where the card says nothing. */
  readonly organisation: string;
  readonly manager: string;
  readonly name: string;
}

const folded = (text: string | undefined): string => (text === undefined || text.trim() === '' ? '' : foldWords(text));

export function belongsOf(card: Card): Belongs {
  const { organisation, manager, name }: Belonging = card;
  return { organisation: folded(organisation), manager: folded(manager), name: folded(name) };
}

export type Apart = 'same-organisation' | 'same-manager' | 'own-manager';

/** Why these rules keep the two apart, or null. */
export function apartBy(one: Belongs, other: Belongs, apart: MatchRules['apart']): Apart | null {
  if (apart?.organisation === true && one.organisation !== '' && one.organisation === other.organisation) {
    return 'same-organisation';
  }
  if (apart?.manager !== true) return null;
  if (one.manager !== '' && one.manager === other.manager) return 'same-manager';
  const leads = (who: Belongs, whom: Belongs) => who.name !== '' && who.name === whom.manager;
  return leads(one, other) || leads(other, one) ? 'own-manager' : null;
}
