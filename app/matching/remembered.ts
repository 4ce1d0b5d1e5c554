/**
 * What a run leaves to the next one over nearly the same people: who they are, what each scores with each, and the lines that
 * are hashed. With it a run or a repair is, to the last byte, what it would be without, and sooner.
 */
import { weekOf } from '../model/availability.ts';
import type { Instant, PersonId } from '../model/brand.ts';
import type { Card } from '../model/card.ts';
import { EarlierScores } from './earlierScores.ts';
import { type InputLines, inputLines } from './inputs.ts';
import { type Profile, profileOf, Vocabulary } from './profile.ts';
import { ScoreTable } from './table.ts';
import type { Candidate, MatchRules } from './types.ts';

/** Of so many people at most, or such a share of them, another table is told anew; of more all is found again. */
const FEW = 8;
const SHARE = { mentees: 1 / 10, mentors: 1 / 50 } as const;

interface Told {
  readonly table: ScoreTable;
  readonly mentees: readonly Profile[];
  readonly mentors: readonly Profile[];
  /** What the scores rest on beside the cards; and who was banned. */
  readonly by: string;
  readonly bans: string;
}

export class Remembered {
  #week = Number.NaN;
  #vocabulary = new Vocabulary();
  readonly #profiles = new Map<PersonId, Profile>();
  /** Over all of the first run: a repair looks into it, and makes rows of its own. */
  #told: Told | null = null;
  #lines: InputLines | null = null;

  /** The same profile for the same card, as long as the week is the same. */
  profilesAt(at: Instant): (person: PersonId, card: Card) => Profile {
    if (weekOf(at) !== this.#week) {
      this.#week = weekOf(at);
      this.#vocabulary = new Vocabulary();
      this.#profiles.clear();
      this.#told = null;
    }
    return (person, card) => {
      const known = this.#profiles.get(person);
      if (known?.card === card) return known;
      const made = profileOf(person, card, at, this.#vocabulary);
      this.#profiles.set(person, made);
      return made;
    };
  }

  /** `rules`: settled. Profiles are those of `profilesAt` the same moment. */
  tableOf(mentees: readonly Profile[], mentors: readonly Profile[], rules: MatchRules, at: Instant): ScoreTable {
    const { weights, questions = [], accompanied = false, apart = null } = rules;
    const by = JSON.stringify([weights, questions, accompanied, apart]);
    const bans = JSON.stringify([rules.bans, rules.history ?? []]);
    const told = this.#told;
    if (told?.by === by && told.bans === bans && isSame(told.mentees, mentees) && isSame(told.mentors, mentors)) {
      return told.table;
    }
    const earlier = told?.by === by ? new EarlierScores(told.table, mentees, mentors, rules) : null;
    if (earlier !== null && isMostly(earlier, mentees.length, mentors.length)) {
      return new ScoreTable(mentees, mentors, rules, at, earlier);
    }
    const table = new ScoreTable(mentees, mentors, rules, at);
    this.#told = { table, mentees, mentors, by, bans };
    return table;
  }

  /** As `inputBytes` gives them. */
  inputBytes(candidates: readonly Candidate[], rules: MatchRules, at: Instant): Uint8Array<ArrayBuffer> {
    this.#lines = inputLines(candidates, rules, at, this.#lines);
    return this.#lines.bytes;
  }
}

const isSame = (one: readonly Profile[], other: readonly Profile[]): boolean =>
  one.length === other.length && one.every((profile, at) => profile === other[at]);

const isMostly = ({ unknown }: EarlierScores, mentees: number, mentors: number): boolean =>
  unknown.mentees <= Math.max(FEW, SHARE.mentees * mentees) &&
  unknown.mentors <= Math.max(FEW, SHARE.mentors * mentors);
