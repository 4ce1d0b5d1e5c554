/**
 * The scores of every mentee with every mentor, most of them only as far as they matter. What two cards have in common in
 * words is counted for a whole row at once, from who offers each word; the minutes in common, which would take the most,
 * only of those pairs whose score could still decide something. Until then a cell holds the score that ample time would
 * give. The same whole numbers as `scoreIfAllowed`, which remains the definition.
 */
import type { Instant, PersonId } from '../model/brand.ts';
import { apartBy, type Belongs, belongsOf } from './belonging.ts';
import type { Profile } from './profile.ts';
import { AMPLE_MINUTES, MUST, RECIPROCITY, SCALE } from './score.ts';
import type { MatchRules, PairKey } from './types.ts';
import { countCommon, Weeks } from './weeks.ts';

/** A cell: whether it is exact, the score (0: not allowed), and the weighted sum without time from which it is made. */
export const EXACT = 1;
export const scoreIn = (cell: number): number => (cell >>> 1) & 1023;
const SUM_FROM = 11;

/** Marks of one row: how many words are shared, five bits each for skills, topics and languages, the rest what the mentor seeks. */
const TOPIC = 1 << 5;
const LANGUAGE = 1 << 10;
const LEARNS = 1 << 15;
const FIVE = 31;
/** Of a must that is unmet: no sum outweighs it. */
const UNMET = -1_000_000;

/** Whom words lead to: the mentors who have each. */
type Index = Map<number, number[]>;

export class ScoreTable {
  readonly mentees: number;
  readonly mentors: number;
  /** Row by row. Only of rows that were filled. */
  readonly cells: Uint32Array;
  readonly #menteeProfiles: readonly Profile[];
  readonly #rules: MatchRules;
  readonly #offered: Index = new Map();
  readonly #seeks: Index = new Map();
  readonly #topics: Index = new Map();
  readonly #languages: Index = new Map();
  readonly #weeks: Weeks;
  readonly #mentorWeeks: Int32Array;
  readonly #menteeWeeks: Int32Array;
  /** Free slots, at most as many as are ample. */
  readonly #mentorSlots: Uint8Array;
  readonly #ample: number;
  /** What so many common slots add to the sum. */
  readonly #timeTerms: Int32Array;
  /** Of each row: the weights of what its mentee stated; 0 while it is not filled. */
  readonly #weightOf: Uint8Array;
  readonly #marks: Int32Array;
  readonly #out: Uint8Array;
  readonly #banned: ReadonlyMap<number, readonly number[]>;
  readonly #belongs: readonly Belongs[] | null;

  /** Every mentee and mentor is on the side that is given; musts and exclusions are those of `rules`. */
  constructor(mentees: readonly Profile[], mentors: readonly Profile[], rules: MatchRules, at: Instant) {
    this.mentees = mentees.length;
    this.mentors = mentors.length;
    this.#menteeProfiles = mentees;
    this.#rules = rules;
    this.cells = new Uint32Array(mentees.length * mentors.length);
    mentors.forEach((mentor, column) => {
      addTo(this.#offered, mentor.offered, column);
      addTo(this.#seeks, mentor.sought, column);
      addTo(this.#topics, mentor.topics, column);
      addTo(this.#languages, mentor.languages, column);
    });
    const zones = function* () {
      for (const { card } of mentees) yield card.timeZone;
      for (const { card } of mentors) yield card.timeZone;
    };
    this.#weeks = new Weeks(zones(), at);
    const { words, minutesASlot } = this.#weeks;
    this.#ample = Math.ceil(AMPLE_MINUTES / minutesASlot);
    this.#timeTerms = Int32Array.from({ length: this.#ample + 1 }, (_, slots) =>
      term(slots * minutesASlot, AMPLE_MINUTES, rules.weights.time),
    );
    this.#mentorWeeks = new Int32Array(mentors.length * words);
    this.#menteeWeeks = new Int32Array(mentees.length * words);
    this.#mentorSlots = Uint8Array.from(mentors, ({ card }, column) =>
      Math.min(this.#ample, this.#weeks.layOut(card, this.#mentorWeeks, column * words)),
    );
    this.#weightOf = new Uint8Array(mentees.length);
    this.#marks = new Int32Array(mentors.length);
    this.#out = Uint8Array.from(mentors, ({ card }) => (rules.accompanied === true || card.adult ? 0 : 1));
    this.#banned = bannedIn(mentees, mentors, rules);
    this.#belongs = rules.apart === undefined ? null : mentors.map(({ card }) => belongsOf(card));
  }

  /** Makes the cells of a row ready to be read. */
  fill(row: number): void {
    if (this.#weightOf[row] !== 0) return;
    const mentee = this.#menteeProfiles[row];
    if (mentee === undefined) throw new RangeError('no such row');
    const { weights, accompanied } = this.#rules;
    const [{ length: skills }, { length: topics }, { length: languages }] = [
      mentee.sought,
      mentee.topics,
      mentee.languages,
    ];
    const timed = mentee.card.availability.length > 0;
    const weight =
      (skills > 0 ? weights.skills : 0) +
      (topics > 0 ? weights.topics : 0) +
      (languages > 0 ? weights.languages : 0) +
      (timed ? weights.time : 0);
    // A mentee who states nothing has no language in common with anybody: their row is all zero.
    this.#weightOf[row] = Math.max(1, weight);
    const from = row * this.mentors;
    const cells = this.cells;
    if (languages === 0 || (accompanied !== true && !mentee.card.adult)) {
      cells.fill(EXACT, from, from + this.mentors);
      return;
    }
    const marks = this.#marks.fill(0);
    mark(marks, this.#offered, mentee.sought, 1);
    mark(marks, this.#topics, mentee.topics, TOPIC);
    mark(marks, this.#languages, mentee.languages, LANGUAGE);
    mark(marks, this.#seeks, mentee.offered, LEARNS);
    const skillTerms = termsOf(skills, weights.skills, 0);
    const learnTerms = termsOf(skills, weights.skills, RECIPROCITY);
    const topicTerms = termsOf(topics, weights.topics, 0);
    const languageTerms = termsOf(languages, weights.languages, 0);
    const timeTerms = this.#timeTerms;
    const words = this.#weeks.words;
    const own = timed
      ? Math.min(this.#ample, this.#weeks.layOut(mentee.card, this.#menteeWeeks, row * words))
      : this.#ample;
    const [out, slots] = [this.#out, this.#mentorSlots];
    for (let column = 0; column < this.mentors; column += 1) {
      const found = marks[column] ?? 0;
      const common = (found >> 10) & FIVE;
      let cell = EXACT;
      if (common !== 0 && out[column] === 0) {
        const ofSkills = found >= LEARNS ? learnTerms : skillTerms;
        const sum =
          (ofSkills[found & FIVE] ?? 0) + (topicTerms[(found >> 5) & FIVE] ?? 0) + (languageTerms[common] ?? 0);
        const most = Math.min(own, slots[column] ?? 0);
        const time = timed ? (timeTerms[most] ?? 0) : 0;
        if (sum + time >= 0) cell = cellOf(sum, sum + time, weight, timed && most > 0 ? 0 : EXACT);
      }
      cells[from + column] = cell;
    }
    for (const column of this.#banned.get(row) ?? []) cells[from + column] = EXACT;
    if (this.#belongs !== null) this.#keepApart(mentee, from, this.#belongs);
  }

  #keepApart(mentee: Profile, from: number, mentors: readonly Belongs[]): void {
    const own = belongsOf(mentee.card);
    mentors.forEach((other, column) => {
      if (apartBy(own, other, this.#rules.apart) !== null) this.cells[from + column] = EXACT;
    });
  }

  /** The cell of a filled row, made exact. */
  settle(row: number, column: number): number {
    const at = row * this.mentors + column;
    const cell = this.cells[at] ?? EXACT;
    if ((cell & EXACT) !== 0) return cell;
    const words = this.#weeks.words;
    const common = countCommon(this.#menteeWeeks, row * words, this.#mentorWeeks, column * words, words);
    const base = cell >>> SUM_FROM;
    const sum = base + (this.#timeTerms[common < this.#ample ? common : this.#ample] ?? 0);
    const settled = sum < 0 ? EXACT : cellOf(base, sum, this.#weightOf[row] ?? 1, EXACT);
    this.cells[at] = settled;
    return settled;
  }

  /** Exactly: 1 to 1000, or 0 when the pair is not allowed. */
  scoreOf(row: number, column: number): number {
    this.fill(row);
    return scoreIn(this.settle(row, column));
  }

  /** Every cell of a row exact. */
  settleRow(row: number): void {
    this.fill(row);
    for (let column = 0; column < this.mentors; column += 1) this.settle(row, column);
  }
}

function addTo(index: Index, words: Int32Array, column: number): void {
  for (const word of words) {
    const columns = index.get(word);
    if (columns === undefined) index.set(word, [column]);
    else columns.push(column);
  }
}

function mark(marks: Int32Array, index: Index, words: Int32Array, one: number): void {
  for (const word of words) {
    const columns = index.get(word);
    if (columns === undefined) continue;
    for (let at = 0; at < columns.length; at += 1) {
      const column = columns[at] ?? 0;
      marks[column] = (marks[column] ?? 0) + one;
    }
  }
}

const cellOf = (base: number, sum: number, weight: number, exact: number): number =>
  (base << SUM_FROM) | ((1 + Math.floor(((SCALE - 1) * sum) / (SCALE * weight))) << 1) | exact;

/** What `met` of `asked` adds to the sum; less than everything when it is an unmet must. */
function term(met: number, asked: number, weight: number, more = 0): number {
  const share = Math.floor((SCALE * Math.min(met, asked)) / asked);
  if (share === 0) return weight >= MUST ? UNMET : 0;
  return weight * Math.min(SCALE, share + more);
}

/** By how many of `asked` words are met; all 0 where nothing was asked. */
const termsOf = (asked: number, weight: number, more: number): Int32Array =>
  Int32Array.from({ length: FIVE + 1 }, (_, met) => (asked === 0 ? 0 : term(met, asked, weight, more)));

function bannedIn(
  mentees: readonly Profile[],
  mentors: readonly Profile[],
  { bans, history = [] }: MatchRules,
): ReadonlyMap<number, readonly number[]> {
  const banned = new Map<number, number[]>();
  if (bans.length + history.length === 0) return banned;
  const placesOf = (list: readonly Profile[]) => new Map(list.map(({ person }, at) => [person, at]));
  const [rows, columns] = [placesOf(mentees), placesOf(mentors)];
  const add = (mentor: PersonId, mentee: PersonId): void => {
    const [row, column] = [rows.get(mentee), columns.get(mentor)];
    if (row !== undefined && column !== undefined) banned.set(row, [...(banned.get(row) ?? []), column]);
  };
  const both = ({ mentor, mentee }: PairKey): void => {
    add(mentor, mentee);
    add(mentee, mentor);
  };
  bans.forEach(both);
  history.forEach(both);
  return banned;
}
