import * as v from 'valibot';
import type { Result } from '../../crypto/result.ts';
import type { Card, CardDraft } from './card.ts';
import type { ModelError } from './errors.ts';
import { LIMITS } from './limits.ts';
import { encodeValue, parseBytes, parseValue } from './parse.ts';
import * as s from './schemas.ts';

/** A card that is already a value, such as one handed to a worker. */
export const cardSchema = v.pipe(
  v.strictObject({
    version: v.literal(1, 'malformed'),
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
  }),
  v.forward(
    v.partialCheck([['issued'], ['expires']], (dates) => s.lapses(dates), 'out-of-range'),
    ['expires'],
  ),
);

const encodedLength = (value: object): number => new TextEncoder().encode(JSON.stringify(value)).length;

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
];

/** The bytes a person signs: equal cards give equal bytes. */
export const encodeCard = (value: Card): Uint8Array => encodeValue(value, KEYS);

/** A card from a signed payload, exactly as its author normalised it. Fails on anything else: see ModelError. */
export const parseCard = (bytes: Uint8Array): Result<Card, ModelError> =>
  parseBytes(cardSchema, bytes, LIMITS.cardBytes);

/** What a form gave, cleaned: trimmed, NFC, without controls, lists without repeats. One error a field that cannot be mended. */
export const parseCardDraft = (value: unknown): Result<CardDraft, ModelError> => parseValue(draft, value);
