import { describe, expect, it } from 'vitest';
import { parseCardDraft } from '../../model/cardCodec.ts';
import { canonicalLanguage, isTimeZone } from '../../model/zone.ts';
import { type CardForm, draftOf, missingIn, newForm, STEPS, stepOf, stepsOf } from './cardForm.ts';

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
