import * as v from 'valibot';
import type { Result } from '../../crypto/result.ts';
import type { FieldProblem, ModelError } from './errors.ts';
import { LIMITS } from './limits.ts';
import { localised, nothingSaid } from './localised.ts';
import { CHOOSING, FORMATS, PACK_LIMITS as L, OBJECTIVES, type Pack } from './pack.ts';
import { parseBytes, parseValue } from './parse.ts';
import { key as hash, itemId as id, languages, mode, months } from './schemas.ts';
import { normaliseLine, normaliseText, typesetLine } from './text.ts';

const problem = (name: FieldProblem): FieldProblem => name;
const atMost = (length: number) => v.maxLength<string, number, FieldProblem>(length, problem('too-long'));
const clean = (form: (text: string) => string) =>
  v.check<string, FieldProblem>((text) => form(text) === text, problem('wrong-characters'));

const line = (length: number) =>
  v.pipe(v.string(), v.minLength(1, problem('missing')), atMost(length), clean(typesetLine));
const prose = (length: number) =>
  v.pipe(v.string(), v.minLength(1, problem('missing')), atMost(length), clean(normaliseText));
const whole = (from: number, to: number) =>
  v.pipe(
    v.number(problem('malformed')),
    v.safeInteger(problem('malformed')),
    v.minValue(from, problem('out-of-range')),
    v.maxValue(to, problem('out-of-range')),
  );

const upTo = <S extends v.GenericSchema>(item: S, most: number) =>
  v.pipe(v.array(item, problem('malformed')), v.maxLength(most, problem('too-many')));
/** Each id once: an answer or a tick names one thing. */
const listed = <S extends v.GenericSchema<unknown, { readonly id: string }>>(item: S, most: number) =>
  v.pipe(
    upTo(item, most),
    v.check((items) => new Set(items.map((each) => each.id)).size === items.length, problem('malformed')),
  );
const picked = <const T extends readonly string[]>(names: T) =>
  v.pipe(
    upTo(v.picklist(names, problem('malformed')), names.length),
    v.check((all) => new Set(all).size === all.length, problem('malformed')),
  );

const option = v.strictObject({ id, label: localised(line(L.line)) });

const topic = v.strictObject({ id, label: localised(line(LIMITS.entry)) });

const question = v.pipe(
  v.strictObject({
    id,
    ask: localised(line(L.line)),
    kind: v.picklist(['one', 'many', 'text'], problem('malformed')),
    options: listed(option, L.options),
    weight: whole(0, 10),
    affinity: v.boolean(),
    required: v.boolean(),
  }),
  v.check(({ kind, options }) => (kind === 'text' ? options.length === 0 : options.length >= 2), problem('malformed')),
  // What is told of one's origin or belief is a gift: a programme cannot ask it of everybody, nor weigh mere text.
  v.check(({ affinity, required }) => !(affinity && required), problem('malformed')),
  v.check(({ kind, weight }) => kind !== 'text' || weight === 0, problem('malformed')),
);

const check = v.pipe(
  v.strictObject({
    ask: localised(line(L.line)),
    options: v.pipe(upTo(localised(line(L.line)), 5), v.minLength(2, problem('missing'))),
    right: whole(0, 4),
    because: localised(line(L.words)),
  }),
  v.check(({ options, right }) => right < options.length, problem('out-of-range')),
);

const module_ = v.strictObject({
  id,
  audience: v.picklist(['mentor', 'mentee', 'all'], problem('malformed')),
  title: localised(line(L.name)),
  text: localised(prose(L.text)),
  checks: upTo(check, L.checks),
  minutes: whole(1, 120),
});

const mission = v.strictObject({ id, title: localised(line(L.name)), text: localised(prose(L.words)) });
const badge = v.strictObject({ id, name: localised(line(L.name)), missions: upTo(id, L.missions) });
const sheet = v.strictObject({
  id,
  kind: v.picklist(['tip', 'template'], problem('malformed')),
  title: localised(line(L.name)),
  text: localised(prose(L.text)),
});
const prompt = v.strictObject({ id, text: localised(prose(L.words)) });
const statement = v.strictObject({ id, text: localised(line(L.line)) });
/**
 * A number to dial, or a page over TLS: nothing that a tap could run. In print ASCII without @, so that an address cannot
 * look like another: no letter of another script, no mark of direction, no helper's name before somebody else's host.
 */
const NUMBER = /\+?[0-9][0-9 ]{1,24}/;
const LABEL = /[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?/;
const PAGE = new RegExp(`https://(?:${LABEL.source}\\.)+[A-Za-z]{2,63}(?::[0-9]{1,5})?(?:[/?#][!#-&(-;=?A-[\\]-~]*)?`);
const reach = v.pipe(
  v.string(),
  atMost(L.line),
  clean(normaliseLine),
  v.regex(new RegExp(`^(?:${NUMBER.source}|${PAGE.source})$`), problem('malformed')),
);
const contact = v.strictObject({
  country: v.pipe(v.string(), v.regex(/^(?:[A-Z]{2})?$/, problem('malformed'))),
  name: localised(line(L.name)),
  reach,
});

const matching = v.strictObject({
  choosing: v.picklist(CHOOSING, problem('malformed')),
  objective: v.picklist(['total', 'floor', 'stable'], problem('malformed')),
  skills: whole(1, 10),
  topics: whole(1, 10),
  languages: whole(1, 10),
  time: whole(1, 10),
  apart: picked(['organisation', 'manager']),
});

const term = v.optional(localised(prose(L.words)));

const packSchema = v.pipe(
  v.strictObject({
    version: v.picklist([1, 2], problem('malformed')),
    languages: v.pipe(languages, v.maxLength(L.languages, problem('too-many'))),
    name: localised(line(L.name)),
    purpose: localised(prose(L.words)),
    audience: v.union([nothingSaid, localised(line(L.words))]),
    objectives: picked(OBJECTIVES),
    mode,
    formats: v.pipe(picked(FORMATS), v.minLength(1, problem('missing'))),
    months,
    cadenceDays: whole(1, 90),
    sessionMinutes: whole(10, 240),
    topics: listed(topic, LIMITS.entries),
    questions: listed(question, L.questions),
    organisation: v.optional(v.literal(true, problem('malformed'))),
    matching,
    agreement: v.strictObject({ aims: term, rhythm: term, ways: term, between: term, silence: term }),
    training: listed(module_, L.modules),
    missions: listed(mission, L.missions),
    badges: listed(badge, L.badges),
    sheets: listed(sheet, L.sheets),
    prompts: listed(prompt, L.prompts),
    survey: listed(statement, L.statements),
    contacts: upTo(contact, L.contacts),
    from: v.nullable(hash),
  }),
  v.forward(
    v.partialCheck(
      [['version'], ['organisation']],
      ({ version, organisation }) => (organisation === true) === (version === 2),
      problem('malformed'),
    ),
    ['organisation'],
  ),
  v.forward(
    v.partialCheck(
      [['badges'], ['missions']],
      ({ badges, missions }) =>
        badges.every((each) => each.missions.every((of) => missions.some((one) => one.id === of))),
      problem('malformed'),
    ),
    ['badges'],
  ),
);

/** The bytes a pack is signed over: equal packs give equal bytes, whatever order their keys were written in. */
export const encodePack = (pack: Pack): Uint8Array =>
  new TextEncoder().encode(JSON.stringify(v.parse(packSchema, pack)));

/** A pack from signed or stored bytes. Fails on anything else: see ModelError. */
export const parsePack = (bytes: Uint8Array): Result<Pack, ModelError> => parseBytes(packSchema, bytes, L.bytes, 2);

/** A pack that is already a value, such as one that a form changed. */
export const parsePackValue = (value: unknown): Result<Pack, ModelError> => parseValue(packSchema, value);
