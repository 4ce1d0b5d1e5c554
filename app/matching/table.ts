/**
 * The scores of every mentee with every mentor, a row at a time. What a mentee has in common with all mentors, in words and in
 * free time, is counted at once, from who offers each word and who is free in each slot: most pairs share little, and cost
 * little. The same whole numbers as `scoreIfAllowed`, which remains the definition.
 */
import type { Instant, PersonId } from '../model/brand.ts';
import { apartBy, type Belongs, belongsOf } from './belonging.ts';
import type { EarlierScores } from './earlierScores.ts';
import type { Profile } from './profile.ts';
import { type Bans, bansOf, scoreIfAllowed } from './rules.ts';
import { RECIPROCITY, SCALE } from './score.ts';
import { count, type Indexes, indexesOf, term } from './tableIndexes.ts';
import type { MatchRules, PairKey } from './types.ts';

/** What one mentor shares with the mentee, in one number: skills, topics, languages, what they would learn; then slots. */
const [SKILL, TOPIC, LANGUAGE, LEARNS, SLOT] = [0, 5, 10, 15, 20] as const;
const FIVE_BITS = 31;
/** Single scores of a row that are found by themselves; whoever asks for more has it filled. */
const SINGLE = 3;
/** Rows that there is room for at first, where most are never asked for. */
const FEW = 64;

interface Whereabouts {
  readonly rows: ReadonlyMap<Profile, number>;
  readonly columns: ReadonlyMap<Profile, number>;
}

const placesIn = (list: readonly Profile[]): ReadonlyMap<Profile, number> =>
  new Map(list.map((profile, place) => [profile, place]));

export class ScoreTable {
  readonly mentees: number;
  readonly mentors: number;
  /** Of rows that were filled, each from where `fill` says on: 0 where the pair is not allowed. Another one once it grew. */
  scores: Int16Array;
  readonly #rows: readonly Profile[];
  readonly #columns: readonly Profile[];
  readonly #rules: MatchRules;
  readonly #at: Instant;
  /** Made for the first row that needs it. */
  #indexes: Indexes | undefined;
  /** What so many of the words that are asked for add, by how many are asked and how many are met. */
  readonly #terms = new Map<string, Int32Array>();
  /** By weight: the score of each sum. */
  readonly #scoreOfSum: (Int16Array | undefined)[] = [];
  /** Which of the rows of `scores` each is in; −1: not filled. */
  readonly #places: Int32Array;
  #used = 0;
  /** Of rows that are not filled: how often one score was asked for, and the last of these. */
  readonly #asked: Uint8Array;
  readonly #knownColumn: Int32Array;
  readonly #knownScore: Int16Array;
  readonly #shared: Int32Array;
  readonly #out: Uint8Array;
  /** By row, the columns of those whom it must not be paired with. */
  readonly banned: ReadonlyMap<number, readonly number[]>;
  #bans: Bans | undefined;
  #belongs: readonly Belongs[] | undefined;
  readonly #earlier: EarlierScores | null;
  #whereabouts: Whereabouts | undefined;

  /**
   * Every mentee and mentor is on the side that is given; musts and exclusions are those of `rules`. `earlier`: what
   * a table over most of them holds; it is not found again.
   */
  constructor(
    mentees: readonly Profile[],
    mentors: readonly Profile[],
    rules: MatchRules,
    at: Instant,
    earlier: EarlierScores | null = null,
  ) {
    this.mentees = mentees.length;
    this.mentors = mentors.length;
    this.#rows = mentees;
    this.#columns = mentors;
    this.#rules = rules;
    this.#at = at;
    this.#earlier = earlier;
    const rows = earlier === null ? mentees.length : Math.min(FEW, mentees.length);
    this.scores = new Int16Array(rows * mentors.length);
    this.#places = new Int32Array(mentees.length).fill(-1);
    this.#asked = new Uint8Array(mentees.length);
    this.#knownColumn = new Int32Array(mentees.length).fill(-1);
    this.#knownScore = new Int16Array(mentees.length);
    this.#shared = new Int32Array(mentors.length);
    this.#out = Uint8Array.from(mentors, ({ card }) => (rules.accompanied === true || card.adult ? 0 : 1));
    this.banned = bannedIn(mentees, mentors, rules);
  }

  /** The row of each mentee, and the column of each mentor. */
  whereabouts(): Whereabouts {
    this.#whereabouts ??= { rows: placesIn(this.#rows), columns: placesIn(this.#columns) };
    return this.#whereabouts;
  }

  /** 1 to 1000, or 0 when the pair is not allowed. */
  scoreOf(row: number, column: number): number {
    const place = this.#places[row] ?? -1;
    if (place >= 0) return this.scores[place * this.mentors + column] ?? 0;
    if (this.#knownColumn[row] === column) return this.#knownScore[row] ?? 0;
    const known = this.banned.has(row) ? null : (this.#earlier?.scoreOf(row, column) ?? null);
    if (known !== null) return known;
    const [mentee, mentor] = [this.#rows[row], this.#columns[column]];
    const asked = this.#asked[row] ?? 0;
    if (mentee === undefined || mentor === undefined || asked === SINGLE) {
      const from = this.fill(row);
      return this.scores[from + column] ?? 0;
    }
    this.#asked[row] = asked + 1;
    this.#bans ??= bansOf(this.#rules);
    const score = scoreIfAllowed(mentor, mentee, this.#rules, this.#bans);
    this.#knownColumn[row] = column;
    this.#knownScore[row] = score;
    return score;
  }

  /** Makes the scores of a row ready to be read, and says where in `scores` they begin. */
  fill(row: number): number {
    const place = this.#places[row] ?? -1;
    if (place >= 0) return place * this.mentors;
    const mentee = this.#rows[row];
    if (mentee === undefined) throw new RangeError('no such row');
    const from = this.#room(row) * this.mentors;
    if (this.#earlier?.fill(row, this.scores, from) !== true) this.#score(mentee, from);
    for (const column of this.banned.get(row) ?? []) this.scores[from + column] = 0;
    return from;
  }

  /** Its place among the rows: its own where there is room for all, else the next. */
  #room(row: number): number {
    const place = this.#earlier === null ? row : this.#used;
    this.#used += 1;
    this.#places[row] = place;
    if ((place + 1) * this.mentors > this.scores.length) {
      const grown = new Int16Array(this.mentors * Math.min(2 * place, this.mentees));
      grown.set(this.scores);
      this.scores = grown;
    }
    return place;
  }

  #score(mentee: Profile, from: number): void {
    const { weights, accompanied } = this.#rules;
    // Who is not an adult is paired with nobody where nobody else sees what the two write; nor is who names no language.
    if (mentee.languages.length === 0 || (accompanied !== true && !mentee.card.adult)) return;
    this.#indexes ??= indexesOf(this.#rows, this.#columns, this.#rules, this.#at);
    const { offered, seeks, topics: topicsOf, languages, free, weeks, timeTerms } = this.#indexes;
    const shared = this.#shared.fill(0);
    count(shared, offered, mentee.sought, 1 << SKILL);
    count(shared, topicsOf, mentee.topics, 1 << TOPIC);
    count(shared, languages, mentee.languages, 1 << LANGUAGE);
    count(shared, seeks, mentee.offered, 1 << LEARNS);
    const timed = mentee.card.availability.length > 0;
    if (timed) count(shared, free, weeks.slotsOf(mentee.card), 1 << SLOT);
    const [skills, topics] = [mentee.sought.length, mentee.topics.length];
    const answered = this.#answeredBy(mentee, this.#indexes);
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
    const scoreOfSum = this.#scoresOf(weight);
    const scores = this.scores;
    const out = this.#out;
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
    if (this.#rules.apart !== undefined) this.#keepApart(mentee, from);
  }

  /** What the answers of all mentors add for this mentee; null where none of their own weighs. */
  #answeredBy(mentee: Profile, { answers }: Indexes): { readonly sums: Int32Array; readonly weight: number } | null {
    const questions = this.#rules.questions ?? [];
    let total = 0;
    const sums = new Int32Array(questions.length === 0 ? 0 : this.mentors);
    const met = new Int32Array(sums.length);
    questions.forEach(({ question, weight }, at) => {
      const said = mentee.answersTo(question);
      const index = answers[at];
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

  #keepApart(mentee: Profile, from: number): void {
    this.#belongs ??= this.#columns.map(({ card }) => belongsOf(card));
    const own = belongsOf(mentee.card);
    this.#belongs.forEach((other, column) => {
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
