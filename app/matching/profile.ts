import { type FreeSlots, freeSlots } from '../model/availability.ts';
import type { Instant, PersonId } from '../model/brand.ts';
import type { Card } from '../model/card.ts';
import { foldWords } from '../model/text.ts';

export type Words = Int32Array;
type Fold = (word: string) => string;

/** Numbers for words, shared by the profiles that are compared: sorted numbers compare many times faster than words. */
export class Vocabulary {
  readonly #numbers = new Map<string, number>();
  /** The number of a word as it was written: thousands of cards write the same few, and folding is slow. */
  readonly #written = new Map<Fold, Map<string, number>>();

  /** Distinct, sorted. Words that fold alike give the same numbers, from any card. */
  numbersOf(words: readonly string[], fold: Fold): Words {
    const numbers: number[] = [];
    for (const word of words) {
      const number = this.numberOf(word, fold);
      if (!numbers.includes(number)) numbers.push(number);
    }
    return Int32Array.from(numbers).sort();
  }

  numberOf(word: string, fold: Fold): number {
    let written = this.#written.get(fold);
    if (written === undefined) {
      written = new Map();
      this.#written.set(fold, written);
    }
    const known = written.get(word);
    if (known !== undefined) return known;
    const folded = fold(word);
    const number = this.#numbers.get(folded) ?? this.#numbers.size;
    this.#numbers.set(folded, number);
    written.set(word, number);
    return number;
  }
}

/** Ids of questions and options are told apart as they are written. */
const asWritten = (id: string): string => id;
const NONE: Words = new Int32Array();

/** The language of a tag, without region or script. */
export const primaryLanguage = (tag: string): string => tag.split('-')[0] ?? tag;

/** Not every programme asks more than the card does. */
type Answering = Card & { readonly answers?: readonly (readonly [string, readonly string[]])[] | undefined };

/** A card made ready to be compared many times: words folded and numbered, week laid out in real slots. */
export class Profile {
  readonly person: PersonId;
  readonly card: Card;
  readonly #at: Instant;
  readonly #vocabulary: Vocabulary;
  #offered: Words | undefined;
  #sought: Words | undefined;
  #topics: Words | undefined;
  #languages: Words | undefined;
  readonly #answers = new Map<string, Words>();
  #free: FreeSlots | undefined;

  constructor(person: PersonId, card: Card, at: Instant, vocabulary: Vocabulary) {
    this.person = person;
    this.card = card;
    this.#at = at;
    this.#vocabulary = vocabulary;
  }

  // Each on first use: of 25,000 people, somebody's repair asks about a dozen.
  get offered(): Words {
    this.#offered ??= this.#vocabulary.numbersOf(this.card.skillsOffered, foldWords);
    return this.#offered;
  }
  get sought(): Words {
    this.#sought ??= this.#vocabulary.numbersOf(this.card.skillsSought, foldWords);
    return this.#sought;
  }
  get topics(): Words {
    this.#topics ??= this.#vocabulary.numbersOf(this.card.topics, foldWords);
    return this.#topics;
  }
  /** Primary subtags: fr-ca and fr understand each other. */
  get languages(): Words {
    this.#languages ??= this.#vocabulary.numbersOf(this.card.languages, primaryLanguage);
    return this.#languages;
  }
  /** What they chose of a question's options. */
  answersTo(question: string): Words {
    const known = this.#answers.get(question);
    if (known !== undefined) return known;
    const { answers = [] }: Answering = this.card;
    const said = answers.find(([asked]) => asked === question)?.[1];
    const words = said === undefined ? NONE : this.#vocabulary.numbersOf(said, asWritten);
    this.#answers.set(question, words);
    return words;
  }
  get free(): FreeSlots {
    this.#free ??= freeSlots(this.card, this.#at);
    return this.#free;
  }
}

/** Profiles to be compared must share one vocabulary. */
export const profileOf = (person: PersonId, card: Card, at: Instant, vocabulary: Vocabulary): Profile =>
  new Profile(person, card, at, vocabulary);

/** Makes profiles of one week that can be compared. */
export function profilesAt(at: Instant): (person: PersonId, card: Card) => Profile {
  const vocabulary = new Vocabulary();
  return (person, card) => profileOf(person, card, at, vocabulary);
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
