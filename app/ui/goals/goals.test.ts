import { expect, it } from 'vitest';
import { goalIdOf, personIdOf } from '../../model/ids.ts';
import { asideIn } from '../../model/journeyState.ts';
import type { GoalView } from '../../session/types.ts';
import { dayOf, daysUntil, dueSoon } from './due.ts';
import { changeOf, fieldsOf, moved } from './goalForm.ts';
import { moodByWeek, stepsByWeek } from './weeks.ts';

const now = new Date(2026, 10, 26, 23, 50).getTime();
const ben = personIdOf(new Uint8Array(32));
const aGoal = (part: Partial<GoalView> = {}): GoalView => ({
  id: goalIdOf(new Uint8Array(12)),
  owner: ben,
  ownerName: 'Ben',
  mine: true,
  shared: true,
  title: 'A talk',
  why: '',
  measure: '',
  means: '',
  due: null,
  steps: ['one', 'two', 'three'].map((text) => ({ id: text, text, done: false, ticked: null })),
  progress: 0,
  reached: null,
  made: 0,
  last: { by: ben, at: 0 },
  notes: [],
  reviews: [],
  ...part,
});

it('counts days by the calendar, late in the evening and over a change of clocks too', () => {
  expect(dayOf(now)).toBe('2026-11-26');
  expect(daysUntil('2026-11-26', now)).toBe(0);
  expect(daysUntil('2026-11-27', now)).toBe(1);
  expect(daysUntil('2026-11-25', now)).toBe(-1);
  expect(daysUntil('2027-11-26', now)).toBe(365);
});

it('shows on Today what is near or late, the nearest first, and nothing that is reached or far', () => {
  const goals = [
    aGoal({ title: 'far', due: '2027-06-01' }),
    aGoal({ title: 'near', due: '2026-12-18' }),
    aGoal({ title: 'late', due: '2026-11-03' }),
    aGoal({ title: 'reached', due: '2026-11-27', reached: 5 }),
    aGoal({ title: 'some day' }),
  ];
  expect(dueSoon(goals, now).map(({ title }) => title)).toEqual(['late', 'near']);
});

it('says of a form only what is another: a step renamed, one dropped, one new, another order', () => {
  const before = fieldsOf(aGoal());
  expect(changeOf(before, before, () => 'id')).toBeNull();
  expect(changeOf(before, { ...before, title: ' A longer talk ' }, () => 'id')).toEqual({ title: 'A longer talk' });
  const steps = [
    { key: 'three', text: 'three' },
    { key: 'one', text: 'first' },
    { key: 'new 1', text: 'fresh' },
    { key: 'new 2', text: '  ' },
  ];
  expect(changeOf(before, { ...before, steps, means: 'Ada ', due: '2026-12-18' }, () => 'id')).toEqual({
    means: 'Ada',
    due: '2026-12-18',
    put: [
      { id: 'one', text: 'first' },
      { id: 'id', text: 'fresh' },
    ],
    drop: ['two'],
    order: ['three', 'one', 'id'],
  });
});

it('moves a step by one place, and no further than the ends', () => {
  const steps = ['a', 'b', 'c'].map((key) => ({ key, text: key }));
  expect(moved(steps, 0, 1).map(({ key }) => key)).toEqual(['b', 'a', 'c']);
  expect(moved(steps, 0, -1)).toBe(steps);
  expect(moved(steps, 2, 1)).toBe(steps);
});

it('[S39] counts what was ticked in each of the last eight weeks, from Monday', () => {
  const ticked = (at: number) => ({ id: String(at), text: 'x', done: true, ticked: { by: ben, at } });
  const steps = [
    ticked(now),
    ticked(new Date(2026, 10, 23, 0, 0).getTime()),
    ticked(new Date(2026, 10, 22, 23, 59).getTime()),
    ticked(new Date(2026, 8, 1).getTime()),
    { id: 'no', text: 'x', done: false, ticked: { by: ben, at: now } },
  ];
  expect(stepsByWeek([aGoal({ steps })], now).map(({ done }) => done)).toEqual([0, 0, 0, 0, 0, 0, 1, 2]);
});

it('[S39] means how somebody was by week, and leaves out weeks in which nothing was said', () => {
  const day = 86_400_000;
  const points = moodByWeek(
    [
      { at: now, mood: 5 },
      { at: now - day, mood: 2 },
      { at: now - 14 * day, mood: 1 },
      { at: now - 400 * day, mood: 3 },
    ],
    now,
  );
  expect(points.map(({ value }) => value)).toEqual([1, 3.5]);
  expect(new Date(points[0]?.at ?? 0).getDay()).toBe(1);
});

it('knows a goal that its owner has set aside, and taken up again', () => {
  const of = (verdict: 'keep' | 'drop', at: number) => ({ goal: aGoal().id, verdict, words: '', by: ben, at });
  expect(asideIn([of('keep', 1), of('drop', 2)])(aGoal())).toBe(true);
  expect(asideIn([of('drop', 1), of('keep', 2)])(aGoal())).toBe(false);
  expect(asideIn([])(aGoal())).toBe(false);
});
