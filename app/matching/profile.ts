import { type FreeSlots, freeSlots } from '../model/availability.ts';
import type { Instant, PersonId } from '../model/brand.ts';
import type { Card } from '../model/card.ts';
import { foldWords } from '../model/text.ts';

/** Numbers for words, shared by the profiles that are compared: sorted numbers compare many times faster than words. */
export class Vocabulary {
  readonly #numbers = new Map<string, number>();

  /** Distinct, sorted. The same words give the same numbers, from any card. */
  numbersOf(words: readonly string[]): Words {
    const numbers = new Set<number>();
    for (const word of words) {
      const number = this.#numbers.get(word) ?? this.#numbers.size;
      this.#numbers.set(word, number);
      numbers.add(number);
    }
    return Int32Array.from(numbers).sort();
  }
}
export type Words = Int32Array;

/** A card made ready to be compared many times: words folded and numbered, week laid out in real slots. */
export interface Profile {
  readonly person: PersonId;
  readonly card: Card;
  readonly offered: Words;
  readonly sought: Words;
  readonly topics: Words;
  /** Primary subtags: fr-ca and fr understand each other. */
  readonly languages: Words;
  readonly free: FreeSlots;
}

/** The language of a tag, without region or script. */
export const primaryLanguage = (tag: string): string => tag.split('-')[0] ?? tag;

/** Profiles to be compared must share one vocabulary. */
export function profileOf(person: PersonId, card: Card, at: Instant, vocabulary: Vocabulary): Profile {
  const folded = (words: readonly string[]) => vocabulary.numbersOf(words.map(foldWords));
  return {
    person,
    card,
    offered: folded(card.skillsOffered),
    sought: folded(card.skillsSought),
    topics: folded(card.topics),
    languages: vocabulary.numbersOf(card.languages.map(primaryLanguage)),
    free: freeSlots(card, at),
  };
}

/** How many of `one` are among `other`. */
export function countShared(one: Words, other: Words): number {
  let shared = 0;
  let i = 0;
  let j = 0;
  while (i < one.length && j < other.length) {
    const difference = (one[i] ?? 0) - (other[j] ?? 0);
    if (difference === 0) shared += 1;
    if (difference <= 0) i += 1;
    if (difference >= 0) j += 1;
  }
  return shared;
}
