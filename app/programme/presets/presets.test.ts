import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../model/markdownRead.ts';
import type { Pack } from '../../model/pack.ts';
import { encodePack, parsePackValue } from '../../model/packCodec.ts';
import { packChanges, untranslated } from '../../model/packDiff.ts';
import { faceOf, withFace } from '../../model/packFace.ts';
import { wordsOf } from '../../model/pageNode.ts';
import { parseProgrammeDraft } from '../../model/programmeCodec.ts';
import { PRESETS } from './index.ts';

const packs = await Promise.all(PRESETS.map(async ({ id, load }) => ({ id, pack: await load() })));

/** Every text of a pack in one language, with where it stands. A language nobody has brings them all out. */
const texts = (pack: Pack, language: string): [string, string][] =>
  untranslated(pack, 'eo').map(({ path, text }) => [path.join('.'), text[language] ?? '']);

/** Where a text has what it must not have. */
const wrong = (pack: Pack, language: string, pattern: RegExp): string[] =>
  texts(pack, language).flatMap(([path, text]) => (pattern.test(text) ? [`${path}: ${pattern.exec(text)?.[0]}`] : []));

/** A signature, its key and a version around the bytes; see the session's office, which refuses a larger pack. */
const AROUND = 200;
const MOST = 36_000;

it('[S57] each is offered once, and the first is the one between companies', () => {
  const ids = PRESETS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids[0]).toBe('octave');
});

describe.each(packs)('the preset $id', ({ pack }) => {
  it('is a pack, and stays the same through its bytes', () => {
    const parsed = parsePackValue(pack);
    expect(parsed.ok ? [] : parsed.error).toEqual([]);
    expect(parsed.ok && parsed.value).toEqual(pack);
    expect(pack.from).toBeNull();
  });

  it('[F37] says everything in French and in English, and not the same', () => {
    expect(pack.languages).toEqual(['fr', 'en']);
    expect(untranslated(pack, 'fr')).toEqual([]);
    expect(untranslated(pack, 'en')).toEqual([]);
    const alike = untranslated(pack, 'eo').filter(({ text }) => text.fr === text.en);
    expect(alike.map(({ text }) => text.fr)).toEqual([]);
  });

  it('is typeset: curly apostrophes, and in French a narrow no-break space where one belongs', () => {
    for (const language of ['fr', 'en']) expect(wrong(pack, language, /['"]/)).toEqual([]);
    // A heading or a rule of a table is Markdown's, and an address has a colon of its own.
    expect(wrong(pack, 'fr', /[^\u202f][;?!»]|«[^\u202f]/)).toEqual([]);
    expect(wrong(pack, 'fr', /[^\u202f]:(?!\/\/)/)).toEqual([]);
    expect(wrong(pack, 'en', /\u202f|«| [;:?!]/)).toEqual([]);
  });

  it('[S47] has pages that read as Markdown, with no mark left over', () => {
    const pages = [...pack.training, ...pack.sheets].flatMap(({ text }) => Object.values(text));
    const left = pages.flatMap((page) => readMarkdown(page)).map((node) => wordsOf([node]));
    expect(left.filter((words) => /\*\*|[-*] |\[ \]|^#|\||<|>/m.test(words))).toEqual([]);
  });

  it('fits into the notice that brings it along', () => {
    expect(deflateRawSync(encodePack(pack)).length + AROUND).toBeLessThan(MOST);
  });

  it('[S06] trains both sides, or neither, and the right answer is not always in one place', () => {
    const { training } = pack;
    if (training.length === 0) return;
    expect(training.map(({ audience }) => audience)).toEqual(expect.arrayContaining(['mentor', 'mentee']));
    expect(training.every(({ checks }) => checks.length > 0)).toBe(true);
    const rights = training.flatMap(({ checks }) => checks.map(({ right }) => right));
    expect(new Set(rights).size).toBeGreaterThan(1);
    expect(rights.filter((right) => right === 0).length).toBeLessThan(rights.length / 2);
  });

  it('[S03] [S04] has topics, an agreement to begin from, sheets, prompts, statements and somebody to call', () => {
    const { topics, agreement, sheets, prompts, survey, contacts } = pack;
    expect(Object.keys(agreement).sort()).toEqual(['aims', 'between', 'rhythm', 'silence', 'ways']);
    for (const part of [topics, prompts, survey, contacts]) expect(part.length).toBeGreaterThan(2);
    expect(new Set(sheets.map(({ kind }) => kind))).toEqual(new Set(['tip', 'template']));
  });

  it('[S03] has a face that a form takes as it stands, in either language', () => {
    for (const language of pack.languages) {
      const face = { ...faceOf(pack, language), language, coordinator: 'Cleo' };
      expect(parseProgrammeDraft(face)).toEqual({ ok: true, value: face });
      expect(withFace(pack, language, face)).toEqual(pack);
    }
  });

  it('[S48] has a badge for no mission that is not there, and no mission that no badge is for', () => {
    const earned = new Set(pack.badges.flatMap(({ missions }) => missions));
    expect([...earned].sort()).toEqual(pack.missions.map(({ id }) => id).sort());
  });

  it('says in nothing that somebody must tell of their origin or their like', () => {
    const affinities = pack.questions.filter(({ affinity }) => affinity);
    expect(affinities.filter(({ required, weight }) => required || weight > 5)).toEqual([]);
  });

  it('differs from itself in nothing, and from a fork in what was changed', () => {
    expect(packChanges(pack, structuredClone(pack))).toEqual([]);
    expect(packChanges(pack, { ...pack, months: pack.months + 1 })).toHaveLength(1);
  });
});

describe('[S02] each is for its own', () => {
  const of = (id: string): Pack => {
    const found = packs.find((each) => each.id === id);
    if (found === undefined) throw new Error(`no such preset: ${id}`);
    return found.pack;
  };

  it('[S54] [S57] between companies: eight months, a meeting and a prompt a month, roles that may be swapped', () => {
    const { months, cadenceDays, prompts, formats, matching, survey } = of('octave');
    expect({ months, cadenceDays, prompts: prompts.length, statements: survey.length }).toEqual({
      months: 8,
      cadenceDays: 30,
      prompts: 8,
      statements: 8,
    });
    expect(formats).toContain('reverse');
    expect(matching.apart).toContain('organisation');
  });

  it('[F22] [S57] students: sixteen weeks, a prompt each, three mentors recommended', () => {
    const { months, cadenceDays, prompts, matching, sessionMinutes } = of('mentornet');
    expect({ months, cadenceDays, prompts: prompts.length, choosing: matching.choosing }).toEqual({
      months: 4,
      cadenceDays: 7,
      prompts: 16,
      choosing: 'recommend-three',
    });
    expect(sessionMinutes).toBeLessThanOrEqual(20);
  });

  it('[F35] [S57] schools alone have minors, so a third who is seen, and somebody for the young to call', () => {
    expect(packs.filter(({ pack }) => pack.mode === 'visible-third').map(({ id }) => id)).toEqual(['school']);
    const reached = of('school').contacts.map(({ country, reach }) => `${country} ${reach}`);
    expect(reached).toEqual(
      expect.arrayContaining(['FR 119', 'FR 3018', 'BE 103', 'CH 147', 'CA 1 800 668 6868', 'GB 0800 1111']),
    );
  });

  it('[S58] flash: at most three half-hours, five help areas, a sheet of questions', () => {
    const { formats, prompts, topics, sheets, sessionMinutes } = of('flash');
    expect({ formats, prompts: prompts.length, topics: topics.length, sessionMinutes }).toEqual({
      formats: ['flash'],
      prompts: 3,
      topics: 5,
      sessionMinutes: 30,
    });
    expect(sheets.some(({ id, kind }) => id === 'question-sheet' && kind === 'template')).toBe(true);
  });

  it('[S56] out of work: six months, a meeting every fortnight, a template for CV, applications and interviews', () => {
    const { months, cadenceDays, sheets, objectives } = of('job-seekers');
    expect({ months, cadenceDays }).toEqual({ months: 6, cadenceDays: 14 });
    expect(objectives).toContain('employment');
    expect(sheets.filter(({ kind }) => kind === 'template')).toHaveLength(3);
  });
});
