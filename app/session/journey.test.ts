import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { derivePerson, newSecret, phraseOf, type SigningPair, sign, toText } from '../../crypto/index.ts';
import { ok } from '../../crypto/result.ts';
import { journeyWordsIn } from '../document/journey.ts';
import { encodeBadge } from '../model/badge.ts';
import type { GoalId, PersonId } from '../model/brand.ts';
import { goalIdOf, personIdOf } from '../model/ids.ts';
import {
  encodeJourneyWord,
  type JourneyAct,
  MILESTONES,
  MISSIONS,
  packMission,
  parseJourneyWord,
} from '../model/journey.ts';
import { changeable } from '../model/observable.ts';
import { actsOver } from './acts.ts';
import type { GoalView } from './goalTypes.ts';
import { openJourney } from './journey.ts';
import { openJourneyLog } from './journeyLog.ts';
import type { JourneyView, Member } from './types.ts';

const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
const someone = (): SigningPair => derivePerson(newSecret(random)).sign;
const pairs = { ada: someone(), ben: someone() };
const eve = someone();
const idOf = (pair: SigningPair): PersonId => personIdOf(pair.publicKey);
const addJourneyWord = (doc: Y.Doc, envelope: Uint8Array): void =>
  journeyWordsIn(doc).add(envelope, null, () => undefined);
const journeyWordsOf = (doc: Y.Doc): readonly Uint8Array[] => journeyWordsIn(doc).all();
const WEEK = 7 * 86_400_000;
const goalId = goalIdOf(new Uint8Array(12));

const goalOf = (over: Partial<GoalView> = {}): GoalView => ({
  id: goalId,
  owner: idOf(pairs.ben),
  ownerName: 'ben',
  mine: true,
  shared: true,
  title: 'A talk',
  why: '',
  measure: '',
  means: '',
  due: null,
  steps: [],
  progress: 0,
  reached: null,
  made: 0,
  last: { by: idOf(pairs.ben), at: 0 },
  notes: [],
  reviews: [],
  ...over,
});

/** Ben is the mentee of a programme of eight months. */
function sideOf(who: 'ada' | 'ben') {
  const pair = pairs[who];
  const doc = new Y.Doc();
  let now = 1_000;
  const clock = () => now;
  const log = openJourneyLog({ workspace: 'w', doc, me: idOf(pair), author: pair, clock, random });
  const members = (['ada', 'ben'] as const).map(
    (name): Member => ({ id: idOf(pairs[name]), name, me: name === who, card: null, role: 'member', former: false }),
  );
  const list = changeable<readonly GoalView[]>([goalOf({ mine: who === 'ben' })]);
  /** What was said of private goals, where they are. */
  const alone: unknown[] = [];
  const isOwner = (person: PersonId): boolean => person === idOf(pairs.ben);
  const acts = actsOver();
  const journey = openJourney({
    author: pair,
    me: idOf(pair),
    people: changeable<readonly Member[]>(members),
    logs: changeable([log]),
    goals: {
      list,
      mayOwn: who === 'ben',
      isOwner,
      async review(...said) {
        alone.push(said);
        return ok(undefined);
      },
    },
    since: 0,
    introduced: { topics: ['Interviews'], months: 8 },
    acts,
    clock,
  });
  return {
    doc,
    journey,
    acts,
    list,
    alone,
    at: (then: number) => {
      now = then;
      list.set([...list.get()]);
    },
  };
}

type Side = ReturnType<typeof sideOf>;

function sync({ doc: a }: Side, { doc: b }: Side): void {
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)));
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)));
}

const until = (side: Side, wanted: (view: JourneyView) => boolean) =>
  expect.poll(() => wanted(side.journey.view.get())).toBe(true);

function put(side: Side, author: SigningPair, act: JourneyAct, workspace = 'w'): Uint8Array {
  const word = { version: 1, workspace, id: toText(random(9)), at: 5, act } as const;
  const envelope = sign('journey', encodeJourneyWord(word), author);
  addJourneyWord(side.doc, envelope);
  return envelope;
}

const done = ({ milestones }: JourneyView): string[] =>
  milestones.flatMap(({ which, done: at }) => (at ? [which] : []));

describe('a pair’s way', () => {
  it('each undoes what they said of a milestone, a topic or a mission; a badge that was given stays', async () => {
    const [ada, ben] = [sideOf('ada'), sideOf('ben')];
    ada.journey.pass('met', true);
    sync(ada, ben);
    await until(ben, (view) => done(view).join() === 'met');
    ben.journey.pass('met', false);
    ben.journey.acquire('Interviews', true);
    ben.journey.did(MISSIONS[0], true);
    sync(ada, ben);
    await until(ada, ({ topics, missions }) => topics[0]?.done !== null && missions[0]?.by.length === 1);
    expect((await ada.journey.give(idOf(pairs.ben), 'Listens well')).ok).toBe(true);
    expect([ada.acts.past.get().undo, ben.acts.past.get().undo]).toEqual([1, 3]);
    for (let at = 0; at < 3; at += 1) ben.acts.undo();
    sync(ada, ben);
    await until(ada, (view) => done(view).join() === 'met' && view.topics[0]?.done === null);
    expect(ada.journey.view.get().missions[0]?.by).toEqual([]);
    ada.acts.undo();
    ada.acts.undo();
    sync(ada, ben);
    await until(ben, (view) => done(view).length === 0 && view.badges.length === 1);
    ben.acts.redo();
    // His word that it is not passed is there again, and what Ada undid is not.
    expect(done(ben.journey.view.get())).toEqual([]);
    expect(ben.acts.past.get()).toEqual({ undo: 1, redo: 2 });
  });

  it('a milestone is passed by either, for both, and can be taken back', async () => {
    const [ada, ben] = [sideOf('ada'), sideOf('ben')];
    ada.journey.pass('met', true);
    sync(ada, ben);
    await until(ben, (view) => done(view).join() === 'met');
    expect(ben.journey.view.get().milestones[0]?.done?.by).toBe(idOf(pairs.ada));
    ben.journey.pass('met', false);
    sync(ada, ben);
    await until(ada, (view) => done(view).length === 0);
  });

  it('[S48] [F26] a mission of the programme’s pack is said and done as ours are, beside them', async () => {
    const [ada, ben] = [sideOf('ada'), sideOf('ben')];
    ben.journey.did(packMission('cv'), true);
    await until(ben, ({ packMissions }) => packMissions.length === 1);
    expect(ben.journey.view.get().packMissions).toEqual([{ mission: 'pack/cv', by: [idOf(pairs.ben)], done: false }]);
    sync(ada, ben);
    ada.journey.did(packMission('cv'), true);
    await until(ada, ({ packMissions }) => packMissions[0]?.done === true);
    expect(ada.journey.view.get().missions.map(({ mission }) => mission)).toEqual([...MISSIONS]);
    ada.acts.undo();
    await until(ada, ({ packMissions }) => packMissions[0]?.done === false);
  });

  it('[S41] topics are the mentee’s to tick, whatever another app writes', async () => {
    const [ada, ben] = [sideOf('ada'), sideOf('ben')];
    ada.journey.acquire('Interviews', true);
    expect(journeyWordsOf(ada.doc)).toEqual([]);
    put(ada, pairs.ada, { does: 'topic', topic: 'Interviews', done: true });
    put(ada, pairs.ada, { does: 'milestone', which: 'met', done: true });
    await until(ada, (view) => done(view).length === 1);
    expect(ada.journey.view.get().topics).toEqual([{ topic: 'Interviews', done: null }]);
    ben.journey.acquire('Interviews', true);
    sync(ada, ben);
    await until(ada, ({ topics }) => topics[0]?.done?.by === idOf(pairs.ben));
  });

  it('a mission is done once both say so', async () => {
    const [ada, ben] = [sideOf('ada'), sideOf('ben')];
    const mission = ({ missions }: JourneyView) => missions.find((one) => one.mission === 'stories');
    ada.journey.did('stories', true);
    await until(ada, (view) => mission(view)?.by.length === 1);
    expect(mission(ada.journey.view.get())?.done).toBe(false);
    ben.journey.did('stories', true);
    sync(ada, ben);
    await until(ada, (view) => mission(view)?.done === true);
    ben.journey.did('stories', false);
    sync(ada, ben);
    await until(ada, (view) => mission(view)?.done === false);
  });

  it('words of a stranger, of another workspace, copied or of an unknown kind change nothing', async () => {
    const ada = sideOf('ada');
    put(ada, eve, { does: 'milestone', which: 'met', done: true });
    put(ada, pairs.ben, { does: 'milestone', which: 'met', done: true }, 'another');
    put(ada, pairs.ben, { does: 'dance' } as unknown as JourneyAct);
    put(ada, pairs.ben, { does: 'milestone', which: 'moon', done: true });
    const yes = put(ada, pairs.ben, { does: 'milestone', which: 'agreed', done: true });
    put(ada, pairs.ben, { does: 'milestone', which: 'agreed', done: false });
    addJourneyWord(ada.doc, yes.slice());
    addJourneyWord(ada.doc, new Uint8Array(10_000));
    ada.doc.getArray('journey').push(['junk']);
    ada.journey.pass('goals', true);
    await until(ada, (view) => done(view).join() === 'goals');
  });
});

describe('[S43] [S44] looking at a goal again', () => {
  it('is asked for every six weeks, at half-time, and not once it is set aside', async () => {
    const ben = sideOf('ben');
    expect(ben.journey.view.get().due).toEqual([]);
    ben.at(6 * WEEK);
    expect(ben.journey.view.get().due).toEqual([goalId]);
    expect((await ben.journey.review(goalId, 'keep', '')).ok).toBe(true);
    await until(ben, ({ due, reviews }) => due.length === 0 && reviews.length === 1);
    ben.journey.lookAgainEvery(0);
    await until(ben, ({ weeks }) => weeks === 0);
    ben.at(16 * WEEK);
    expect(ben.journey.view.get().due).toEqual([]);
    // Half of eight months.
    ben.at(18 * WEEK);
    expect(ben.journey.view.get().due).toEqual([goalId]);
    await ben.journey.review(goalId, 'drop', 'Not this year');
    await until(ben, ({ due }) => due.length === 0);
    ben.journey.lookAgainEvery(2);
    ben.at(40 * WEEK);
    await until(ben, ({ weeks }) => weeks === 2);
    expect(ben.journey.view.get().due).toEqual([]);
  });

  it('is its owner’s; a verdict of anybody else is none, and of a private goal nothing is said here', async () => {
    const [ada, ben] = [sideOf('ada'), sideOf('ben')];
    expect((await ada.journey.review(goalId, 'drop', '')).ok).toBe(false);
    put(ben, pairs.ada, { does: 'review', goal: goalId, verdict: 'drop', words: '' });
    ben.journey.pass('met', true);
    await until(ben, (view) => done(view).length === 1);
    expect(ben.journey.view.get().reviews).toEqual([]);
    ben.list.set([goalOf({ shared: false })]);
    const before = journeyWordsOf(ben.doc).length;
    expect((await ben.journey.review(goalId, 'keep', 'Mine')).ok).toBe(true);
    expect(ben.alone).toEqual([[goalId, 'keep', 'Mine']]);
    expect(journeyWordsOf(ben.doc)).toHaveLength(before);
  });

  it('recovery words are not said with it', async () => {
    const ben = sideOf('ben');
    const words = await phraseOf(newSecret(random), 'en');
    const said = await ben.journey.review(goalId, 'keep', words.reveal());
    expect(said).toEqual({ ok: false, error: { tag: 'recovery-phrase' } });
    expect(journeyWordsOf(ben.doc)).toEqual([]);
  });
});

describe('badges', () => {
  it('one given is on both sides, once, and verifies by itself', async () => {
    const [ada, ben] = [sideOf('ada'), sideOf('ben')];
    expect((await ada.journey.give(idOf(pairs.ben), 'A talk')).ok).toBe(true);
    sync(ada, ben);
    await until(ben, ({ badges }) => badges.length === 1);
    const [badge] = ben.journey.view.get().badges;
    expect(badge).toMatchObject({ by: idOf(pairs.ada), byName: 'ada', toName: 'ben', what: 'A talk', mine: true });
    put(ben, pairs.ada, { does: 'badge', badge: badge?.text ?? '' });
    ben.journey.pass('met', true);
    await until(ben, (view) => done(view).length === 1);
    expect(ben.journey.view.get().badges).toHaveLength(1);
  });

  it('nobody gives one in another’s name, to themself or to a stranger', async () => {
    const ben = sideOf('ben');
    const of = (by: SigningPair, to: SigningPair): JourneyAct => ({
      does: 'badge',
      badge: toText(sign('badge', encodeBadge({ to: idOf(to), toName: 'x', byName: 'y', what: 'z', at: 1 }), by)),
    });
    // Ada copies a stranger's badge for Ben, and so on.
    put(ben, pairs.ada, of(eve, pairs.ben));
    put(ben, pairs.ben, of(eve, pairs.ben));
    put(ben, pairs.ben, of(pairs.ada, pairs.ben));
    put(ben, pairs.ben, of(pairs.ben, pairs.ben));
    put(ben, pairs.ben, of(pairs.ben, eve));
    put(ben, pairs.ben, { does: 'badge', badge: 'AAAA' });
    ben.journey.pass('met', true);
    await until(ben, (view) => done(view).length === 1);
    expect(ben.journey.view.get().badges).toEqual([]);
    expect((await ben.journey.give(idOf(pairs.ben), 'Me')).ok).toBe(false);
    expect((await ben.journey.give(idOf(pairs.ada), ' ')).ok).toBe(false);
  });
});

describe('whatever is written', () => {
  const act = fc.oneof(
    fc.record({
      does: fc.constant('milestone' as const),
      which: fc.constantFrom(...MILESTONES, 'odd'),
      done: fc.boolean(),
    }),
    fc.record({
      does: fc.constant('mission' as const),
      mission: fc.constantFrom(...MISSIONS, 'odd'),
      done: fc.boolean(),
    }),
    fc.record({ does: fc.constant('topic' as const), topic: fc.constantFrom('Interviews', 'x'), done: fc.boolean() }),
    fc.record({ does: fc.constant('cycle' as const), weeks: fc.integer({ min: 0, max: 26 }) }),
    fc.record({
      does: fc.constant('review' as const),
      goal: fc.constant<GoalId>(goalId),
      verdict: fc.constantFrom('keep' as const, 'adjust' as const, 'drop' as const),
      words: fc.string({ maxLength: 20 }),
    }),
  );
  const hand = fc.record({ side: fc.nat(1), by: fc.nat(2), act, meet: fc.boolean(), junk: fc.boolean() });

  it('both come to the same, in the same shape', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(hand, { maxLength: 14 }), async (hands) => {
        const sides = [sideOf('ada'), sideOf('ben')] as const;
        for (const one of hands) {
          const side = sides[one.side === 0 ? 0 : 1];
          put(side, [pairs.ada, pairs.ben, eve][one.by] ?? eve, one.act);
          if (one.junk) addJourneyWord(side.doc, random(120));
          if (one.meet) sync(...sides);
        }
        sync(...sides);
        sides[0].journey.pass('closing', true);
        sync(...sides);
        const shape = ({ journey }: Side) => {
          const { due: _, mayTick: __, ...view } = journey.view.get();
          return view;
        };
        for (const side of sides) await until(side, (view) => done(view).includes('closing'));
        expect(shape(sides[0])).toEqual({ ...shape(sides[1]), badges: [] });
      }),
      { numRuns: 25 },
    );
  });

  it('bytes of any kind are read as nothing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(parseJourneyWord(bytes).ok).toBe(false);
      }),
    );
  });
});
