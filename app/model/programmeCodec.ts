import * as v from 'valibot';
import type { Result } from '../../crypto/result.ts';
import type { ModelError } from './errors.ts';
import { LIMITS } from './limits.ts';
import { encodeValue, parseBytes, parseValue } from './parse.ts';
import type { Programme, ProgrammeDraft } from './programme.ts';
import * as s from './schemas.ts';

const programme = v.strictObject({
  version: v.literal(1, 'malformed'),
  box: s.key,
  name: s.line(LIMITS.name),
  purpose: s.words,
  language: s.language,
  mode: s.mode,
  months: s.months,
  topics: s.entries,
  coordinator: s.line(LIMITS.name),
  issued: s.instant,
});

const draft = v.strictObject({
  name: s.draftLine(LIMITS.name),
  purpose: s.draftWords,
  language: s.draftLanguage,
  mode: s.mode,
  months: s.months,
  topics: s.draftEntries,
  coordinator: s.draftLine(LIMITS.name),
});

const KEYS: readonly (keyof Programme)[] = [
  'version',
  'box',
  'name',
  'purpose',
  'language',
  'mode',
  'months',
  'topics',
  'coordinator',
  'issued',
];

/** The bytes a programme signs: equal programmes give equal bytes. */
export const encodeProgramme = (value: Programme): Uint8Array => encodeValue(value, KEYS);

export const parseProgramme = (bytes: Uint8Array): Result<Programme, ModelError> =>
  parseBytes(programme, bytes, LIMITS.programmeBytes);

/** What the coordinator's form gave, cleaned; one error a field that cannot be mended. */
export const parseProgrammeDraft = (value: unknown): Result<ProgrammeDraft, ModelError> => parseValue(draft, value);
