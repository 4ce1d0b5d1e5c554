import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { encodeGoalWord, GOAL_LIMITS, type GoalAct, type GoalChange, isDay, parseGoalWord } from '../model/goal.ts';
import { type Goal, goalsFrom, type Said } from '../model/goalState.ts';
import { goalIdOf, parsePersonId, personIdOf } from '../model/ids.ts';
import { VERDICTS } from '../model/journey.ts';
import { GOAL_WORD_LIMIT, goalWordsIn } from './goals.ts';

const PEOPLE = [0, 1, 2].map((byte) => personIdOf(new Uint8Array(32).fill(byte)));
const GOALS = [0, 1].map((byte) => goalIdOf(new Uint8Array(12).fill(byte)));
const STEPS = Array.from({ length: 9 }, (_, at) => `step${at}`);

const text = (max: number) => fc.string({ minLength: 1, maxLength: max }).filter((words) => words.trim() !== '');
const step = fc.record({ id: fc.constantFrom(...STEPS), text: text(20) });
const due = fc.constantFrom('2026-12-18', '2024-02-29', null);
const anAct: fc.Arbitrary<GoalAct> = fc.oneof(
  fc.record({
    does: fc.constant('make' as const),
    title: text(GOAL_LIMITS.title),
    why: fc.string({ maxLength: 20 }),
    measure: fc.string({ maxLength: 20 }),
    means: fc.string({ maxLength: 20 }),
    due,
    steps: fc.array(fc.record({ id: fc.constantFrom(...STEPS), text: text(20), done: fc.constantFrom(null, 4) }), {
      maxLength: 6,
    }),
    progress: fc.integer({ min: 0, max: 100 }),
    reached: fc.boolean(),
    since: fc.nat(),
  }),
  fc
    .record(
      {
        title: text(20),
        due,
        progress: fc.integer({ min: 0, max: 100 }),
        reached: fc.boolean(),
        put: fc.array(step, { maxLength: 6 }),
        drop: fc.array(fc.constantFrom(...STEPS), { maxLength: 3 }),
        order: fc.array(fc.constantFrom(...STEPS), { maxLength: 9 }),
      },
      { requiredKeys: [] },
    )
    .map((change: GoalChange): GoalAct => ({ does: 'change', ...change })),
  fc.record({ does: fc.constant('tick' as const), step: fc.constantFrom(...STEPS), done: fc.boolean() }),
  fc.record({ does: fc.constant('note' as const), text: text(20) }),
  fc.record({
    does: fc.constant('review' as const),
    verdict: fc.constantFrom(...VERDICTS),
    words: fc.string({ maxLength: 20 }),
  }),
);

const aMove = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('say' as const), goal: fc.nat(1), act: anAct }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('meet' as const), with: fc.nat(2) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('undo' as const, 'redo' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('drop' as const), goal: fc.nat(1) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('junk' as const), value: fc.anything({ maxDepth: 1 }) }) },
);

/** In this test the author's name stands before the word, in place of a signature. */
const signed = (author: number, word: Uint8Array): Uint8Array => Uint8Array.of(author, ...word);

function saidIn(doc: Y.Doc): Said[] {
  return goalWordsIn(doc)
    .all()
    .flatMap((bytes) => {
      const word = parseGoalWord(bytes.subarray(1));
      const author = PEOPLE[bytes[0] ?? -1];
      return word.ok && author !== undefined ? [{ author, word: word.value }] : [];
    });
}

function sync(a: Y.Doc, b: Y.Doc): void {
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)));
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)));
}

const isWhole = (goal: Goal): boolean =>
  parsePersonId(goal.owner).ok &&
  goal.title.trim() !== '' &&
  goal.title.length <= GOAL_LIMITS.title &&
  (goal.due === null || isDay(goal.due)) &&
  goal.steps.length <= GOAL_LIMITS.steps &&
  new Set(goal.steps.map(({ id }) => id)).size === goal.steps.length &&
  goal.steps.every((one) => one.text.trim() !== '' && (one.ticked !== null || !one.done)) &&
  Number.isInteger(goal.progress) &&
  goal.progress >= 0 &&
  goal.progress <= 100 &&
  (goal.reached === null || goal.progress === 100);

/** Plain values only: what Yjs refuses to hold is no attack, it throws where it is written. */
const holds = (value: unknown): boolean =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value) || value instanceof Uint8Array;

describe('goals in a document', () => {
  it('come together on every device, whole, whatever three people do apart', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(2), aMove), { maxLength: 60 }), (moves) => {
        const devices = PEOPLE.map(() => {
          const doc = new Y.Doc();
          const own = Symbol('own');
          return { doc, own, undoing: goalWordsIn(doc).undoing(own) };
        });
        moves.forEach(([who, move], at) => {
          const me = devices[who];
          if (me === undefined) return;
          const goal = 'goal' in move ? GOALS[move.goal] : undefined;
          if (move.kind === 'say' && goal !== undefined) {
            const word = { version: 1 as const, workspace: 'w', id: `word${at + 1_000}`, goal, at, act: move.act };
            goalWordsIn(me.doc).add(signed(who, encodeGoalWord(word)), me.own);
          } else if (move.kind === 'drop') {
            const isOff = (bytes: Uint8Array): boolean => {
              const word = parseGoalWord(bytes.subarray(1));
              return word.ok && word.value.goal === goal;
            };
            goalWordsIn(me.doc).drop(isOff, me.own);
          } else if (move.kind === 'junk' && holds(move.value)) {
            me.doc.getArray<unknown>('words').push([move.value]);
          } else if (move.kind === 'meet') {
            const other = devices[move.with];
            if (other !== undefined && other !== me) sync(me.doc, other.doc);
          } else if (move.kind === 'undo') me.undoing.undo();
          else if (move.kind === 'redo') me.undoing.redo();
        });
        for (const a of devices) for (const b of devices) if (a !== b) sync(a.doc, b.doc);
        const [first, ...others] = devices.map(({ doc }) => goalsFrom(saidIn(doc), () => true));
        for (const other of others) expect(other).toEqual(first);
        for (const goal of first ?? []) expect(goal).toSatisfy(isWhole);
      }),
      { numRuns: 300 },
    );
  });

  it('two people tick the same step apart: it is done, once', () => {
    const [ada, ben] = [new Y.Doc(), new Y.Doc()];
    const goal = GOALS[0] ?? expect.fail();
    const say = (doc: Y.Doc, who: number, id: string, act: GoalAct): void =>
      goalWordsIn(doc).add(signed(who, encodeGoalWord({ version: 1, workspace: 'w', id, goal, at: who, act })), null);
    say(ben, 1, 'make0000', {
      does: 'make',
      title: 'A talk',
      why: '',
      measure: '',
      means: '',
      due: null,
      steps: [{ id: 'one1', text: 'One', done: null }],
      progress: 0,
      reached: false,
      since: 0,
    });
    sync(ada, ben);
    say(ada, 0, 'tick0000', { does: 'tick', step: 'one1', done: true });
    say(ben, 1, 'tick0001', { does: 'tick', step: 'one1', done: true });
    sync(ada, ben);
    const read = (doc: Y.Doc) => goalsFrom(saidIn(doc), () => true);
    expect(read(ada)).toEqual(read(ben));
    expect(read(ada)[0]?.progress).toBe(100);
  });

  it('undoing takes back what was done here, and nothing of the other’s', () => {
    const [ada, ben] = [new Y.Doc(), new Y.Doc()];
    const own = Symbol('own');
    const undoing = goalWordsIn(ada).undoing(own);
    goalWordsIn(ada).add(Uint8Array.of(1), own);
    sync(ada, ben);
    goalWordsIn(ben).add(Uint8Array.of(2), null);
    sync(ada, ben);
    undoing.undo();
    expect(goalWordsIn(ada).all()).toEqual([Uint8Array.of(2)]);
    undoing.redo();
    sync(ada, ben);
    expect(goalWordsIn(ben).all()).toEqual([Uint8Array.of(1), Uint8Array.of(2)]);
  });

  it('passes over what no honest client writes', () => {
    const doc = new Y.Doc();
    doc.getArray<unknown>('words').push(['text', { a: 1 }, new Uint8Array(GOAL_WORD_LIMIT + 1), Uint8Array.of(7)]);
    expect(goalWordsIn(doc).all()).toEqual([Uint8Array.of(7)]);
  });
});
