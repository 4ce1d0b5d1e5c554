import * as v from 'valibot';
import type { Result } from '../../crypto/result.ts';
import type { Card, CardDraft, CardExtras } from './card.ts';
import type { ModelError } from './errors.ts';
import { LIMITS } from './limits.ts';
import { encodeValue, parseBytes, parseValue } from './parse.ts';
import * as s from './schemas.ts';
import { normaliseText } from './text.ts';

const isNormal = (text: string): boolean => normaliseText(text) === text;

const onlyTrue = v.optional(v.literal(true, 'malformed'));

const said = v.pipe(
  v.array(
    v.pipe(
      v.string(),
      v.minLength(1, 'missing'),
      v.maxLength(LIMITS.answer, 'too-long'),
      v.check(isNormal, 'wrong-characters'),
    ),
  ),
  v.minLength(1, 'missing'),
  v.maxLength(LIMITS.entries, 'too-many'),
);
const answers = v.pipe(
  v.array(v.tuple([s.itemId, said]), 'malformed'),
  v.maxLength(LIMITS.entries, 'too-many'),
  v.check((all) => all.every(([question], at) => at === 0 || (all[at - 1]?.[0] ?? '') < question), 'malformed'),
);

const extras = {
  organisation: v.optional(s.line(LIMITS.name)),
  manager: v.optional(s.line(LIMITS.name)),
  answers: v.optional(answers),
  trained: v.optional(v.pipe(v.array(s.itemId, 'malformed'), v.maxLength(LIMITS.entries, 'too-many'))),
  pausedUntil: v.optional(s.instant),
  pseudonym: onlyTrue,
  withdrawn: onlyTrue,
  hint: v.optional(s.line(LIMITS.name)),
};
const EXTRAS = [
  'organisation',
  'manager',
  'answers',
  'trained',
  'pausedUntil',
  'pseudonym',
  'withdrawn',
  'hint',
] as const;

const hasExtras = (card: CardExtras): boolean => EXTRAS.some((name) => card[name] !== undefined);

/** A card with its version: 2 as soon as it tells what version 1 has no word for, so that an older app says so. */
export const versioned = <T extends CardExtras>(card: T): T & { readonly version: 1 | 2 } => ({
  ...card,
  version: hasExtras(card) ? 2 : 1,
});

/** A card that is already a value, such as one handed to a worker. */
export const cardSchema = v.pipe(
  v.strictObject({
    version: v.picklist([1, 2], 'malformed'),
    programme: s.programmeId,
    box: s.key,
    mailbox: s.key,
    name: s.line(LIMITS.name),
    role: s.role,
    skillsOffered: s.entries,
    skillsSought: s.entries,
    topics: s.entries,
    languages: s.languages,
    timeZone: s.timeZone,
    availability: s.availability,
    capacity: s.capacity,
    words: s.words,
    adult: s.adult,
    issued: s.instant,
    expires: s.instant,
    ...extras,
  }),
  v.forward(
    v.partialCheck(
      [['version'], ...EXTRAS.map((name) => [name] as const)],
      (card) => card.version === (hasExtras(card) ? 2 : 1),
      'malformed',
    ),
    ['version'],
  ),
  v.forward(
    v.partialCheck([['issued'], ['expires']], (dates) => s.lapses(dates), 'out-of-range'),
    ['expires'],
  ),
);

const encodedLength = (value: object): number => new TextEncoder().encode(JSON.stringify(value)).length;

/** Cleaned, without what says nothing, in the order in which they are signed. */
const draftAnswers = v.pipe(
  v.array(v.tuple([s.itemId, v.array(v.pipe(v.string(), v.transform(normaliseText)))]), 'malformed'),
  v.transform((all) =>
    all
      .map(([question, texts]) => [question, texts.filter((each) => each !== '')] as const)
      .filter(([, texts]) => texts.length > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([question, texts]): [string, string[]] => [question, [...texts]]),
  ),
  answers,
);

const draftFields = v.strictObject({
  name: s.draftLine(LIMITS.name),
  role: s.role,
  skillsOffered: s.draftEntries,
  skillsSought: s.draftEntries,
  topics: s.draftEntries,
  languages: s.draftLanguages,
  timeZone: s.timeZone,
  availability: s.draftAvailability,
  capacity: s.capacity,
  words: s.draftWords,
  adult: s.adult,
  organisation: v.optional(s.draftLine(LIMITS.name)),
  manager: v.optional(s.draftLine(LIMITS.name)),
  answers: v.optional(draftAnswers),
  trained: extras.trained,
  pausedUntil: extras.pausedUntil,
  pseudonym: onlyTrue,
  withdrawn: onlyTrue,
  hint: v.optional(s.draftLine(LIMITS.name)),
});

/** Every field within its limits can still be too much together, in scripts of three bytes a character. */
const draft = v.pipe(
  draftFields,
  v.forward(
    v.check((fields) => encodedLength(fields) <= LIMITS.draftBytes, 'too-many'),
    ['skillsOffered'],
  ),
);

const KEYS: readonly (keyof Card)[] = [
  'version',
  'programme',
  'box',
  'mailbox',
  'name',
  'role',
  'skillsOffered',
  'skillsSought',
  'topics',
  'languages',
  'timeZone',
  'availability',
  'capacity',
  'words',
  'adult',
  'issued',
  'expires',
  ...EXTRAS,
];

/** The bytes a person signs: equal cards give equal bytes. */
export const encodeCard = (value: Card): Uint8Array => encodeValue(value, KEYS);

/** A card from a signed payload, exactly as its author normalised it. Fails on anything else: see ModelError. */
export const parseCard = (bytes: Uint8Array): Result<Card, ModelError> =>
  parseBytes(cardSchema, bytes, LIMITS.cardBytes, 2);

/** What a form gave, cleaned: trimmed, NFC, without controls, lists without repeats. One error a field that cannot be mended. */
export const parseCardDraft = (value: unknown): Result<CardDraft, ModelError> => parseValue(draft, value);
