/**
 * The scores of every mentee with every mentor, a row at a time. What a mentee has in common with all mentors, in words and in
 * free time, is counted at once, from who offers each word and who is free in each slot: most pairs share little, and cost
 * little. The same whole numbers as `scoreIfAllowed`, which remains the definition.
 */
import type { Instant, PersonId } from '../model/brand.ts';
import { apartBy, type Belongs, belongsOf } from './belonging.ts';
import type { Profile } from './profile.ts';
import { AMPLE_MINUTES, MUST, RECIPROCITY, SCALE } from './score.ts';
import type { MatchRules, PairKey } from './types.ts';
import { Weeks } from './weeks.ts';

/** What one mentor shares with the mentee, in one number: skills, topics, languages, what they would learn; then slots. */
const [SKILL, TOPIC, LANGUAGE, LEARNS, SLOT] = [0, 5, 10, 15, 20] as const;
const FIVE_BITS = 31;
/** Of a must that is unmet: no sum outweighs it. */
const UNMET = -1_000_000;

/** Whom words and slots lead to: the columns of the mentors who have each. */
type Index = Map<number, number[]>;

export class ScoreTable {
  readonly mentees: number;
  readonly mentors: number;
  /** Row by row, 0 where the pair is not allowed; only of rows that were filled. */
  readonly scores: Int16Array;
  readonly #rows: readonly Profile[];
  readonly #rules: MatchRules;
  readonly #offered: Index = new Map();
  readonly #seeks: Index = new Map();
  readonly #topics: Index = new Map();
  readonly #languages: Index = new Map();
  readonly #free: Index = new Map();
  /** For each of the programme's own questions, who chose which options. */
  readonly #answers: readonly Index[];
  readonly #weeks: Weeks;
  /** What so many common slots add to the sum. */
  readonly #timeTerms: Int32Array;
  /** What so many of the words that are asked for add, by how many are asked and how many are met. */
  readonly #terms = new Map<string, Int32Array>();
  /** By weight: the score of each sum. */
  readonly #scoreOfSum: (Int16Array | undefined)[] = [];
  readonly #filled: Uint8Array;
  readonly #knownColumn: Int32Array;
  readonly #knownScore: Int16Array;
  readonly #shared: Int32Array;
  readonly #out: Uint8Array;
  readonly #banned: ReadonlyMap<number, readonly number[]>;
  readonly #belongs: readonly Belongs[] | null;

  /** Every mentee and mentor is on the side that is given; musts and exclusions are those of `rules`. */
  constructor(mentees: readonly Profile[], mentors: readonly Profile[], rules: MatchRules, at: Instant) {
    this.mentees = mentees.length;
    this.mentors = mentors.length;
    this.#rows = mentees;
    this.#rules = rules;
    this.scores = new Int16Array(mentees.length * mentors.length);
    const zones = function* () {
      for (const { card } of mentees) yield card.timeZone;
      for (const { card } of mentors) yield card.timeZone;
    };
    this.#weeks = new Weeks(zones(), at);
    this.#answers = (rules.questions ?? []).map(({ question }) => {
      const index: Index = new Map();
      mentors.forEach((mentor, column) => {
        addTo(index, mentor.answersTo(question), column);
      });
      return index;
    });
    mentors.forEach((mentor, column) => {
      addTo(this.#offered, mentor.offered, column);
      addTo(this.#seeks, mentor.sought, column);
      addTo(this.#topics, mentor.topics, column);
      addTo(this.#languages, mentor.languages, column);
      addTo(this.#free, this.#weeks.slotsOf(mentor.card), column);
    });
    const { slots, minutesASlot } = this.#weeks;
    this.#timeTerms = Int32Array.from({ length: slots + 1 }, (_, count) =>
      term(count * minutesASlot, AMPLE_MINUTES, rules.weights.time),
    );
    this.#filled = new Uint8Array(mentees.length);
    this.#knownColumn = new Int32Array(mentees.length).fill(-1);
    this.#knownScore = new Int16Array(mentees.length);
    this.#shared = new Int32Array(mentors.length);
    this.#out = Uint8Array.from(mentors, ({ card }) => (rules.accompanied === true || card.adult ? 0 : 1));
    this.#banned = bannedIn(mentees, mentors, rules);
    this.#belongs = rules.apart === undefined ? null : mentors.map(({ card }) => belongsOf(card));
  }

  /** What a row scores with one mentor, as it was found before: its others need not be scored to say so again. */
  know(row: number, column: number, score: number): void {
    this.#knownColumn[row] = column;
    this.#knownScore[row] = score;
  }

  /** 1 to 1000, or 0 when the pair is not allowed. */
  scoreOf(row: number, column: number): number {
    if (this.#knownColumn[row] === column) return this.#knownScore[row] ?? 0;
    this.fill(row);
    return this.scores[row * this.mentors + column] ?? 0;
  }

  /** Makes the scores of a row ready to be read. */
  fill(row: number): void {
    if (this.#filled[row] === 1) return;
    this.#filled[row] = 1;
    const mentee = this.#rows[row];
    if (mentee === undefined) throw new RangeError('no such row');
    const { weights, accompanied } = this.#rules;
    // Who is not an adult is paired with nobody where nobody else sees what the two write; nor is who names no language.
    if (mentee.languages.length === 0 || (accompanied !== true && !mentee.card.adult)) return;
    const shared = this.#shared.fill(0);
    count(shared, this.#offered, mentee.sought, 1 << SKILL);
    count(shared, this.#topics, mentee.topics, 1 << TOPIC);
    count(shared, this.#languages, mentee.languages, 1 << LANGUAGE);
    count(shared, this.#seeks, mentee.offered, 1 << LEARNS);
    const timed = mentee.card.availability.length > 0;
    if (timed) count(shared, this.#free, this.#weeks.slotsOf(mentee.card), 1 << SLOT);
    const [skills, topics] = [mentee.sought.length, mentee.topics.length];
    const answered = this.#answeredBy(mentee);
    const weight =
      (answered?.weight ?? 0) +
      (skills > 0 ? weights.skills : 0) +
      (topics > 0 ? weights.topics : 0) +
      weights.languages +
      (timed ? weights.time : 0);
    const skillTerms = this.#termsOf(skills, weights.skills, 0);
    const learnTerms = this.#termsOf(skills, weights.skills, RECIPROCITY);
    const topicTerms = this.#termsOf(topics, weights.topics, 0);
    const languageTerms = this.#termsOf(mentee.languages.length, weights.languages, 0);
    const timeTerms = this.#timeTerms;
    const scoreOfSum = this.#scoresOf(weight);
    const scores = this.scores;
    const out = this.#out;
    const from = row * this.mentors;
    for (let column = 0; column < this.mentors; column += 1) {
      const found = shared[column] ?? 0;
      const common = (found >> LANGUAGE) & FIVE_BITS;
      if (common === 0 || out[column] === 1) continue;
      const ofSkills = ((found >> LEARNS) & FIVE_BITS) === 0 ? skillTerms : learnTerms;
      const sum =
        (ofSkills[found & FIVE_BITS] ?? 0) +
        (topicTerms[(found >> TOPIC) & FIVE_BITS] ?? 0) +
        (languageTerms[common] ?? 0) +
        (timed ? (timeTerms[found >> SLOT] ?? 0) : 0) +
        (answered === null ? 0 : (answered.sums[column] ?? 0));
      if (sum >= 0) scores[from + column] = scoreOfSum[sum] ?? 0;
    }
    for (const column of this.#banned.get(row) ?? []) scores[from + column] = 0;
    if (this.#belongs !== null) this.#keepApart(mentee, from, this.#belongs);
  }

  /** What the answers of all mentors add for this mentee; null where none of their own weighs. */
  #answeredBy(mentee: Profile): { readonly sums: Int32Array; readonly weight: number } | null {
    const questions = this.#rules.questions ?? [];
    let total = 0;
    const sums = new Int32Array(questions.length === 0 ? 0 : this.mentors);
    const met = new Int32Array(sums.length);
    questions.forEach(({ question, weight }, at) => {
      const said = mentee.answersTo(question);
      const index = this.#answers[at];
      if (said.length === 0 || index === undefined) return;
      total += weight;
      count(met.fill(0), index, said, 1);
      const terms = this.#termsOf(said.length, weight, 0);
      for (let column = 0; column < this.mentors; column += 1) {
        sums[column] = (sums[column] ?? 0) + (terms[met[column] ?? 0] ?? 0);
      }
    });
    return total === 0 ? null : { sums, weight: total };
  }

  #keepApart(mentee: Profile, from: number, mentors: readonly Belongs[]): void {
    const own = belongsOf(mentee.card);
    mentors.forEach((other, column) => {
      if (apartBy(own, other, this.#rules.apart) !== null) this.scores[from + column] = 0;
    });
  }

  /** By how many of `asked` words are met; all 0 where nothing was asked. */
  #termsOf(asked: number, weight: number, more: number): Int32Array {
    const name = `${asked} ${weight} ${more}`;
    let terms = this.#terms.get(name);
    if (terms === undefined) {
      terms = Int32Array.from({ length: FIVE_BITS + 1 }, (_, met) =>
        asked === 0 ? 0 : term(met, asked, weight, more),
      );
      this.#terms.set(name, terms);
    }
    return terms;
  }

  #scoresOf(weight: number): Int16Array {
    let scores = this.#scoreOfSum[weight];
    if (scores === undefined) {
      scores = Int16Array.from(
        { length: SCALE * weight + 1 },
        (_, sum) => 1 + Math.floor(((SCALE - 1) * sum) / (SCALE * weight)),
      );
      this.#scoreOfSum[weight] = scores;
    }
    return scores;
  }
}

function addTo(index: Index, entries: Iterable<number>, column: number): void {
  for (const entry of entries) {
    const columns = index.get(entry);
    if (columns === undefined) index.set(entry, [column]);
    else columns.push(column);
  }
}

function count(shared: Int32Array, index: Index, entries: ArrayLike<number>, one: number): void {
  for (let at = 0; at < entries.length; at += 1) {
    const columns = index.get(entries[at] ?? 0);
    if (columns === undefined) continue;
    for (let place = 0; place < columns.length; place += 1) {
      const column = columns[place] ?? 0;
      shared[column] = (shared[column] ?? 0) + one;
    }
  }
}

/** What `met` of `asked` adds to the sum; less than everything when it is an unmet must. */
function term(met: number, asked: number, weight: number, more = 0): number {
  const share = Math.floor((SCALE * Math.min(met, asked)) / asked);
  if (share === 0) return weight >= MUST ? UNMET : 0;
  return weight * Math.min(SCALE, share + more);
}

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
    if (row === undefined || column === undefined) return;
    const others = banned.get(row);
    if (others === undefined) banned.set(row, [column]);
    else others.push(column);
  };
  const both = ({ mentor, mentee }: PairKey): void => {
    add(mentor, mentee);
    add(mentee, mentor);
  };
  bans.forEach(both);
  history.forEach(both);
  return banned;
}
