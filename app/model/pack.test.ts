import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inLanguage } from './localised.ts';
import type { Pack } from './pack.ts';
import { encodePack, parsePack, parsePackValue } from './packCodec.ts';
import { faceOf, packOfDraft, withFace } from './packFace.ts';
import { aPack, aProgrammeDraft, tag, tags } from './samples.ts';

const problems = (value: unknown): string => {
  const parsed = parsePackValue(value);
  if (parsed.ok) return '';
  return parsed.error.tag === 'invalid'
    ? parsed.error.fields.map((f) => `${f.field}: ${f.problem}`).join(', ')
    : parsed.error.tag;
};

describe('a pack', () => {
  it('comes back from its bytes, and equal packs are equal bytes whatever order their keys were in', () => {
    const pack = aPack();
    expect(parsePack(encodePack(pack))).toEqual({ ok: true, value: pack });
    const turned = Object.fromEntries(Object.entries(pack).reverse());
    const back = parsePackValue(turned);
    expect(back.ok && encodePack(back.value)).toEqual(encodePack(pack));
  });

  it('says which part is wrong', () => {
    const pack = aPack();
    const [question] = pack.questions;
    expect(problems({ ...pack, months: 0 })).toBe('months: out-of-range');
    expect(problems({ ...pack, surprise: 1 })).toBe('surprise: unknown-field');
    expect(problems({ ...pack, formats: [] })).toBe('formats: missing');
    expect(problems({ ...pack, topics: [...pack.topics, ...pack.topics] })).toBe('topics: malformed');
    expect(problems({ ...pack, questions: [{ ...question, affinity: true, required: true }] })).toBe(
      'questions: malformed',
    );
    expect(problems({ ...pack, badges: [{ id: 'b', name: { fr: 'Badge' }, missions: ['nowhere'] }] })).toBe(
      'badges: malformed',
    );
    expect(problems({ ...pack, contacts: [{ country: 'FR', name: { fr: 'x' }, reach: 'javascript:alert(1)' }] })).toBe(
      'contacts: malformed',
    );
    expect(problems({ ...pack, name: { fr: 'Pass\u202eerelles' } })).toBe('name: wrong-characters');
    expect(problems({ ...pack, name: {} })).toBe('name: missing');
  });

  it('a contact’s address shows where it leads: no other script, no mark of direction, nothing before an @', () => {
    const reach = (to: string): string =>
      problems({ ...aPack(), contacts: [{ country: 'FR', name: { fr: 'Écoute' }, reach: to }] });
    for (const to of [
      'https://evil.example/\u202eeb.enilpleh',
      'https://evil.example/\u200b',
      'https://103.be@evil.example/',
      'https://\u0430pple.com/',
      'https://evil',
      '112 ',
    ])
      expect(reach(to)).not.toBe('');
    for (const to of [
      '112',
      '+32 103',
      'https://findahelpline.com',
      'https://www.3018.fr/aide?de=ici#tchat',
      'https://xn--a.fr:8443/',
    ])
      expect(reach(to)).toBe('');
  });

  it('keeps the no-break space that French sets before a question mark, and no other odd white space', () => {
    const asks = (fr: string): string => problems({ ...aPack(), survey: [{ id: 'a', text: { fr } }] });
    expect(asks('Ça va\u202f?')).toBe('');
    expect(asks('Ça va\u00a0?')).toBe('');
    for (const odd of [
      'Ça va \u202f?',
      'Ça va\u202f\u202f?',
      'Ça va\u2003?',
      'Ça\nva\u202f?',
      '\u202fÇa va',
      'Ça va\u202f',
    ]) {
      expect(asks(odd)).toBe('survey: wrong-characters');
    }
  });

  it('refuses any bytes that are not one, without a throw', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => !parsePack(bytes).ok));
    fc.assert(fc.property(fc.json(), (json) => !parsePack(new TextEncoder().encode(json)).ok));
  });

  it('of a newer app is told as such', () => {
    const bytes = new TextEncoder().encode(JSON.stringify({ ...aPack(), version: 3 }));
    expect(parsePack(bytes)).toEqual({ ok: false, error: { tag: 'newer-version' } });
  });
});

describe('its face', () => {
  it('is what the form said, in its language, and back', () => {
    const { coordinator, language, ...face } = aProgrammeDraft();
    expect(coordinator).toBe('Cleo');
    expect(faceOf(packOfDraft(aProgrammeDraft()), language)).toEqual(face);
  });

  it('changed in one language keeps the other where nothing was changed, and the ids of the topics that stay', () => {
    const pack = aPack();
    const changed: Pack = withFace(pack, tag('fr'), {
      ...faceOf(pack, tag('fr')),
      name: 'Autre nom',
      topics: ['Premier emploi', 'Voyage'],
    });
    // The English name is the preset's, and no longer this programme's.
    expect(changed.name).toEqual({ fr: 'Autre nom' });
    expect(changed.purpose).toEqual(pack.purpose);
    expect(changed.topics[0]).toEqual(pack.topics[0]);
    expect(changed.topics[1]?.label).toEqual({ fr: 'Voyage' });
    expect(problems(changed)).toBe('');
  });
});

it('a text is read in the language asked for, else a near one, else the first there is', () => {
  const text = { en: 'Hello', fr: 'Bonjour' };
  expect(inLanguage(text, ['fr-ca'])).toBe('Bonjour');
  expect(inLanguage(text, ['wo', 'en'])).toBe('Hello');
  expect(inLanguage(text, ['wo'], tags('fr', 'en'))).toBe('Bonjour');
  expect(inLanguage({}, ['fr'])).toBe('');
});
