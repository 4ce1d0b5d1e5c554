import { expect, it } from 'vitest';
import { prepare } from './prepare.ts';
import { AT, candidate, person, rulesWith } from './samples.ts';
import { ScoreTable } from './table.ts';
import { listOf, wishesOf } from './wishes.ts';

const pool = [
  candidate(1, { role: 'mentor', skillsOffered: ['law'] }),
  candidate(2, { role: 'mentor', skillsOffered: ['law', 'sales'] }),
  candidate(3, { role: 'mentor' }),
  candidate(4, { role: 'mentor', adult: false }),
  candidate(5, { role: 'mentor', skillsOffered: ['sales'] }),
  candidate(6, { role: 'mentee', skillsSought: ['law', 'sales'] }),
];

function listed(best: number[]) {
  const rules = rulesWith({ rankings: best.length === 0 ? [] : [{ person: person(6), best: best.map(person) }] });
  const prepared = prepare(pool, rules, AT);
  const table = new ScoreTable(prepared.mentees, prepared.mentors, prepared.rules, AT);
  const list = [...listOf(table, wishesOf(prepared), 0)].map((column) => prepared.mentors[column]?.person);
  return list.map((id) => pool.findIndex((one) => one.person === id) + 1);
}

it('whom a mentee would ask: those they named, then by score; nobody who is not allowed', () => {
  const byScore = listed([]);
  expect([byScore[0], byScore[3]]).toEqual([2, 3]);
  expect(new Set(byScore.slice(1, 3))).toEqual(new Set([1, 5]));
  expect(listed([3, 4, 5])).toEqual([3, 5, 2, 1]);
});
