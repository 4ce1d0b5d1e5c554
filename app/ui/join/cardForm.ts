/** The card while it is being filled in: what each step needs before the next one opens. */

import type { LanguageTag, TimeZone } from '../../model/brand.ts';
import type { Answers, Card, CardDraft, Role } from '../../model/card.ts';
import type { Pack, Question } from '../../model/pack.ts';
import type { SafeguardingMode } from '../../model/programme.ts';
import { isMatched } from '../../model/roles.ts';
import { isTimeZone } from '../../model/zone.ts';

export interface CardForm {
  readonly name: string;
  readonly role: Role | null;
  /** Null: not said yet. */
  readonly adult: boolean | null;
  readonly capacity: number;
  readonly skillsOffered: readonly string[];
  readonly skillsSought: readonly string[];
  readonly topics: readonly string[];
  readonly languages: readonly LanguageTag[];
  readonly timeZone: TimeZone | null;
  readonly availability: readonly number[];
  readonly words: string;
  /** The name is one they go by. */
  readonly pseudonym: boolean;
  readonly organisation: string;
  readonly manager: string;
  /** Whom they would like to work with. */
  readonly hint: string;
  /** By the question's id. */
  readonly answers: Readonly<Record<string, readonly string[]>>;
}

export type CardField = keyof CardForm | `answer ${string}`;
export const STEPS = ['you', 'skills', 'time', 'more'] as const;
export type Step = (typeof STEPS)[number];

const fieldsOf: Readonly<Record<Step, readonly CardField[]>> = {
  you: ['name', 'role', 'adult', 'capacity'],
  skills: ['skillsOffered', 'skillsSought', 'topics', 'languages'],
  time: ['timeZone', 'availability', 'words', 'hint'],
  more: ['organisation', 'manager', 'answers'],
};

/** What a programme asks beyond what every card has. */
export interface Asked {
  readonly questions: readonly Question[];
  readonly organisation: boolean;
  readonly manager: boolean;
}

export const NOTHING_MORE: Asked = { questions: [], organisation: false, manager: false };

/** Also where it keeps nobody apart: for the coordinator to know who comes from where. */
const asksOrganisation = ({ matching, organisation }: Pick<Pack, 'matching' | 'organisation'>): boolean =>
  organisation === true || matching.apart.includes('organisation');

export const askedBy = (pack: Pick<Pack, 'questions' | 'matching' | 'organisation'> | null): Asked =>
  pack === null
    ? NOTHING_MORE
    : {
        questions: pack.questions,
        organisation: asksOrganisation(pack),
        manager: pack.matching.apart.includes('manager'),
      };

/** Who accompanies others is matched with nobody: of them only the place is asked. */
const askedOf = (role: Role | null, asked: Asked): Asked =>
  accompanies(role) ? { ...NOTHING_MORE, organisation: asked.organisation } : asked;

const isAnything = ({ questions, organisation, manager }: Asked): boolean =>
  questions.length > 0 || organisation || manager;

const universal = 'UTC';
const UTC: TimeZone | null = isTimeZone(universal) ? universal : null;

/** The zone of this device, when the browser tells one the model knows. */
function guessedZone(): TimeZone | null {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return isTimeZone(zone) ? zone : null;
}

export function newForm(name: string, language: LanguageTag | null): CardForm {
  return {
    name,
    role: null,
    adult: null,
    capacity: 1,
    skillsOffered: [],
    skillsSought: [],
    topics: [],
    languages: language === null ? [] : [language],
    timeZone: guessedZone(),
    availability: [],
    words: '',
    pseudonym: false,
    organisation: '',
    manager: '',
    hint: '',
    answers: {},
  };
}

/** A card handed in before, ready to be changed. */
export function formOf(card: Card): CardForm {
  const { name, role, adult, capacity, skillsOffered, skillsSought, topics, languages, timeZone, availability, words } =
    card;
  return {
    name,
    role,
    adult,
    capacity,
    skillsOffered,
    skillsSought,
    topics,
    languages,
    timeZone,
    availability,
    words,
    pseudonym: card.pseudonym === true,
    organisation: card.organisation ?? '',
    manager: card.manager ?? '',
    hint: card.hint ?? '',
    answers: Object.fromEntries(card.answers ?? []),
  };
}

export const offers = (role: Role | null): boolean => role === 'mentor' || role === 'either';
export const seeks = (role: Role | null): boolean => role === 'mentee' || role === 'either';

/** Nobody is matched with who accompanies others, is of the staff or answers for an organisation: what a match is made of is not asked. */
export const accompanies = (role: Role | null): boolean => role !== null && !isMatched(role);
export function stepsOf(role: Role | null, asked: Asked = NOTHING_MORE): readonly Step[] {
  const steps: readonly Step[] = accompanies(role) ? ['you', 'more'] : STEPS;
  return isAnything(askedOf(role, asked)) ? steps : steps.filter((step) => step !== 'more');
}

/** Where somebody else can see, who is accompanied need not be an adult: which they are is to be said, not left open. */
export const needsAdult = (role: Role | null, mode: SafeguardingMode): boolean =>
  mode === 'private-pair' || accompanies(role);

/** Fields that keep a step from being finished. Without them nobody could be matched, or nobody could be met. */
export function missingIn(
  form: CardForm,
  step: Step,
  mode: SafeguardingMode,
  asked: Asked = NOTHING_MORE,
): readonly CardField[] {
  if (step === 'more') return unanswered(form, askedOf(form.role, asked));
  const missing: CardField[] = [];
  if (form.name.trim() === '') missing.push('name');
  if (form.role === null) missing.push('role');
  if (form.adult === null || (!form.adult && needsAdult(form.role, mode))) missing.push('adult');
  if (accompanies(form.role)) return form.languages.length === 0 ? [...missing, 'languages'] : missing;
  if (offers(form.role) && form.skillsOffered.length === 0) missing.push('skillsOffered');
  if (seeks(form.role) && form.skillsSought.length === 0) missing.push('skillsSought');
  if (form.languages.length === 0) missing.push('languages');
  if (form.timeZone === null) missing.push('timeZone');
  if (form.availability.length === 0) missing.push('availability');
  return missing.filter((field) => fieldsOf[step].includes(field));
}

/** What of origin, gender, belief or the like is asked is never missing: it may be left empty whatever the pack says. */
export const isNeeded = ({ required, affinity }: Question): boolean => required && !affinity;

/** Where somebody comes from may be left empty: who is of no organisation is kept apart from nobody. */
const unanswered = ({ answers }: CardForm, { questions }: Asked): readonly CardField[] =>
  questions
    .filter((question) => isNeeded(question) && !saidTo(question, answers).some((text) => text.trim() !== ''))
    .map(({ id }): CardField => `answer ${id}`);

/** What was said to a question that is still asked so: options that the programme took back are not sent. */
export function saidTo(question: Question, answers: CardForm['answers']): readonly string[] {
  const said = answers[question.id] ?? [];
  if (question.kind === 'text') return said.slice(0, 1);
  const known = said.filter((each) => question.options.some(({ id }) => id === each));
  return question.kind === 'one' ? known.slice(0, 1) : known;
}

function moreOf(
  form: CardForm,
  asked: Asked,
): Pick<CardDraft, 'organisation' | 'manager' | 'hint' | 'answers' | 'pseudonym'> {
  const { questions, organisation, manager } = askedOf(form.role, asked);
  const answers: Answers = questions
    .map((question): readonly [string, readonly string[]] => [
      question.id,
      saidTo(question, form.answers)
        .map((text) => text.trim())
        .filter(Boolean),
    ])
    .filter(([, said]) => said.length > 0);
  return {
    ...(organisation && form.organisation.trim() !== '' && { organisation: form.organisation.trim() }),
    ...(manager && form.manager.trim() !== '' && { manager: form.manager.trim() }),
    ...(form.hint.trim() !== '' && !accompanies(form.role) && { hint: form.hint.trim() }),
    ...(answers.length > 0 && { answers }),
    ...(form.pseudonym && { pseudonym: true }),
  };
}

/** The step that holds a field the model refused; the first one when it is not a field of the form. */
export function stepOf(field: string, role: Role | null, asked: Asked = NOTHING_MORE): Step {
  return stepsOf(role, asked).find((step) => fieldsOf[step].some((each) => each === field)) ?? 'you';
}

/** Null while something is missing. */
export function draftOf(form: CardForm, mode: SafeguardingMode, asked: Asked = NOTHING_MORE): CardDraft | null {
  const { role, adult } = form;
  const timeZone = form.timeZone ?? (accompanies(role) ? UTC : null);
  const isWhole = stepsOf(role, asked).every((step) => missingIn(form, step, mode, asked).length === 0);
  if (role === null || adult === null || timeZone === null || !isWhole) return null;
  const {
    pseudonym: _pseudonym,
    organisation: _place,
    manager: _manager,
    hint: _hint,
    answers: _answers,
    ...rest
  } = form;
  return {
    ...rest,
    ...moreOf(form, asked),
    // What was filled in under another role is not sent.
    ...(accompanies(role) && { skillsOffered: [], skillsSought: [], topics: [], availability: [] }),
    role,
    adult,
    timeZone,
    name: form.name.trim(),
    words: form.words.trim(),
    // A mentee is not asked how many, so an answer given under another role is not sent.
    capacity: offers(role) ? form.capacity : 1,
  };
}
