/** The card while it is being filled in: what each step needs before the next one opens. */
import type { LanguageTag, TimeZone } from '../../model/brand.ts';
import type { Card, CardDraft, Role } from '../../model/card.ts';
import type { SafeguardingMode } from '../../model/programme.ts';
import { isTimeZone } from '../../model/zone.ts';

export interface CardForm {
  readonly name: string;
  readonly role: Role | null;
  readonly adult: boolean;
  readonly capacity: number;
  readonly skillsOffered: readonly string[];
  readonly skillsSought: readonly string[];
  readonly topics: readonly string[];
  readonly languages: readonly LanguageTag[];
  readonly timeZone: TimeZone | null;
  readonly availability: readonly number[];
  readonly words: string;
}

export type CardField = keyof CardForm;
export const STEPS = ['you', 'skills', 'time'] as const;
export type Step = (typeof STEPS)[number];

const fieldsOf: Readonly<Record<Step, readonly CardField[]>> = {
  you: ['name', 'role', 'adult', 'capacity'],
  skills: ['skillsOffered', 'skillsSought', 'topics', 'languages'],
  time: ['timeZone', 'availability', 'words'],
};

const universal = 'UTC';
const UTC: TimeZone | null = isTimeZone(universal) ? universal : null;

/** The zone of this device, when the browser tells one the model knows. */
export function guessedZone(): TimeZone | null {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return isTimeZone(zone) ? zone : null;
}

export function newForm(name: string, language: LanguageTag | null): CardForm {
  return {
    name,
    role: null,
    adult: false,
    capacity: 1,
    skillsOffered: [],
    skillsSought: [],
    topics: [],
    languages: language === null ? [] : [language],
    timeZone: guessedZone(),
    availability: [],
    words: '',
  };
}

/** A card handed in before, ready to be changed. */
export function formOf(card: Card): CardForm {
  const { name, role, adult, capacity, skillsOffered, skillsSought, topics, languages, timeZone, availability, words } =
    card;
  return { name, role, adult, capacity, skillsOffered, skillsSought, topics, languages, timeZone, availability, words };
}

export const offers = (role: Role | null): boolean => role === 'mentor' || role === 'either';
export const seeks = (role: Role | null): boolean => role === 'mentee' || role === 'either';

/** Nobody is matched with who accompanies others: what a match is made of is not asked. */
export const accompanies = (role: Role | null): boolean => role === 'supervisor';
export const stepsOf = (role: Role | null): readonly Step[] => (accompanies(role) ? ['you'] : STEPS);

/** Where somebody else can see, who is accompanied need not be an adult. */
const needsAdult = (role: Role | null, mode: SafeguardingMode): boolean => mode === 'private-pair' || accompanies(role);

/** Fields that keep a step from being finished. Without them nobody could be matched, or nobody could be met. */
export function missingIn(form: CardForm, step: Step, mode: SafeguardingMode): readonly CardField[] {
  const missing: CardField[] = [];
  if (form.name.trim() === '') missing.push('name');
  if (form.role === null) missing.push('role');
  if (!form.adult && needsAdult(form.role, mode)) missing.push('adult');
  if (accompanies(form.role)) return form.languages.length === 0 ? [...missing, 'languages'] : missing;
  if (offers(form.role) && form.skillsOffered.length === 0) missing.push('skillsOffered');
  if (seeks(form.role) && form.skillsSought.length === 0) missing.push('skillsSought');
  if (form.languages.length === 0) missing.push('languages');
  if (form.timeZone === null) missing.push('timeZone');
  if (form.availability.length === 0) missing.push('availability');
  return missing.filter((field) => fieldsOf[step].includes(field));
}

/** The step that holds a field the model refused; the first one when it is not a field of the form. */
export function stepOf(field: string, role: Role | null): Step {
  return stepsOf(role).find((step) => fieldsOf[step].some((each) => each === field)) ?? 'you';
}

/** Null while something is missing. */
export function draftOf(form: CardForm, mode: SafeguardingMode): CardDraft | null {
  const { role } = form;
  const timeZone = form.timeZone ?? (accompanies(role) ? UTC : null);
  const isWhole = stepsOf(role).every((step) => missingIn(form, step, mode).length === 0);
  if (role === null || timeZone === null || !isWhole) return null;
  return {
    ...form,
    // What was filled in under another role is not sent.
    ...(accompanies(role) && { skillsOffered: [], skillsSought: [], topics: [], availability: [] }),
    role,
    timeZone,
    name: form.name.trim(),
    words: form.words.trim(),
    // A mentee is not asked how many, so an answer given under another role is not sent.
    capacity: offers(role) ? form.capacity : 1,
  };
}
