import { describe, expect, it } from 'vitest';
import { encodeGoalWord, type GoalAct, type GoalWord, isDay, parseGoalWord } from './goal.ts';
import { courseOf, goalsFrom } from './goalState.ts';
import { goalIdOf, personIdOf } from './ids.ts';

const goal = goalIdOf(new Uint8Array(12));
const ben = personIdOf(new Uint8Array(32));
const ada = personIdOf(new Uint8Array(32).fill(1));
const make: GoalAct = {
  does: 'make',
  title: 'A talk',
  why: '',
  measure: '',
  means: '',
  due: null,
  steps: [{ id: 'one1', text: 'Tell it to Ada', done: null }],
  progress: 0,
  reached: false,
  since: 3,
};
let count = 0;
function word(act: GoalAct, at = 5): GoalWord {
  count += 1;
  return { version: 1, workspace: 'w', id: `word${String(count).padStart(6, '0')}`, goal, at, act };
}
const by = (author: typeof ben, act: GoalAct, at = 5) => ({ author, word: word(act, at) });
const everybody = (): boolean => true;

describe('a word about a goal', () => {
  it.each<GoalAct>([
    make,
    { does: 'change', due: '2026-12-18', put: [{ id: 'two2', text: 'Record it' }], order: ['two2', 'one1'] },
    { does: 'change', due: null },
    { does: 'tick', step: 'one1', done: true },
    { does: 'note', text: 'Well done' },
    { does: 'review', verdict: 'adjust', words: 'Too far' },
    { does: 'change', means: 'Ada has done it' },
  ])('is read as it was written: $does', (act) => {
    const written = word(act);
    const read = parseGoalWord(encodeGoalWord(written));
    expect(read).toEqual({ ok: true, value: written });
  });

  it.each([
    null,
    7,
    [],
    { ...word(make), version: 2 },
    { ...word(make), goal: '../../etc' },
    { ...word(make), at: 1e300 },
    { ...word(make), act: { ...make, title: '  ' } },
    { ...word(make), act: { ...make, title: 'x'.repeat(121) } },
    { ...word(make), act: { ...make, due: '2026-02-30' } },
    { ...word(make), act: { ...make, progress: 1.5 } },
    {
      ...word(make),
      act: { ...make, steps: Array.from({ length: 7 }, (_, at) => ({ id: `step${at}`, text: 'x', done: null })) },
    },
    { ...word(make), act: { does: 'certify' } },
    { ...word(make), act: { does: 'note', text: '' } },
    { ...word(make), act: { does: 'review', verdict: 'perhaps', words: '' } },
    { ...word(make), act: { ...make, means: 7 } },
  ])('of another shape is none: %j', (odd) => {
    expect(parseGoalWord(new TextEncoder().encode(JSON.stringify(odd))).ok).toBe(false);
  });

  it('of an older app, which does not ask what makes it possible, is read as saying nothing of it', () => {
    const { means: _, ...older } = make as Extract<GoalAct, { does: 'make' }>;
    const read = parseGoalWord(new TextEncoder().encode(JSON.stringify({ ...word(make), act: older })));
    expect(read).toMatchObject({ ok: true, value: { act: make } });
  });

  it('knows the days of the calendar', () => {
    expect(['2024-02-29', '2026-12-31'].every(isDay)).toBe(true);
    expect(['2026-02-29', '2026-13-01', '26-01-01', '', '2026-1-1', '9999-99-99'].some(isDay)).toBe(false);
  });
});

describe('goals', () => {
  it('are their owner’s to change, and everybody’s to tick and speak of', () => {
    const said = [
      by(ben, make),
      by(ada, { does: 'change', title: 'Another', reached: true, drop: ['one1'] }),
      by(ada, { does: 'tick', step: 'one1', done: true }, 9),
      by(ada, { does: 'note', text: 'Bravo' }),
    ];
    const [one] = goalsFrom(said, everybody);
    expect(one).toMatchObject({ title: 'A talk', reached: null, progress: 100, made: 3, owner: ben });
    expect(one?.steps[0]).toMatchObject({ done: true, ticked: { by: ada, at: 9 } });
    expect(one?.notes.map(({ by: who, text }) => [who, text])).toEqual([[ada, 'Bravo']]);
  });

  it('are looked at again by their owner', () => {
    const review = { does: 'review', verdict: 'drop', words: 'Later' } as const;
    const [one] = goalsFrom([by(ben, make), by(ada, review), by(ben, review, 9)], everybody);
    expect(one?.reviews).toEqual([{ verdict: 'drop', words: 'Later', by: ben, at: 9 }]);
  });

  it('of a pair that a programme made are the mentee’s alone', () => {
    expect(goalsFrom([by(ada, make)], (person) => person === ben)).toEqual([]);
  });

  it('ticked twice by two who were apart: done, and by the first', () => {
    const said = [by(ben, make), by(ada, { does: 'tick', step: 'one1', done: true }, 7)];
    const [one] = goalsFrom([...said, by(ben, { does: 'tick', step: 'one1', done: true }, 8)], everybody);
    expect(one?.steps[0]?.ticked).toEqual({ by: ada, at: 7 });
  });

  it('count a word once, wherever it is copied to', () => {
    const tick = by(ada, { does: 'tick', step: 'one1', done: true });
    const said = [by(ben, make), tick, by(ben, { does: 'tick', step: 'one1', done: false }), tick];
    expect(goalsFrom(said, everybody)[0]?.steps[0]?.done).toBe(false);
  });

  it('keep a step that another device added, whatever order this one wanted', () => {
    const said = [
      by(ben, make),
      by(ben, { does: 'change', put: [{ id: 'two2', text: 'Two' }] }),
      by(ben, { does: 'change', order: ['gone', 'three', 'one1'], put: [{ id: 'three', text: 'Three' }] }),
    ];
    expect(goalsFrom(said, everybody)[0]?.steps.map(({ id }) => id)).toEqual(['three', 'one1', 'two2']);
  });

  it('[F17] have six steps at most, also when two devices of their owner each added some; the seventh comes when one goes', () => {
    const put = (from: number) => Array.from({ length: 4 }, (_, at) => ({ id: `step${from + at}`, text: 'x' }));
    const said = [by(ben, make), by(ben, { does: 'change', put: put(0) }), by(ben, { does: 'change', put: put(4) })];
    const ids = () => goalsFrom(said, everybody)[0]?.steps.map(({ id }) => id);
    expect(ids()).toEqual(['one1', 'step0', 'step1', 'step2', 'step3', 'step4']);
    said.push(by(ben, { does: 'change', drop: ['one1'] }));
    expect(ids()).toEqual(['step0', 'step1', 'step2', 'step3', 'step4', 'step5']);
  });
});

it('how far a goal had come is told in the order of time, from its making on', () => {
  const said = [
    by(ben, make, 4),
    by(ben, { does: 'change', title: 'Another name' }, 5),
    by(ada, { does: 'tick', step: 'one1', done: true }, 9),
    // A clock that was put back.
    by(ben, { does: 'tick', step: 'one1', done: false }, 6),
    by(ada, { does: 'change', reached: true }, 10),
    by(ben, { does: 'change', reached: true }, 12),
  ];
  expect(courseOf(said, everybody)).toEqual([
    { at: 3, progress: 0 },
    { at: 9, progress: 100 },
    { at: 9, progress: 0 },
    { at: 12, progress: 100 },
  ]);
  expect(courseOf([], everybody)).toEqual([]);
});
