import { describe, expect, it } from 'vitest';
import { menteesFor, recommendThree } from './recommend.ts';
import { AT, candidate, person, rulesWith } from './samples.ts';

const ben = candidate(50, { role: 'mentee', skillsSought: ['Law', 'Sales', 'Python'] });
const offering = (n: number, skillsOffered: string[], over: object = {}, taken = 0) =>
  candidate(n, { role: 'mentor', skillsOffered, ...over }, taken);
const whom = (...[mentee, pool, rules = rulesWith()]: [typeof ben, (typeof ben)[], ReturnType<typeof rulesWith>?]) =>
  recommendThree(mentee, pool, rules, AT).map(({ mentor }) => mentor);

describe('recommendThree', () => {
  it('[S17] the three best with a free seat whom the rules allow, and why', () => {
    const pool = [
      offering(1, ['law']),
      offering(2, ['law', 'sales', 'python']),
      offering(3, ['law', 'sales'], {}, 1),
      offering(4, ['law', 'sales']),
      offering(5, ['python', 'sales'], { adult: false }),
      offering(6, ['law', 'python']),
      ben,
    ];
    const rules = rulesWith({ bans: [{ mentor: person(6), mentee: person(50) }] });
    const found = recommendThree(ben, pool, rules, AT);
    expect(found.map(({ mentor }) => mentor)).toEqual([person(2), person(4), person(1)]);
    expect(found[2]?.reasons).toContainEqual({ kind: 'skill', skill: 'Law' });
    expect(whom(ben, [...pool].reverse(), rules)).toEqual(found.map(({ mentor }) => mentor));
  });

  it('of equals first who brings something new, and then not the same for everybody', () => {
    const pool = [offering(1, ['law']), offering(2, ['law']), offering(3, ['sales']), offering(4, ['sales'])];
    for (let seed = 0; seed < 20; seed += 1) {
      const [one, two] = whom(ben, pool, rulesWith({ seed }));
      expect([one, two].filter((id) => id === person(1) || id === person(2))).toHaveLength(1);
    }
    const many = Array.from({ length: 9 }, (_, n) => offering(n, ['law']));
    const mentees = Array.from({ length: 30 }, (_, n) => ({ ...ben, person: person(100 + n) }));
    expect(new Set(mentees.flatMap((mentee) => whom(mentee, many))).size).toBe(9);
  });

  it('gives fewer where there are no more', () => {
    expect(whom(ben, [])).toEqual([]);
    expect(whom(ben, [offering(1, []), ben])).toEqual([person(1)]);
  });
});

describe('mentorChooses', () => {
  const ada = offering(1, ['law'], { capacity: 2, skillsSought: ['Chess'] });
  const fatou = candidate(51, {
    role: 'mentee',
    name: 'Fatou Ndiaye',
    words: 'Je m’appelle Fatou.',
    skillsSought: ['law'],
    skillsOffered: ['chess'],
  });
  const pool = [ada, ben, fatou, candidate(52, { role: 'mentee', adult: false })];

  it('[S18] are those whom a mentor could have, the best first, and not more than can be looked at', () => {
    const found = menteesFor(ada, pool, rulesWith(), AT);
    expect(found.map(({ mentee }) => mentee)).toEqual([fatou.person, ben.person]);
    expect(found[0]?.reasons[0]).toEqual({ kind: 'reciprocal-skill', skill: 'Chess' });
    expect(menteesFor(ada, pool, rulesWith(), AT, 1)).toHaveLength(1);
  });
});
