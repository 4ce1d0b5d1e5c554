import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Result } from '../../crypto/result.ts';
import type { Card } from './card.ts';
import { encodeCard, parseCard, parseCardDraft, versioned } from './cardCodec.ts';
import type { ModelError } from './errors.ts';
import { encodeAnswer, encodeInvitation, parseAnswer, parseInvitation } from './invitationCodec.ts';
import { encodeLetter, parseLetter } from './letterCodec.ts';
import { encodeProgramme, parseProgramme, parseProgrammeDraft } from './programmeCodec.ts';
import { aCard, aDraft, anAnswer, anInvitation, aProgramme, aProgrammeDraft } from './samples.ts';

const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const problems = (result: Result<unknown, ModelError>) => {
  if (result.ok) return 'accepted';
  return result.error.tag === 'invalid'
    ? result.error.fields.map((f) => `${f.field}: ${f.problem}`).join(', ')
    : result.error.tag;
};

/** Every field within its own limit, in a script of three bytes a character. */
const overfull = (): Card => {
  const list = (letter: string) =>
    Array.from({ length: 20 }, (_, i) => `${letter}${String.fromCharCode(0x4e00 + i)}${'漢'.repeat(58)}`);
  return aCard({
    name: '漢'.repeat(80),
    words: '漢'.repeat(600),
    skillsOffered: list('a'),
    skillsSought: list('b'),
    topics: list('c'),
    availability: Array.from({ length: 336 }, (_, i) => i),
  });
};

describe('round trips', () => {
  it('gives back the same card, programme, invitation and answer', () => {
    expect(parseCard(encodeCard(aCard()))).toEqual({ ok: true, value: aCard() });
    expect(parseProgramme(encodeProgramme(aProgramme()))).toEqual({ ok: true, value: aProgramme() });
    expect(parseInvitation(encodeInvitation(anInvitation()))).toEqual({ ok: true, value: anInvitation() });
    expect(parseAnswer(encodeAnswer(anAnswer()))).toEqual({ ok: true, value: anAnswer() });
  });

  it('encodes equal cards to equal bytes, whatever the order of their keys', () => {
    const shuffled = Object.fromEntries(Object.entries(aCard()).reverse()) as unknown as Card;
    expect(encodeCard(shuffled)).toEqual(encodeCard(aCard()));
  });

  it('carries any envelope in a letter', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 300 }),
        fc.constantFrom('card', 'answer', 'invitation', 'withdrawal', 'announcement', 'reminder', 'rematch'),
        (envelope, kind) => {
          expect(parseLetter(encodeLetter({ kind, envelope }))).toEqual({ ok: true, value: { kind, envelope } });
        },
      ),
    );
  });
});

describe('foreign bytes', () => {
  it('never throws on random bytes, and refuses them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        for (const parse of [parseCard, parseProgramme, parseInvitation, parseAnswer])
          expect(parse(bytes).ok).toBe(false);
      }),
    );
  });

  it('never throws on any JSON in any field', () => {
    const fields = Object.keys(aCard());
    fc.assert(
      fc.property(fc.constantFrom(...fields), fc.jsonValue(), (field, value) => {
        const parsed = parseCard(json({ ...aCard(), [field]: value }));
        if (parsed.ok) expect(parseCard(encodeCard(parsed.value))).toEqual(parsed);
      }),
    );
  });

  it.each([
    ['name', '', 'name: missing'],
    ['name', 'x'.repeat(81), 'name: too-long'],
    ['name', ' Ada', 'name: wrong-characters'],
    ['name', 'Ada\u202egro.lenom', 'name: wrong-characters'],
    ['name', 'Ada\u0000', 'name: wrong-characters'],
    ['name', 'E\u0301lodie', 'name: wrong-characters'],
    ['words', 'x'.repeat(601), 'words: too-long'],
    ['words', 'a\ud800b', 'words: wrong-characters'],
    ['skillsOffered', Array.from({ length: 21 }, (_, i) => `s${i}`), 'skillsOffered: too-many'],
    ['skillsOffered', ['x'.repeat(61)], 'skillsOffered: too-long'],
    ['skillsOffered', ['Excel', 'excel'], 'skillsOffered: malformed'],
    ['languages', [], 'languages: missing'],
    ['languages', ['FR'], 'languages: unknown-language'],
    ['languages', ['not a tag'], 'languages: unknown-language'],
    ['languages', ['fr', 'fr'], 'languages: malformed'],
    ['timeZone', 'Mars/Olympus', 'timeZone: unknown-time-zone'],
    ['timeZone', '+02:00', 'timeZone: unknown-time-zone'],
    ['availability', [336], 'availability: out-of-range'],
    ['availability', [3, 2], 'availability: malformed'],
    ['availability', [2, 2], 'availability: malformed'],
    ['capacity', 0, 'capacity: out-of-range'],
    ['capacity', 1.5, 'capacity: malformed'],
    ['expires', aCard().issued, 'expires: out-of-range'],
    ['expires', aCard().issued + 3 * 366 * 86_400_000, 'expires: out-of-range'],
    ['box', 'AAAA', 'box: malformed'],
    ['adult', 'yes', 'adult: malformed'],
    ['role', 'boss', 'role: malformed'],
    ['extra', 1, 'extra: unknown-field'],
  ])('refuses a card whose %s is %j', (field, value, problem) => {
    expect(problems(parseCard(json({ ...aCard(), [field]: value })))).toBe(problem);
  });

  it('says which field is missing', () => {
    const { mailbox: _, ...rest } = aCard();
    expect(problems(parseCard(json(rest)))).toBe('mailbox: missing');
  });

  it('tells a newer version and too many bytes from a damaged card', () => {
    expect(problems(parseCard(json({ ...aCard(), version: 3 })))).toBe('newer-version');
    // Version 2 is for cards that tell more, and for no others: equal cards are equal bytes.
    expect(problems(parseCard(json({ ...aCard(), version: 2 })))).toBe('version: malformed');
    expect(problems(parseCard(json({ ...aCard(), organisation: 'Octave' })))).toBe('version: malformed');
    const full = versioned(aCard({ organisation: 'Octave', answers: [['field', ['tax']]], trained: ['welcome'] }));
    expect(parseCard(encodeCard(full))).toEqual({ ok: true, value: full });
    expect(full.version).toBe(2);
    expect(problems(parseCard(new Uint8Array(10_801)))).toBe('too-large');
    expect(problems(parseCard(new Uint8Array([0xef, 0xbb, 0xbf, ...encodeCard(aCard())])))).toBe('not-text');
    expect(problems(parseCard(json([aCard()])))).not.toBe('accepted');
  });

  it('takes a letter of no known kind, or empty, for what it is', () => {
    for (const bytes of [[], [0, 1], [99, 1], [1]]) expect(parseLetter(Uint8Array.from(bytes)).ok).toBe(false);
    expect(problems(parseLetter(new Uint8Array(60_000)))).toBe('too-large');
  });

  it('refuses a card too large for two of them to fit an invitation', () => {
    expect(problems(parseCard(encodeCard(overfull())))).toBe('too-large');
  });
});

describe('drafts', () => {
  it('cleans what can be cleaned', () => {
    const parsed = parseCardDraft({
      ...aDraft(),
      name: '  E\u0301lodie\u202e \t Ba ',
      skillsOffered: [' Excel ', 'excel', '', 'Droit  du\u0007 travail'],
      languages: ['fr-FR', 'FR-fr', 'wo'],
      availability: [5, 3, 5],
      words: 'un\r\n\r\n\r\n\r\ndeux ',
    });
    expect(parsed).toEqual({
      ok: true,
      value: {
        ...aDraft(),
        name: 'Élodie Ba',
        skillsOffered: ['Excel', 'Droit du travail'],
        languages: ['fr-fr', 'wo'],
        availability: [3, 5],
        words: 'un\n\ndeux',
      },
    });
  });

  it('gives one error a field', () => {
    const bad = {
      ...aDraft(),
      name: '   ',
      languages: ['??'],
      timeZone: 'Nowhere',
      capacity: 9,
      words: 'x'.repeat(700),
    };
    expect(problems(parseCardDraft(bad))).toBe(
      'name: missing, languages: unknown-language, timeZone: unknown-time-zone, capacity: out-of-range, words: too-long',
    );
    expect(problems(parseProgrammeDraft({ ...aProgrammeDraft(), months: 0, coordinator: '' }))).toBe(
      'months: out-of-range, coordinator: missing',
    );
  });

  it('says that a draft is too much in all before its card is refused', () => {
    const { name, words, skillsOffered, skillsSought, topics, availability } = overfull();
    const draft = aDraft({ name, words, skillsOffered, skillsSought, topics, availability });
    expect(problems(parseCardDraft(draft))).toBe('skillsOffered: too-many');
    const latin = {
      ...aDraft(),
      words: 'é'.repeat(600),
      availability,
      topics: [],
      skillsOffered: skillsOffered.map((_, i) => `${i}`.padEnd(60, 'é')),
    };
    const parsed = parseCardDraft(latin);
    expect(problems(parsed)).toBe('accepted');
    if (parsed.ok) expect(problems(parseCard(encodeCard({ ...aCard(), ...parsed.value })))).toBe('accepted');
  });

  it('makes of any accepted draft a card that is accepted on the wire', () => {
    const typed = fc.string({ unit: 'grapheme', maxLength: 90 });
    fc.assert(
      fc.property(
        typed,
        fc.array(typed, { maxLength: 25 }),
        fc.string({ unit: 'binary', maxLength: 650 }),
        (name, skills, words) => {
          const draft = parseCardDraft({ ...aDraft(), name, skillsOffered: skills, words });
          if (draft.ok) expect(problems(parseCard(encodeCard({ ...aCard(), ...draft.value })))).toBe('accepted');
        },
      ),
    );
  });
});
