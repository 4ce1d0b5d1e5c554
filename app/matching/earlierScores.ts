/**
 * What an earlier table holds of people who are in another as well, with the same cards, weights and week: whoever leaves, and
 * whoever is banned, changes no other score.
 */
import type { Profile } from './profile.ts';
import { type Bans, bansOf, scoreIfAllowed } from './rules.ts';
import type { ScoreTable } from './table.ts';
import type { MatchRules } from './types.ts';

export class EarlierScores {
  readonly #table: ScoreTable;
  readonly #mentees: readonly Profile[];
  readonly #mentors: readonly Profile[];
  readonly #rules: MatchRules;
  #bans: Bans | undefined;
  /** Of each row, and of each column, the one in the earlier table; −1 for who is not in it. */
  readonly #rowIn: Int32Array;
  readonly #columnIn: Int32Array;
  /** Columns of who is not in it. */
  readonly #fresh: readonly number[];
  /** How many are not in it. */
  readonly unknown: { readonly mentees: number; readonly mentors: number };
  /** By earlier column, the one of now. */
  readonly #columnNow: Int32Array;

  constructor(table: ScoreTable, mentees: readonly Profile[], mentors: readonly Profile[], rules: MatchRules) {
    this.#table = table;
    this.#mentees = mentees;
    this.#mentors = mentors;
    this.#rules = rules;
    const { rows, columns } = table.whereabouts();
    this.#rowIn = Int32Array.from(mentees, (mentee) => rows.get(mentee) ?? -1);
    this.#columnIn = Int32Array.from(mentors, (mentor) => columns.get(mentor) ?? -1);
    this.#fresh = [...this.#columnIn.keys()].filter((column) => this.#columnIn[column] === -1);
    this.unknown = {
      mentees: this.#rowIn.reduce((sum, row) => sum + (row === -1 ? 1 : 0), 0),
      mentors: this.#fresh.length,
    };
    this.#columnNow = new Int32Array(table.mentors).fill(-1);
    this.#columnIn.forEach((was, column) => {
      if (was >= 0) this.#columnNow[was] = column;
    });
  }

  /** One score, but for who is banned now; null where it is not known. */
  scoreOf(row: number, column: number): number | null {
    const [was, place] = [this.#rowIn[row] ?? -1, this.#columnIn[column] ?? -1];
    if (was < 0 || place < 0 || this.#table.banned.has(was)) return null;
    return this.#table.scoreOf(was, place);
  }

  /** Writes a whole row, but for who is banned now; false where nothing is known of the mentee. */
  fill(row: number, scores: Int16Array, from: number): boolean {
    const was = this.#rowIn[row] ?? -1;
    const mentee = this.#mentees[row];
    if (was < 0 || mentee === undefined) return false;
    const begin = this.#table.fill(was);
    const earlier = this.#table.scores;
    const columnIn = this.#columnIn;
    for (let column = 0; column < columnIn.length; column += 1) {
      const place = columnIn[column] ?? -1;
      if (place >= 0) scores[from + column] = earlier[begin + place] ?? 0;
    }
    for (const column of this.#fresh) scores[from + column] = this.#scoreFound(mentee, column);
    // Who was banned then may have been let again.
    for (const place of this.#table.banned.get(was) ?? []) {
      const column = this.#columnNow[place] ?? -1;
      if (column >= 0) scores[from + column] = this.#scoreFound(mentee, column);
    }
    return true;
  }

  #scoreFound(mentee: Profile, column: number): number {
    const mentor = this.#mentors[column];
    this.#bans ??= bansOf(this.#rules);
    return mentor === undefined ? 0 : scoreIfAllowed(mentor, mentee, this.#rules, this.#bans);
  }
}
