/**
 * The directory as rows to look through: cards, and people on the coordinator's list who have not applied. What is
 * compared is folded once a card, so that looking through 25,000 at each letter typed is a few milliseconds. Pure.
 */
import type { PersonId } from '../../model/brand.ts';
import type { Answers, Role } from '../../model/card.ts';
import { fold, wordsOf } from '../../model/fold.ts';
import type { DirectoryEntry, ListedPerson, SentInvitation } from '../../session/types.ts';

export type RowStanding = DirectoryEntry['standing'] | 'unapplied';
export type Pairing = 'none' | 'asked' | 'paired';

export interface DirectoryRow {
  readonly key: string;
  /** Null: on the list, and has not applied. */
  readonly entry: DirectoryEntry | null;
  /** Null: the coordinator's list does not have them. */
  readonly listed: ListedPerson | null;
  readonly name: string;
  readonly role: Role | null;
  readonly standing: RowStanding;
  readonly organisation: string;
  readonly languages: readonly string[];
  /** Their languages in words, as they are shown. */
  readonly spoken: string;
  readonly answers: Answers;
  readonly since: number;
  /** Folded: the name; the organisation; all that is looked through. */
  readonly byName: string;
  readonly place: string;
  readonly text: string;
}

/** What ids and tags are called, so that they are found by their words. */
export interface RowWords {
  readonly language: (tag: string) => string;
  readonly list: (names: readonly string[]) => string;
  readonly answer: (question: string, said: string) => string;
}

export interface RowMaker {
  rowOf(entry: DirectoryEntry, listed: ListedPerson | null): DirectoryRow;
  rowOfListed(listed: ListedPerson): DirectoryRow;
}

/** One for a language of the screens. A card that did not change is the same row as before. */
export function rowMaker(words: RowWords): RowMaker {
  const ofEntry = new WeakMap<DirectoryEntry, DirectoryRow>();
  const ofListed = new WeakMap<ListedPerson, DirectoryRow>();
  const named = new Map<string, string>();
  const language = (tag: string): string => {
    const known = named.get(tag) ?? words.language(tag);
    named.set(tag, known);
    return known;
  };
  /** A directory has a few sets of languages, and putting one in words takes as long as folding a card. */
  const sets = new Map<string, string>();
  const spokenIn = (tags: readonly string[]): string => {
    const set = tags.join(' ');
    const known = sets.get(set) ?? (tags.length === 0 ? '' : words.list(tags.map(language)));
    sets.set(set, known);
    return known;
  };
  const textOf = (...parts: readonly (readonly string[])[]): string => fold(parts.flat().join('\n'));
  return {
    rowOf(entry, listed) {
      const before = ofEntry.get(entry);
      if (before !== undefined && before.listed === listed) return before;
      const { card, person, standing, received } = entry;
      const { name, role, languages, organisation = '', answers = [] } = card;
      const said = answers.flatMap(([question, texts]) => texts.map((text) => words.answer(question, text)));
      const known = listed === null ? [] : [listed.email, listed.number];
      const row: DirectoryRow = {
        key: person,
        entry,
        listed,
        name,
        role,
        standing,
        organisation,
        languages,
        spoken: spokenIn(languages),
        answers,
        since: received,
        byName: fold(name),
        place: fold(organisation),
        text: textOf(
          [name, organisation],
          card.skillsOffered,
          card.skillsSought,
          card.topics,
          languages.map(language),
          said,
          known,
        ),
      };
      ofEntry.set(entry, row);
      return row;
    },
    rowOfListed(listed) {
      const before = ofListed.get(listed);
      if (before !== undefined) return before;
      const { key, name, role, languages, organisation, email, number } = listed;
      const row: DirectoryRow = {
        key: `listed ${key}`,
        entry: null,
        listed,
        name,
        role,
        standing: 'unapplied',
        organisation,
        languages,
        spoken: spokenIn(languages),
        answers: [],
        since: listed.added,
        byName: fold(name),
        place: fold(organisation),
        text: textOf(
          [name, organisation, email, number],
          listed.skillsOffered,
          listed.skillsSought,
          listed.topics,
          languages.map(language),
        ),
      };
      ofListed.set(listed, row);
      return row;
    },
  };
}

/** All rows, made in slices: asks `pause` after every hundred, and stops with null when it resolves with false. */
export async function rowsOf(
  maker: RowMaker,
  directory: readonly DirectoryEntry[],
  listed: readonly ListedPerson[],
  pause: () => Promise<boolean>,
): Promise<readonly DirectoryRow[] | null> {
  const known = new Map<PersonId, ListedPerson>();
  for (const person of listed) if (person.applied !== null) known.set(person.applied, person);
  const rows: DirectoryRow[] = [];
  const applied = new Set<PersonId>();
  for (const entry of directory) {
    rows.push(maker.rowOf(entry, known.get(entry.person) ?? null));
    applied.add(entry.person);
    if (rows.length % SLICE === 0 && !(await pause())) return null;
  }
  for (const person of listed) {
    if (person.applied !== null && applied.has(person.applied)) continue;
    rows.push(maker.rowOfListed(person));
    if (rows.length % SLICE === 0 && !(await pause())) return null;
  }
  return rows;
}

/** Cards between two looks at the clock. */
const SLICE = 100;

const ORDERS = ['newest', 'name', 'organisation'] as const;
export type Order = (typeof ORDERS)[number];

/** In an order; done when one is chosen or somebody comes, not while somebody types. */
export function inOrder(rows: readonly DirectoryRow[], order: Order): readonly DirectoryRow[] {
  const less = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  const sorted = [...rows];
  switch (order) {
    case 'newest':
      return sorted.sort((a, b) => b.since - a.since);
    case 'name':
      return sorted.sort((a, b) => less(a.byName, b.byName));
    case 'organisation':
      // Nobody's place comes last.
      return sorted.sort((a, b) => less(a.place || '\uffff', b.place || '\uffff') || less(a.byName, b.byName));
  }
}

export interface Filter {
  readonly words: string;
  readonly role: 'all' | Role;
  readonly standing: 'all' | RowStanding;
  readonly language: string;
  /** Folded; '': any. */
  readonly place: string;
  readonly pairing: 'all' | Pairing;
  /** A question and the option that was chosen; null: any. */
  readonly answer: { readonly question: string; readonly option: string } | null;
}

export const NO_FILTER: Filter = {
  words: '',
  role: 'all',
  standing: 'all',
  language: '',
  place: '',
  pairing: 'all',
  answer: null,
};

type Test = (row: DirectoryRow) => boolean;

/** Every word occurs, and all that is chosen holds. An `either` is on both sides. Only what is asked is looked at. */
function testsOf(filter: Filter, pairs: ReadonlyMap<PersonId, Pairing>): readonly Test[] {
  const { words, role, standing, language, place, pairing, answer } = filter;
  const isRole = (each: Role | null): boolean =>
    each === role || (each === 'either' && (role === 'mentor' || role === 'mentee'));
  const tests: Test[] = [];
  if (role !== 'all') tests.push((row) => isRole(row.role));
  if (standing !== 'all') tests.push((row) => row.standing === standing);
  if (language !== '') tests.push((row) => row.languages.includes(language));
  if (place !== '') tests.push((row) => row.place === place);
  if (pairing !== 'all') tests.push((row) => pairingOf(row, pairs) === pairing);
  if (answer !== null) tests.push((row) => isSaid(row.answers, answer));
  for (const word of wordsOf(words)) tests.push((row) => row.text.includes(word));
  return tests;
}

/** Of these, in their order, those that the filter leaves. */
export const found = (
  rows: readonly DirectoryRow[],
  filter: Filter,
  pairs: ReadonlyMap<PersonId, Pairing>,
): readonly DirectoryRow[] => testsOf(filter, pairs).reduce((left, test) => left.filter(test), rows);

/** The same in slices: asks `pause` after each, and stops with null when it resolves with false. */
export async function foundInSlices(
  rows: readonly DirectoryRow[],
  filter: Filter,
  pairs: ReadonlyMap<PersonId, Pairing>,
  pause: () => Promise<boolean>,
): Promise<readonly DirectoryRow[] | null> {
  const tests = testsOf(filter, pairs);
  if (tests.length === 0) return rows;
  const left: DirectoryRow[] = [];
  for (let at = 0; at < rows.length; at += LOOKED_THROUGH) {
    for (const row of tests.reduce((some, test) => some.filter(test), rows.slice(at, at + LOOKED_THROUGH)))
      left.push(row);
    if (!(await pause())) return null;
  }
  return left;
}

/** Rows looked through between two looks at the clock. */
const LOOKED_THROUGH = 2_000;

const isSaid = (answers: Answers, { question, option }: { question: string; option: string }): boolean =>
  answers.some(([id, said]) => id === question && said.includes(option));

export const pairingOf = ({ entry }: DirectoryRow, pairs: ReadonlyMap<PersonId, Pairing>): Pairing =>
  (entry && pairs.get(entry.person)) ?? 'none';

interface PairAsked extends Pick<SentInvitation, 'stage'> {
  readonly mentor: Pick<SentInvitation['mentor'], 'person'>;
  readonly mentee: Pick<SentInvitation['mentee'], 'person'>;
  readonly more?: readonly Pick<SentInvitation['mentee'], 'person'>[];
}

/** Who is in a pair at work, and who in one that is still asked. */
export function pairingsOf(sent: readonly PairAsked[]): ReadonlyMap<PersonId, Pairing> {
  const pairs = new Map<PersonId, Pairing>();
  for (const { stage, mentor, mentee, more = [] } of sent) {
    const isAsked = stage === 'drafted' || stage === 'sent' || stage === 'accepted';
    if (stage !== 'joined' && !isAsked) continue;
    for (const { person } of [mentor, mentee, ...more])
      if (stage === 'joined' || !pairs.has(person)) pairs.set(person, stage === 'joined' ? 'paired' : 'asked');
  }
  return pairs;
}

export interface Choosable {
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

/** What can be chosen among, with how many there are, the most frequent first. */
export function choosable(
  rows: readonly DirectoryRow[],
  of: (row: DirectoryRow) => readonly (readonly [value: string, label: string])[],
): readonly Choosable[] {
  const counts = new Map<string, { label: string; count: number }>();
  for (const row of rows)
    for (const [value, label] of of(row)) {
      const before = counts.get(value);
      if (before === undefined) counts.set(value, { label, count: 1 });
      else before.count += 1;
    }
  return [...counts]
    .map(([value, { label, count }]) => ({ value, label, count }))
    .sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
}

/** How many choices beside the words are made. */
export const chosenIn = ({ role, standing, language, place, pairing, answer }: Filter): number =>
  [role !== 'all', standing !== 'all', language !== '', place !== '', pairing !== 'all', answer !== null].filter(
    Boolean,
  ).length;
