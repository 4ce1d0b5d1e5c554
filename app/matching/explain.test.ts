import { describe, expect, it } from 'vitest';
import { tags, zone } from '../model/samples.ts';
import { explain } from './explain.ts';
import { AT, bare } from './samples.ts';

const tuesdayEvening = [84, 85, 86, 87];

describe('explain', () => {
  it('says what both cards say, in the mentee’s words', () => {
    const ada = bare({
      skillsOffered: ['Droit du travail', 'Excel'],
      skillsSought: ['Réseaux sociaux'],
      topics: ['premier-emploi'],
      languages: tags('fr', 'wo'),
      timeZone: zone('Africa/Dakar'),
      availability: tuesdayEvening,
    });
    const ben = bare({
      skillsOffered: ['reseaux sociaux'],
      skillsSought: ['droit du travail', 'Poterie'],
      topics: ['Premier emploi', 'Entretien'],
      languages: tags('fr-fr', 'en'),
      timeZone: zone('Africa/Dakar'),
      availability: tuesdayEvening,
    });
    expect(explain(ada, ben, AT)).toEqual({
      commonMinutes: 120,
      reasons: [
        { kind: 'skill', skill: 'droit du travail' },
        { kind: 'topic', topic: 'Premier emploi' },
        { kind: 'reciprocal-skill', skill: 'Réseaux sociaux' },
        { kind: 'language', language: 'fr' },
        { kind: 'time', minutes: 120, weekday: 1 },
      ],
    });
  });

  it('names the day on the mentee’s calendar', () => {
    const ada = bare({ timeZone: zone('Africa/Dakar'), availability: tuesdayEvening });
    const ben = bare({ timeZone: zone('Asia/Tokyo'), availability: [102, 103, 104, 105] });
    expect(explain(ada, ben, AT).reasons).toContainEqual({ kind: 'time', minutes: 120, weekday: 2 });
  });

  it('owns up to little time, and is silent where somebody stated none', () => {
    const ada = bare({ availability: [84] });
    expect(explain(ada, bare({ availability: [84, 200] }), AT).reasons).toContainEqual({
      kind: 'little-time',
      minutes: 30,
    });
    expect(explain(ada, bare({ availability: [200] }), AT).reasons).toContainEqual({ kind: 'little-time', minutes: 0 });
    expect(explain(ada, bare(), AT).reasons.map(({ kind }) => kind)).toEqual(['language', 'language']);
  });

  it('[F01] [F10] names an own question that both chose alike in, where it may be named, and no other', () => {
    const answers = (field: string, origin: string) => [
      ['field', [field, 'both']] as const,
      ['origin', [origin]] as const,
    ];
    const ada = bare({ version: 2, answers: answers('law', 'here') });
    const ben = bare({ version: 2, answers: answers('tax', 'here') });
    const said = (named: readonly string[], reader: 'mentee' | 'mentor' = 'mentee') =>
      explain(ada, ben, AT, reader, named).reasons.filter(({ kind }) => kind === 'answer');
    expect(said(['field'])).toEqual([{ kind: 'answer', question: 'field', option: 'both' }]);
    expect(said(['field'], 'mentor')).toEqual(said(['field']));
    expect(said([])).toEqual([]);
    expect(said(['why'])).toEqual([]);
  });
});
