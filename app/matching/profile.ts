import { type FreeSlots, freeSlots } from '../model/availability.ts';
import type { Instant, PersonId } from '../model/brand.ts';
import type { Card } from '../model/card.ts';
import { foldWords } from '../model/text.ts';

/** A card made ready to be compared many times: words folded, week laid out in real slots. */
export interface Profile {
  readonly person: PersonId;
  readonly card: Card;
  readonly offered: ReadonlySet<string>;
  readonly sought: ReadonlySet<string>;
  readonly topics: ReadonlySet<string>;
  /** Primary subtags: fr-ca and fr understand each other. */
  readonly languages: ReadonlySet<string>;
  readonly free: FreeSlots;
}

/** The language of a tag, without region or script. */
export const primaryLanguage = (tag: string): string => tag.split('-')[0] ?? tag;

export function profileOf(person: PersonId, card: Card, at: Instant): Profile {
  return {
    person,
    card,
    offered: new Set(card.skillsOffered.map(foldWords)),
    sought: new Set(card.skillsSought.map(foldWords)),
    topics: new Set(card.topics.map(foldWords)),
    languages: new Set(card.languages.map(primaryLanguage)),
    free: freeSlots(card, at),
  };
}

/** How many of `asked` are among `given`. */
export function countShared(asked: ReadonlySet<string>, given: ReadonlySet<string>): number {
  let shared = 0;
  for (const one of asked) if (given.has(one)) shared += 1;
  return shared;
}
