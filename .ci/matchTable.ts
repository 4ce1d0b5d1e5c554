/**
 * A table of people and a programme's pack, as an office's candidates and rules. Nobody of a table has signed a card: keys and
 * mailboxes are placeholders that open nothing, and a run over them is a proposal to look at, not one to publish.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { OfficeFile } from '../app/matching/messages.ts';
import type { Candidate, MatchRules, MatchRun } from '../app/matching/types.ts';
import type { LanguageTag, PersonId } from '../app/model/brand.ts';
import { versioned } from '../app/model/cardCodec.ts';
import type { ModelError } from '../app/model/errors.ts';
import { fold } from '../app/model/fold.ts';
import { keyTextOf, personIdOf, programmeIdOf } from '../app/model/ids.ts';
import type { Pack } from '../app/model/pack.ts';
import { parsePackValue } from '../app/model/packCodec.ts';
import { canonicalLanguage, isTimeZone } from '../app/model/zone.ts';
import type { RowProblem } from '../app/programme/csvPeople.ts';
import { type PaperPerson, paperKeys } from '../app/programme/paper.ts';
import { PRESETS } from '../app/programme/presets/index.ts';
import { rulesOfPack } from '../app/programme/runs.ts';
import { PACK_HEAD, readPackFile } from '../app/session/packFile.ts';
import { readPeople } from '../app/session/peopleFile.ts';
import { TAGS } from '../app/ui/parts/languageTags.ts';

interface Told {
  readonly where: string;
  readonly why: string;
}
/** `people`: of each candidate, in their order. */
export interface Table {
  readonly office: { readonly candidates: readonly Candidate[]; readonly rules: MatchRules; readonly at: number };
  readonly people: readonly PaperPerson[];
}
type Read = { readonly table: Table | null; readonly told: readonly Told[] };

const refused = (where: string, why: string): Read => ({ table: null, told: [{ where, why }] });
const message = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
const sha256 = (text: string): Uint8Array => new Uint8Array(createHash('sha256').update(text).digest());
/** Made of all that the printed table calls somebody by: `verify` finds each of them again from it. */
const personOf = (person: Parameters<typeof paperKeys>[0]) => personIdOf(sha256(paperKeys(person).join('\n')));
const YEAR = 365 * 86_400_000;

/** By the id of one that comes with the app, from the file that the app saves, or from JSON. */
async function packOf(said: string): Promise<Pack | string> {
  const preset = PRESETS.find(({ id }) => id === said);
  if (preset !== undefined) return preset.load();
  try {
    const text = readFileSync(said, 'utf8');
    if (text.startsWith(PACK_HEAD.slice(0, 6))) {
      const opened = await readPackFile(text);
      return opened.ok ? opened.value.pack : `is no programme's file that can be read: ${opened.error.tag}`;
    }
    const parsed = parsePackValue(JSON.parse(text));
    return parsed.ok ? parsed.value : `is no pack: ${wrongIn(parsed.error)}`;
  } catch (cause) {
    return message(cause);
  }
}

/** Of what is wrong, the first few: a file that is no pack at all lacks everything. */
function wrongIn(error: ModelError): string {
  if (error.tag !== 'invalid') return error.tag;
  const [fields, more] = [error.fields.slice(0, 3), error.fields.length - 3];
  return `${fields.map(({ field, problem }) => `${field} (${problem})`).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function whyNot(problem: RowProblem): string {
  switch (problem.tag) {
    case 'no-name':
      return 'no name';
    case 'too-long':
      return `${problem.field}: too long`;
    case 'too-many':
      return `${problem.field}: more than 20 entries`;
    case 'bad-email':
      return `"${problem.said}" is no e-mail address`;
    case 'unknown-role':
      return `"${problem.said}" is no role known here: mentor, mentee, both, school staff`;
    case 'unknown-language':
      return `"${problem.said}" is no language known here`;
    case 'bad-capacity':
      return `"${problem.said}" is no number from 1 to 5`;
    case 'repeated':
      return `the same person is on line ${problem.line}`;
  }
}

const LANGUAGES = {
  tags: TAGS.map(canonicalLanguage).filter((tag) => tag !== null),
  of: (tag: LanguageTag) =>
    ['fr', 'en', tag].map((locale) => new Intl.DisplayNames(locale, { type: 'language' }).of(tag) ?? tag),
};

/** One topic in each of the pack's languages is one topic; what the pack does not know stays as it is written. */
function topicsOf(pack: Pack): (said: string) => string {
  const known = new Map<string, string>();
  for (const { label } of pack.topics)
    for (const words of Object.values(label))
      if (words !== undefined) known.set(fold(words), label[pack.languages[0] ?? ''] ?? words);
  return (said) => known.get(fold(said)) ?? said;
}

function candidateOf(person: PaperPerson, pack: Pack, topic: (said: string) => string, at: number): Candidate | null {
  const { name, role, skillsOffered, skillsSought, topics, languages, capacity, words, organisation, manager } = person;
  const timeZone = 'UTC';
  if (role === null || !isTimeZone(timeZone)) return null;
  const key = paperKeys(person).join('\n');
  const card = versioned({
    programme: programmeIdOf(sha256('a table')),
    box: keyTextOf(sha256(`box ${key}`)),
    mailbox: keyTextOf(sha256(`mailbox ${key}`)),
    name,
    role,
    skillsOffered,
    skillsSought,
    topics: [...new Set(topics.map(topic))],
    // A list of one country's people often has no column for what everybody speaks.
    languages: languages.length > 0 ? languages : pack.languages.slice(0, 1),
    timeZone,
    // Nobody's week is in a table: then time does not count.
    availability: [],
    capacity,
    words,
    // Who draws the table up answers for it; whoever is invited later states it on their own card.
    adult: true,
    issued: at,
    expires: at + YEAR,
    ...(organisation !== '' && { organisation }),
    ...(manager !== '' && { manager }),
  });
  return { person: personOf(person), card, taken: 0 };
}

/** Every column that is not read is told, and every row that is not taken with its line and reason; no table where nothing can be read. */
export async function readTable(path: string, packSaid: string, at: number): Promise<Read> {
  const pack = await packOf(packSaid);
  if (typeof pack === 'string') return refused(packSaid, pack);
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(readFileSync(path));
  } catch (cause) {
    return refused(path, message(cause));
  }
  const file = await readPeople(new Blob([bytes]), new Map());
  if (!file.ok) {
    const { error } = file;
    return refused('line' in error ? `${path}:${error.line}` : path, error.tag);
  }
  const { guess, columns } = file.value;
  for (const must of ['name', 'role'] as const)
    if (!guess.includes(must) && !(must === 'name' && guess.includes('givenName')))
      return refused(path, `no column says the ${must}: ${columns.join(', ')}`);
  const { people, lines, bad } = await file.value.check(guess, LANGUAGES);
  const topic = topicsOf(pack);
  const taken = people.map((person) => ({ person, candidate: candidateOf(person, pack, topic, at) }));
  const told = [
    ...bad.map(({ line, problem }) => ({ line, why: whyNot(problem) })),
    ...taken.flatMap(({ candidate }, place) =>
      candidate === null ? [{ line: lines[place] ?? 0, why: 'no role' }] : [],
    ),
  ].sort((a, b) => a.line - b.line);
  const whole = taken.flatMap(({ person, candidate }) => (candidate === null ? [] : [{ person, candidate }]));
  const rules: MatchRules = {
    ...rulesOfPack(pack),
    pins: [],
    bans: [],
    ...(pack.mode === 'visible-third' && { accompanied: true }),
    seed: 1,
  };
  return {
    table: {
      office: { candidates: whole.map(({ candidate }) => candidate), rules, at },
      people: whole.map(({ person }) => person),
    },
    told: [
      ...columns.flatMap((column, place) =>
        (guess[place] ?? null) === null && column !== ''
          ? [{ where: path, why: `the column "${column}" is not read, and counts for nothing` }]
          : [],
      ),
      ...told.map(({ line, why }) => ({ where: `${path}:${line}`, why })),
    ],
  };
}

/** Who is with whom, as the table calls them. */
export function named(run: MatchRun, { office: { candidates }, people }: Table) {
  const called = new Map(
    candidates.map(({ person }, at) => {
      const { name = '', number = '', email = '' } = people[at] ?? {};
      return [person, { name, ...(number !== '' && { number }), ...(email !== '' && { email }) }] as const;
    }),
  );
  return {
    pairs: run.pairs.map(({ mentor, mentee, score }) => ({
      mentor: called.get(mentor),
      mentee: called.get(mentee),
      score,
    })),
    unmatched: run.unmatched.map(({ person, why }) => ({ ...called.get(person), why })),
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Where a printed table does not say what its run says: nobody reads the run's keys, everybody reads the table's names. */
export function differsFrom(run: OfficeFile['run'], candidates: readonly Candidate[], table: unknown): Told[] {
  const cards = new Map(candidates.map(({ person, card }) => [person, card]));
  const told: Told[] = [];
  const differs = (where: string): void => void told.push({ where: `table.${where}`, why: 'is not what the run says' });
  const isCalled = (said: unknown, person: PersonId): boolean => {
    if (!isRecord(said)) return false;
    const { name, number = '', email = '' } = said;
    const card = cards.get(person);
    if (card === undefined || name !== card.name || typeof number !== 'string' || typeof email !== 'string')
      return false;
    return personOf({ name, number, email, organisation: card.organisation ?? '' }) === person;
  };
  const { pairs, unmatched } = isRecord(table) ? table : {};
  const [said, alone] = [listOf(pairs), listOf(unmatched)];
  if (said.length !== run?.pairs.length) differs('pairs');
  if (alone.length !== run?.unmatched.length) differs('unmatched');
  for (const [at, { mentor, mentee, score }] of (run?.pairs ?? []).entries()) {
    const one = isRecord(said[at]) ? said[at] : {};
    if (!isCalled(one.mentor, mentor)) differs(`pairs[${at}].mentor`);
    if (!isCalled(one.mentee, mentee)) differs(`pairs[${at}].mentee`);
    if (one.score !== score) differs(`pairs[${at}].score`);
  }
  for (const [at, { person, why }] of (run?.unmatched ?? []).entries()) {
    const one = isRecord(alone[at]) ? alone[at] : {};
    if (!isCalled(one, person) || one.why !== why) differs(`unmatched[${at}]`);
  }
  return told;
}
