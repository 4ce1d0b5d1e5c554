/** Rows of a table as people on the coordinator's list, and what is wrong with those that are not taken. */
import { err, ok, type Result } from '../../crypto/result.ts';
import type { LanguageTag } from '../model/brand.ts';
import type { Role } from '../model/card.ts';
import { fold } from '../model/fold.ts';
import { LIMITS } from '../model/limits.ts';
import { normaliseEntries, normaliseLine, normaliseText } from '../model/text.ts';
import type { Mapping, PaperField } from './csvColumns.ts';
import { type PaperPerson, paperKeys } from './paper.ts';

export interface TableRow {
  readonly cells: readonly string[];
  /** In the file, the first being 1. */
  readonly line: number;
}

/** Why a row is not taken. `said`: what stands there. */
export type RowProblem =
  | { readonly tag: 'no-name' }
  | { readonly tag: 'too-long' | 'too-many'; readonly field: PaperField }
  | { readonly tag: 'bad-email' | 'unknown-role' | 'unknown-language' | 'bad-capacity'; readonly said: string }
  /** The same person stood on that line already. */
  | { readonly tag: 'repeated'; readonly line: number };

export interface BadRow extends TableRow {
  readonly problem: RowProblem;
}

export interface PeopleReport {
  readonly people: readonly PaperPerson[];
  /** Of each of them. */
  readonly lines: readonly number[];
  readonly bad: readonly BadRow[];
}

/** In this order: "mentoré" and "coaché" begin as "mentor" and "coach" do; "mentore" without an accent is a woman who is one. */
const ROLES: readonly (readonly [Role, RegExp])[] = [
  ['either', /^(either|both|les deux|l.un ou l.autre|indiff|ambos|ambas|مرشد أو|mshauri au)/],
  [
    'mentee',
    /^(mentee|mentor[ée]e|mentoré|parrainé|coaché|coachee|tutoré|tutee|filleul|élève|eleve|étudiant|etudiant|accompagné|student|pupil|protégé|lycéen|lyceen|collégien|collegien|apprenti|bénéficiaire|beneficiaire|jeune|mentorad|mentorand|mentorizad|tutorad|tutorizad|apadrinad|afilhad|ahijad|aprendiz|estudiante|estudante|alumn|alun[oa]|مسترشد|طالب|mshauriwa|mwanafunzi)/,
  ],
  [
    'mentor',
    /^((mentor[ae]?|marraine|parrain|padrin[oh]o?|madrin[ah]a?|tuteur|tutrice|tutora?|coach)(es|s)?(?!\p{L})|مرشد|mshauri)/u,
  ],
  [
    'staff',
    /^(intervenant|enseignant|professeur|prof\b|teacher|school staff|staff|éducat|educat|facilitat|animat|personnel de l|personal de la escuela|profesor|docente|equipe da escola|من فريق|معلم|mfanyakazi|mwalimu)/,
  ],
  [
    'contact',
    /^(contact|organisation|organization|entreprise|company|partenaire|partner|answers for|répond |responde por|مسؤول عن|anawajibika)/,
  ],
  [
    'supervisor',
    /^(supervis|accompanies|accompagne |référent|referent|encadrant|acompaña|acompanha|يرافق|anaongozana)/,
  ],
];

/** Who writes both of them, in whatever words and with whatever between, can be either. */
const BETWEEN = /[,;/&+|]|\s(?:et|and|ou|or|y|e|o|u|au|na)\s/;

const oneRole = (said: string): Role | null => ROLES.find(([, known]) => known.test(said))?.[0] ?? null;

/** Null: no role that is known. */
export function roleOf(words: string): Role | null {
  const said = normaliseLine(words).toLowerCase();
  const parts = said.split(BETWEEN).map((part) => oneRole(part.trim()));
  return parts.includes('mentor') && parts.includes('mentee') ? 'either' : oneRole(said);
}

/** A slash is part of some skills ("CI/CD"), and of no language. */
const SKILLS = /[;,|\n]/;
const LANGUAGES = /[;,|/&\n]|\s(?:et|and)\s/;

const listOf = (cell: string, by = SKILLS): string[] =>
  normaliseEntries(cell.split(by).filter((each) => each.trim() !== ''));

/** `languageOf`: the tag that somebody's word for a language means. */
export type LanguageOf = (words: string) => LanguageTag | null;

function languagesOf(cell: string, languageOf: LanguageOf): Result<LanguageTag[], RowProblem> {
  const tags: LanguageTag[] = [];
  for (const said of listOf(cell, LANGUAGES)) {
    const tag = languageOf(said);
    if (tag === null) return err({ tag: 'unknown-language', said });
    if (!tags.includes(tag)) tags.push(tag);
  }
  return ok(tags);
}

function capacityOf(said: string): number | null {
  if (said === '') return 1;
  const count = Number(said);
  return Number.isInteger(count) && count >= LIMITS.minimumCapacity && count <= LIMITS.maximumCapacity ? count : null;
}

const LINES = ['name', 'email', 'number', 'organisation', 'manager'] as const;
const LISTS = ['skillsOffered', 'skillsSought', 'topics', 'languages'] as const;

/** The person of one row, or the first thing that is wrong with it. */
export function personOf(
  cells: readonly string[],
  mapping: Mapping,
  languageOf: LanguageOf,
): Result<PaperPerson, RowProblem> {
  const cell = (field: PaperField): string => {
    const at = mapping.indexOf(field);
    return at === -1 ? '' : (cells[at] ?? '');
  };
  const line = (field: PaperField): string => normaliseLine(cell(field));
  const name = line('name') || normaliseLine(`${cell('givenName')} ${cell('familyName')}`);
  if (name === '') return err({ tag: 'no-name' });
  const lines = {
    name,
    email: line('email'),
    number: line('number'),
    organisation: line('organisation'),
    manager: line('manager'),
  };
  const long = LINES.find((field) => lines[field].length > LIMITS.name);
  if (long !== undefined) return err({ tag: 'too-long', field: long });
  if (lines.email !== '' && !/^[^\s@]+@[^\s@]+$/.test(lines.email)) return err({ tag: 'bad-email', said: lines.email });
  const said = line('role');
  const role = said === '' ? null : roleOf(said);
  if (said !== '' && role === null) return err({ tag: 'unknown-role', said });
  const languages = languagesOf(cell('languages'), languageOf);
  if (!languages.ok) return languages;
  const capacity = capacityOf(line('capacity'));
  if (capacity === null) return err({ tag: 'bad-capacity', said: line('capacity') });
  const words = normaliseText(cell('words'));
  if (words.length > LIMITS.words) return err({ tag: 'too-long', field: 'words' });
  const lists = {
    skillsOffered: listOf(cell('skillsOffered')),
    skillsSought: listOf(cell('skillsSought')),
    topics: listOf(cell('topics')),
    languages: languages.value,
  };
  const many = LISTS.find((field) => lists[field].length > LIMITS.entries);
  if (many !== undefined) return err({ tag: 'too-many', field: many });
  const wide = LISTS.find((field) => lists[field].some((entry) => entry.length > LIMITS.entry));
  if (wide !== undefined) return err({ tag: 'too-long', field: wide });
  return ok({ ...lines, role, capacity, words, ...lists });
}

/** Everybody of a table, each once: who stands in it again, by address, number or name, is told of and not taken. */
export interface PeopleReader {
  take(row: TableRow): void;
  report(): PeopleReport;
}

export function peopleReader(mapping: Mapping, languageOf: LanguageOf): PeopleReader {
  const people: PaperPerson[] = [];
  const lines: number[] = [];
  const bad: BadRow[] = [];
  const seen = new Map<string, number>();
  return {
    take({ cells, line }) {
      const person = personOf(cells, mapping, languageOf);
      const keys = person.ok ? paperKeys(person.value) : [];
      const before = keys.map((key) => seen.get(key)).find((at) => at !== undefined);
      if (!person.ok) bad.push({ cells, line, problem: person.error });
      else if (before !== undefined) bad.push({ cells, line, problem: { tag: 'repeated', line: before } });
      else {
        people.push(person.value);
        lines.push(line);
        for (const key of keys) seen.set(key, line);
      }
    },
    report: () => ({ people, lines, bad }),
  };
}

/** What languages are called in each of these languages of the screens, folded; and their tags. */
export function languageWords(
  tags: readonly LanguageTag[],
  names: (tag: LanguageTag) => readonly string[],
): LanguageOf {
  const known = new Map<string, LanguageTag>();
  for (const tag of tags)
    for (const name of [tag, ...names(tag)]) if (!known.has(fold(name))) known.set(fold(name), tag);
  return (words) => known.get(fold(words.trim())) ?? null;
}
