/** Pieces the parsers share. Wire pieces refuse what is not in normal form; draft pieces bring it into normal form. */
import * as v from 'valibot';
import type { Instant, InvitationId, LanguageTag, ProgrammeId, TimeZone } from './brand.ts';
import type { FieldProblem } from './errors.ts';
import { isBytesText, isKeyText } from './ids.ts';
import { LIMITS } from './limits.ts';
import { foldWords, normaliseEntries, normaliseLine, normaliseText } from './text.ts';
import { canonicalLanguage, isLanguageTag, isTimeZone } from './zone.ts';

/** Valibot's messages are our closed list of problems. */
const problem = (name: FieldProblem): FieldProblem => name;

const text = v.string(problem('malformed'));
const filled = v.minLength<string, 1, FieldProblem>(1, problem('missing'));
const atMost = (length: number) => v.maxLength<string, number, FieldProblem>(length, problem('too-long'));
const is = (test: (text: string) => boolean, name: FieldProblem) => v.check(test, problem(name));

export const line = (length: number) =>
  v.pipe(
    text,
    filled,
    atMost(length),
    is((t) => normaliseLine(t) === t, 'wrong-characters'),
  );
export const words = v.pipe(
  text,
  atMost(LIMITS.words),
  is((t) => normaliseText(t) === t, 'wrong-characters'),
);
export const draftLine = (length: number) => v.pipe(text, v.transform(normaliseLine), filled, atMost(length));
export const draftWords = v.pipe(text, v.transform(normaliseText), atMost(LIMITS.words));

const distinct = (entries: string[]) => new Set(entries.map(foldWords)).size === entries.length;
export const entries = v.pipe(
  v.array(line(LIMITS.entry), problem('malformed')),
  v.maxLength(LIMITS.entries, problem('too-many')),
  v.check(distinct, problem('malformed')),
);
export const draftEntries = v.pipe(
  // Bounded before it is normalised: a pasted list must not cost seconds.
  v.pipe(v.array(text, problem('malformed')), v.maxLength(20 * LIMITS.entries, problem('too-many'))),
  v.transform((list) => normaliseEntries(list)),
  v.array(v.pipe(v.string(), atMost(LIMITS.entry))),
  v.maxLength(LIMITS.entries, problem('too-many')),
);

export const language = v.pipe(
  text,
  atMost(LIMITS.languageTag),
  v.check(isLanguageTag, problem('unknown-language')),
  v.transform((t) => t as LanguageTag),
);
export const draftLanguage = v.pipe(
  text,
  atMost(LIMITS.languageTag),
  v.transform((t) => canonicalLanguage(t.trim()) ?? ''),
  language,
);
const someLanguages = v.minLength<LanguageTag[], 1, FieldProblem>(1, problem('missing'));
export const languages = v.pipe(
  v.array(language, problem('malformed')),
  someLanguages,
  v.maxLength(LIMITS.entries, problem('too-many')),
  v.check((tags) => new Set(tags).size === tags.length, problem('malformed')),
);
export const draftLanguages = v.pipe(
  v.array(draftLanguage, problem('malformed')),
  v.transform((tags) => [...new Set(tags)]),
  someLanguages,
  v.maxLength(LIMITS.entries, problem('too-many')),
);

export const timeZone = v.pipe(
  text,
  atMost(LIMITS.timeZone),
  v.check(isTimeZone, problem('unknown-time-zone')),
  v.transform((t) => t as TimeZone),
);

const whole = (from: number, to: number) =>
  v.pipe(
    v.number(problem('malformed')),
    v.safeInteger(problem('malformed')),
    v.minValue(from, problem('out-of-range')),
    v.maxValue(to, problem('out-of-range')),
  );
const slots = v.pipe(
  v.array(whole(0, LIMITS.slots - 1), problem('malformed')),
  v.maxLength(LIMITS.slots, problem('too-many')),
);
const rising = (values: number[]) => values.every((value, at) => at === 0 || (values[at - 1] ?? value) < value);
export const availability = v.pipe(slots, v.check(rising, problem('malformed')));
export const draftAvailability = v.pipe(
  slots,
  v.transform((values) => [...new Set(values)].sort((a, b) => a - b)),
);

export const capacity = whole(LIMITS.minimumCapacity, LIMITS.maximumCapacity);
export const months = whole(LIMITS.minimumMonths, LIMITS.maximumMonths);
/** 8.64e15 ms is the last instant a Date can hold. */
export const instant = whole(0, 8.64e15);
export const adult = v.boolean(problem('malformed'));
export const role = v.picklist(['mentor', 'mentee', 'either', 'supervisor', 'staff', 'contact'], problem('malformed'));
export const mode = v.picklist(['private-pair', 'visible-third'], problem('malformed'));

/** Of a question, an option or a module of a programme. */
export const itemId = v.pipe(text, v.regex<string, FieldProblem>(/^[a-z0-9][a-z0-9-]{0,39}$/, problem('malformed')));

export const key = v.pipe(text, is(isKeyText, 'malformed'));
export const programmeId = v.pipe(
  key,
  v.transform((t) => t as ProgrammeId),
);
export const invitationId = v.pipe(
  key,
  v.transform((t) => t as InvitationId),
);
/** A signed card envelope in base64url; its signature is checked by whoever opens it. */
export const envelopeText = v.pipe(
  text,
  filled,
  atMost(LIMITS.envelopeText),
  is((t) => isBytesText(t, Math.floor((t.length * 3) / 4)), 'malformed'),
);

/** True when the value lapses after it was issued, and within the longest lifetime. */
export const lapses = ({ issued, expires }: { issued: Instant; expires: Instant }): boolean =>
  expires > issued && expires - issued <= LIMITS.lifetime;
