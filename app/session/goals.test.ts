import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { derivePerson, newSecret, phraseOf, type SigningPair, sign } from '../../crypto/index.ts';
import { ok } from '../../crypto/result.ts';
import { goalWordsIn } from '../document/goals.ts';
import { journeyWordsIn } from '../document/journey.ts';
import type { GoalId } from '../model/brand.ts';
import { encodeGoalWord, type GoalAct } from '../model/goal.ts';
import { personIdOf } from '../model/ids.ts';
import { changeable } from '../model/observable.ts';
import { actsOver } from './acts.ts';
import { type GoalLog, openGoalLog } from './goalLog.ts';
import { openGoals } from './goals.ts';
import { openJourney } from './journey.ts';
import { openJourneyLog } from './journeyLog.ts';
import type { GoalView, Member } from './types.ts';

const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
const someone = (): SigningPair => derivePerson(newSecret(random)).sign;
const pairs = { ada: someone(), ben: someone() };
const idOf = (pair: SigningPair) => personIdOf(pair.publicKey);
const of = (who: 'ben') => new Set([idOf(pairs[who])]);
const eve = someone();
const draft = {
  title: 'A talk',
  why: 'The interview',
  measure: '',
  means: '',
  due: '2026-12-18',
  steps: ['Tell it', 'Record it'],
};

/** One person's side of the workspace `w`: the shared document and one of their own. */
function sideOf(who: 'ada' | 'ben', mentee: 'ben' | null = null) {
  const pair = pairs[who];
  const me = idOf(pair);
  const common = { workspace: 'w', me, author: pair, clock: () => 7, random };
  const [doc, ownDoc] = [new Y.Doc(), new Y.Doc()];
  const log = openGoalLog({ ...common, doc });
  const own = changeable<GoalLog | null>(null);
  const members = (['ada', 'ben'] as const).map(
    (name): Member => ({ id: idOf(pairs[name]), name, me: name === who, card: null, role: 'member', former: false }),
  );
  const people = changeable<readonly Member[]>(members);
  const goals = openGoals({
    me,
    roles: mentee === null ? null : changeable({ owners: of(mentee), mentees: of(mentee) }),
    people,
    logs: changeable<readonly GoalLog[]>([log]),
    own: {
      log: own,
      async open() {
        const opened = own.get() ?? openGoalLog({ ...common, doc: ownDoc });
        own.set(opened);
        return ok(opened);
      },
    },
    acts: actsOver(),
    clock: () => 7,
    random,
  });
  let now = 7;
  const clock = () => now;
  const journey = openJourney({
    ...{ author: pair, me, people, goals, since: 0, introduced: null, acts: actsOver(), clock },
    logs: changeable([openJourneyLog({ ...common, doc })]),
  });
  const at = (then: number): void => {
    now = then;
  };
  return { doc, ownDoc, goals, journey, at };
}

type Side = ReturnType<typeof sideOf>;

function sync({ doc: a }: Side, { doc: b }: Side): void {
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)));
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)));
}

/** Resolves once the goals are as wanted: verification is not immediate. */
function seen(side: Side, wanted: (goals: readonly GoalView[]) => boolean): Promise<readonly GoalView[]> {
  return new Promise((resolve) => {
    const look = (): void => {
      const now = side.goals.list.get();
      if (!wanted(now)) return;
      stop();
      resolve(now);
    };
    const stop = side.goals.list.subscribe(look);
    queueMicrotask(look);
  });
}

const must = <T>(result: { ok: true; value: T } | { ok: false; error: { tag: string } }): T =>
  result.ok ? result.value : expect.fail(result.error.tag);

const foreign = (author: SigningPair, goal: GoalId, act: GoalAct, workspace = 'w'): Uint8Array =>
  sign('goal', encodeGoalWord({ version: 1, workspace, id: 'foreign0', goal, at: 1, act }), author);

describe('goals of a workspace', () => {
  it('[S38] [F17] are private until shared: not a byte is in the shared document, and what is shared is what stands', async () => {
    const [ada, ben] = [sideOf('ada', 'ben'), sideOf('ben', 'ben')];
    const id = must(await ben.goals.make(draft, false));
    must(await ben.goals.change(id, { why: 'I am afraid of it' }));
    must(await ben.goals.change(id, { why: '' }));
    expect(goalWordsIn(ben.doc).all()).toEqual([]);
    expect(ben.goals.list.get()).toMatchObject([{ id, shared: false, mine: true, title: 'A talk' }]);
    const step = ben.goals.list.get()[0]?.steps[0]?.id ?? expect.fail();
    ben.goals.tick(id, step, true);
    must(await ben.goals.share(id));
    expect(goalWordsIn(ben.ownDoc).all()).toEqual([]);
    const text = goalWordsIn(ben.doc)
      .all()
      .map((bytes) => new TextDecoder().decode(bytes))
      .join();
    expect(text).toContain('A talk');
    expect(text).not.toContain('afraid');
    sync(ben, ada);
    const [one] = await seen(ada, (goals) => goals.length === 1);
    expect(one).toMatchObject({ id, shared: true, mine: false, ownerName: 'ben', progress: 50, why: '' });
    expect(one?.steps[0]?.ticked?.by).toBe(idOf(pairs.ben));
  });

  it('private, are looked at again by their owner alone: not a byte leaves, and what was said stays behind when they are shared', async () => {
    const ben = sideOf('ben', 'ben');
    const shared = Y.encodeStateAsUpdate(ben.doc);
    const id = must(await ben.goals.make(draft, false));
    expect(ben.journey.view.get().due).toEqual([]);
    ben.at(7 + 6 * 7 * 86_400_000);
    expect(ben.journey.view.get().due).toEqual([id]);
    must(await ben.journey.review(id, 'drop', 'I am afraid of it'));
    const view = () => ben.journey.view.get();
    expect(view().reviews).toEqual([
      { goal: id, verdict: 'drop', words: 'I am afraid of it', by: idOf(pairs.ben), at: 7 },
    ]);
    expect(view().due).toEqual([]);
    expect(Y.encodeStateAsUpdate(ben.doc)).toEqual(shared);
    ben.goals.undo();
    expect(view()).toMatchObject({ reviews: [], due: [id] });
    ben.goals.redo();
    must(await ben.goals.share(id));
    expect(goalWordsIn(ben.ownDoc).all()).toEqual([]);
    expect(new TextDecoder().decode(Y.encodeStateAsUpdate(ben.doc))).not.toContain('afraid');
    expect(view()).toMatchObject({ reviews: [], due: [id] });
    // From now on it is a word for both.
    expect((await ben.goals.review(id, 'keep', '')).ok).toBe(false);
    must(await ben.journey.review(id, 'keep', 'Not afraid any more'));
    expect(journeyWordsIn(ben.doc).all()).toHaveLength(1);
    expect(goalWordsIn(ben.ownDoc).all()).toEqual([]);
  });

  it('are the mentee’s: the mentor makes none and changes none, ticks, and says a word', async () => {
    const [ada, ben] = [sideOf('ada', 'ben'), sideOf('ben', 'ben')];
    expect([ada.goals.mayOwn, ben.goals.mayOwn]).toEqual([false, true]);
    expect((await ada.goals.make(draft, true)).ok).toBe(false);
    const id = must(await ben.goals.make(draft, true));
    sync(ben, ada);
    const [one] = await seen(ada, (goals) => goals.length === 1);
    expect((await ada.goals.change(id, { title: 'Mine' })).ok).toBe(false);
    ada.goals.remove(id);
    // An app that was tampered with writes it all the same.
    goalWordsIn(ada.doc).add(foreign(pairs.ada, id, { does: 'change', title: 'Mine', reached: true }), null);
    ada.goals.tick(id, one?.steps[1]?.id ?? '', true);
    must(await ada.goals.say(id, 'Bravo'));
    sync(ben, ada);
    const [there] = await seen(ben, (goals) => goals[0]?.notes.length === 1);
    expect(there).toMatchObject({ title: 'A talk', reached: null, progress: 50 });
    expect(there?.steps[1]?.ticked?.by).toBe(idOf(pairs.ada));
  });

  it('listen to no stranger, no word of another workspace, none that was altered', async () => {
    const ben = sideOf('ben');
    const id = must(await ben.goals.make(draft, true));
    goalWordsIn(ben.doc).add(foreign(eve, id, { does: 'note', text: 'Hello' }), null);
    goalWordsIn(ben.doc).add(foreign(pairs.ada, id, { does: 'note', text: 'Elsewhere' }, 'other'), null);
    const altered = foreign(pairs.ada, id, { does: 'note', text: 'Altered' });
    altered[altered.length - 20] = (altered[altered.length - 20] ?? 0) ^ 1;
    goalWordsIn(ben.doc).add(altered, null);
    goalWordsIn(ben.doc).add(foreign(pairs.ada, id, { does: 'note', text: 'Genuine' }), null);
    const [one] = await seen(ben, (goals) => (goals[0]?.notes.length ?? 0) > 0);
    expect(one?.notes.map(({ text }) => text)).toEqual(['Genuine']);
  });

  it('undo what I did last, private or shared, and never what was shared or what the other did', async () => {
    const [ada, ben] = [sideOf('ada'), sideOf('ben')];
    const id = must(await ben.goals.make(draft, true));
    const alone = must(await ben.goals.make({ ...draft, title: 'Alone' }, false));
    const [first, second] = ben.goals.list.get().find((goal) => goal.id === id)?.steps ?? [];
    ben.goals.tick(id, first?.id ?? '', true);
    sync(ben, ada);
    await seen(ada, (goals) => goals.length === 1);
    ada.goals.tick(id, second?.id ?? '', true);
    sync(ben, ada);
    await seen(ben, (goals) => goals.some((goal) => goal.progress === 100));
    ben.goals.undo();
    const done = () =>
      ben.goals.list
        .get()
        .find((goal) => goal.id === id)
        ?.steps.map((step) => step.done);
    expect(done()).toEqual([false, true]);
    ben.goals.redo();
    expect(done()).toEqual([true, true]);
    ben.goals.undo();
    ben.goals.undo();
    expect(ben.goals.list.get().map((goal) => goal.id)).toEqual([id]);
    ben.goals.redo();
    must(await ben.goals.share(alone));
    ben.goals.undo();
    expect(ben.goals.list.get().find((goal) => goal.id === alone)?.shared).toBe(true);
  });

  it('share no recovery words', async () => {
    const ben = sideOf('ben');
    const phrase = (await phraseOf(newSecret(random), 'en')).reveal();
    expect(await ben.goals.make({ ...draft, why: phrase }, true)).toMatchObject({ error: { tag: 'recovery-phrase' } });
    const id = must(await ben.goals.make({ ...draft, why: phrase }, false));
    expect(await ben.goals.share(id)).toMatchObject({ error: { tag: 'recovery-phrase' } });
    expect(goalWordsIn(ben.doc).all()).toEqual([]);
  });

  it('removed, leave nothing behind, whoever spoke of them', async () => {
    const [ada, ben] = [sideOf('ada'), sideOf('ben')];
    const id = must(await ben.goals.make(draft, true));
    sync(ben, ada);
    await seen(ada, (goals) => goals.length === 1);
    must(await ada.goals.say(id, 'Bravo'));
    sync(ben, ada);
    await seen(ben, (goals) => goals[0]?.notes.length === 1);
    ben.goals.remove(id);
    sync(ben, ada);
    expect(goalWordsIn(ada.doc).all()).toEqual([]);
  });
});
