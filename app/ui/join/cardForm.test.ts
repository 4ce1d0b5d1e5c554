import { describe, expect, it } from 'vitest';
import { parseCardDraft } from '../../model/cardCodec.ts';
import { aCard, aPack } from '../../model/samples.ts';
import { canonicalLanguage, isTimeZone } from '../../model/zone.ts';
import {
  askedBy,
  type CardForm,
  draftOf,
  formOf,
  missingIn,
  NOTHING_MORE,
  newForm,
  STEPS,
  stepOf,
  stepsOf,
} from './cardForm.ts';

const dakar = 'Africa/Dakar';

function filled(part: Partial<CardForm> = {}): CardForm {
  return {
    ...newForm('Ben', canonicalLanguage('fr')),
    role: 'mentee',
    adult: true,
    skillsSought: ['data analysis'],
    timeZone: isTimeZone(dakar) ? dakar : null,
    availability: [36, 37],
    ...part,
  };
}

describe('the card while it is filled in', () => {
  it('is accepted by the model as soon as no step misses anything', () => {
    const draft = draftOf(filled(), 'private-pair');
    expect(draft).not.toBeNull();
    expect(parseCardDraft(draft)).toMatchObject({ ok: true });
  });

  it('asks a mentor what they share and a mentee what they seek; either, both', () => {
    expect(missingIn(filled({ skillsSought: [] }), 'skills', 'private-pair')).toEqual(['skillsSought']);
    expect(missingIn(filled({ role: 'mentor', skillsSought: [] }), 'skills', 'private-pair')).toEqual([
      'skillsOffered',
    ]);
    expect(missingIn(filled({ role: 'either', skillsSought: [] }), 'skills', 'private-pair')).toEqual([
      'skillsOffered',
      'skillsSought',
    ]);
  });

  it('is no draft while anything is missing', () => {
    for (const part of [
      { name: ' ' },
      { role: null },
      { adult: false },
      { languages: [] },
      { availability: [] },
      { timeZone: null },
    ]) {
      expect(draftOf(filled(part), 'private-pair')).toBeNull();
    }
  });

  it('of who accompanies pairs asks who they are, and nothing that a match is made of', () => {
    const third = filled({ role: 'supervisor', skillsOffered: ['law'], availability: [1], timeZone: null });
    expect(stepsOf('supervisor')).toEqual(['you']);
    const draft = draftOf(third, 'visible-third');
    expect(draft).toMatchObject({ role: 'supervisor', skillsOffered: [], skillsSought: [], availability: [] });
    expect(parseCardDraft(draft)).toMatchObject({ ok: true });
    for (const part of [{ adult: false }, { languages: [] }, { name: '' }])
      expect(draftOf({ ...third, ...part }, 'visible-third')).toBeNull();
    expect(stepOf('languages', 'supervisor')).toBe('you');
  });

  it('lets those apply who are not adults, where an adult can see what is written', () => {
    expect(draftOf(filled({ adult: false }), 'visible-third')).toMatchObject({ adult: false });
    expect(draftOf(filled({ adult: false }), 'private-pair')).toBeNull();
  });

  it('[F34] takes nobody for younger, or older, who has not said which', () => {
    for (const role of ['mentee', 'mentor', 'either', 'supervisor'] as const)
      for (const mode of ['visible-third', 'private-pair'] as const)
        expect(missingIn(filled({ role, adult: newForm('Ben', null).adult }), 'you', mode)).toEqual(['adult']);
    expect(draftOf(filled({ adult: null }), 'visible-third')).toBeNull();
    expect(formOf(aCard({ adult: false })).adult).toBe(false);
  });

  it('does not send how many people a mentee would take', () => {
    expect(draftOf(filled({ capacity: 4 }), 'private-pair')?.capacity).toBe(1);
  });

  it('finds the step of a field', () => {
    expect(STEPS.map((step) => step)).toContain(stepOf('languages', 'mentor'));
    expect(stepOf('languages', 'mentor')).toBe('skills');
    expect(stepOf('words', 'mentor')).toBe('time');
    expect(stepOf('unheard-of', 'mentor')).toBe('you');
  });
});

describe('what a programme asks too', () => {
  const [field] = aPack().questions;
  if (field === undefined) throw new Error('a question');
  const origin = { ...field, id: 'origin', affinity: true };
  const why = { ...field, id: 'why', kind: 'text' as const, options: [], required: false };
  const { matching } = aPack();
  const asked = askedBy({ questions: [field, origin, why], matching: { ...matching, apart: ['organisation'] } });
  const draft = (part: Partial<CardForm>) => draftOf(filled(part), 'private-pair', asked);

  it('[F01] is a step of its own only where something is asked; of who accompanies pairs, their place alone', () => {
    expect(stepsOf('mentee')).not.toContain('more');
    expect(stepsOf('mentee', askedBy(null))).toEqual(stepsOf('mentee', NOTHING_MORE));
    expect(stepsOf('mentee', asked)).toContain('more');
    expect(stepsOf('supervisor', asked)).toEqual(['you', 'more']);
    expect(stepsOf('supervisor', { ...asked, organisation: false })).toEqual(['you']);
    expect(stepOf('answers', 'mentee', asked)).toBe('more');
  });

  it('[S22] of origin, gender or belief nothing is ever required, whatever the pack says', () => {
    expect(missingIn(filled(), 'more', 'private-pair', asked)).toEqual(['answer field']);
    expect(draft({})).toBeNull();
    const whole = draft({ organisation: ' Lycée Curie ', answers: { field: ['tax'] } });
    expect(whole).toMatchObject({ organisation: 'Lycée Curie', answers: [['field', ['tax']]] });
    expect(parseCardDraft(whole)).toMatchObject({ ok: true });
  });

  it('[F01] sends what is asked now: not an option that is gone, nor a place that nobody asks for', () => {
    const part = {
      organisation: 'Curie',
      manager: 'Ocelot',
      answers: { field: ['gone'], why: ['  because '], old: ['x'] },
    };
    expect(missingIn(filled(part), 'more', 'private-pair', asked)).toEqual(['answer field']);
    const sent = draft({ ...part, answers: { ...part.answers, field: ['gone', 'labour', 'tax'] } });
    expect(sent?.answers).toEqual([
      ['field', ['labour']],
      ['why', ['because']],
    ]);
    expect(sent).not.toHaveProperty('manager');
    expect(draftOf(filled(part), 'private-pair')).not.toHaveProperty('organisation');
  });

  it('a card that was handed in fills the form again, a name somebody goes by included', () => {
    const card = aCard({ version: 2, pseudonym: true, organisation: 'Curie', answers: [['field', ['tax']]] });
    expect(draftOf(formOf(card), 'private-pair', asked)).toMatchObject({
      pseudonym: true,
      organisation: 'Curie',
      answers: [['field', ['tax']]],
    });
  });
});
