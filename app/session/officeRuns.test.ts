import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { hash } from '../../crypto/index.ts';
import { err, ok } from '../../crypto/result.ts';
import { match } from '../matching/match.ts';
import { measuresOf } from '../matching/measures.ts';
import { repaired } from '../matching/testing/repaired.ts';
import type { Weights } from '../matching/types.ts';
import type { PersonId } from '../model/brand.ts';
import type { Card } from '../model/card.ts';
import { personIdOf } from '../model/ids.ts';
import { aCard, aPack, ISSUED } from '../model/samples.ts';
import { keepCard } from '../programme/directory.ts';
import { officeOf } from '../programme/office.ts';
import { rulesOf } from '../programme/runs.ts';
import type { Core } from './core.ts';
import { officeRuns } from './officeRuns.ts';
import { officeViews } from './officeViews.ts';
import { readRun } from './runProof.ts';

const person = (n: number): PersonId => personIdOf(new Uint8Array(32).fill(n));
const [ada, dan, eve, ben, ines] = [person(1), person(2), person(3), person(11), person(12)];

/** Ada shares law, Dan sales, Eve a little of both; Ben seeks law, Inès sales. Each mentor has one place. */
const PEOPLE: readonly (readonly [PersonId, Partial<Card>])[] = [
  [ada, { name: 'Ada', role: 'mentor', skillsOffered: ['Law', 'Writing'] }],
  [dan, { name: 'Dan', role: 'mentor', skillsOffered: ['Sales'] }],
  [eve, { name: 'Eve', role: 'mentor', skillsOffered: ['Law'] }],
  [ben, { name: 'Ben', role: 'mentee', skillsSought: ['Law', 'Writing'] }],
  [ines, { name: 'Inès', role: 'mentee', skillsSought: ['Sales'] }],
];
const nothing: Partial<Card> = { skillsOffered: [], skillsSought: [], topics: [], capacity: 1 };

/** Runs as the worker does, at once. */
const runHere: Core['match'] = async (
  candidates,
  rules,
  at,
  { onProgress, onTime, onMeasures, signal, repair } = {},
) => {
  if (repair !== undefined) return repaired(repair, candidates, rules, at, hash);
  onProgress?.(0.5);
  await Promise.resolve();
  if (signal?.aborted) return err({ tag: 'match-cancelled' });
  onTime?.(12);
  const made = match(candidates, rules, at, hash);
  // As the worker does: after the run was given, and here told from the tests.
  if (made.ok) setTimeout(() => onMeasures?.({ ...measuresOf(made.value, candidates, at), blockingPairs: 77 }));
  return made;
};

function officeOfCleo() {
  const office = officeOf(new Y.Doc());
  for (const [who, over] of PEOPLE) {
    const card = aCard({ ...nothing, ...over, issued: ISSUED });
    keepCard(office, { person: who, card, envelope: new Uint8Array([1]), received: ISSUED });
  }
  const core = { clock: () => ISSUED + 1, random: (length: number) => new Uint8Array(length), match: runHere };
  const runs = officeRuns({ core, office, mode: () => 'private-pair', durable: async () => true });
  const views = officeViews(office, core.clock);
  const pairs = () => views.proposal()?.pairs.map(({ mentor, mentee }) => `${mentor.card.name} ${mentee.card.name}`);
  return { office, runs, views, pairs };
}

describe('a run of the office', () => {
  it('[F05] [S16] is by the pack: its objective, its weights, and whom it keeps apart', () => {
    const { office } = officeOfCleo();
    const pack = aPack();
    const weights: Weights = { skills: 10, topics: 2, languages: 3, time: 4 };
    const matching = { ...pack.matching, ...weights, objective: 'floor', apart: ['manager'] } as const;
    office.pack.set('pack', { ...pack, matching });
    const rules = rulesOf(office, 1, 'private-pair', ISSUED);
    const questions = [{ question: 'field', weight: 5 }];
    expect(rules).toMatchObject({ weights, questions, objective: 'floor', apart: { manager: true } });
    expect(rules.apart).not.toHaveProperty('organisation');
  });

  it('tells how far it is, can be stopped, and leaves then what was there', async () => {
    const { runs, pairs } = officeOfCleo();
    const seen: (number | null)[] = [];
    runs.matching.subscribe(() => seen.push(runs.matching.get()));
    const stopped = runs.match();
    runs.cancelMatch();
    expect(await stopped).toEqual(ok('cancelled'));
    expect(pairs()).toBeUndefined();
    expect(seen).toEqual([0, 0.5, null]);
    expect(await runs.match()).toEqual(ok('made'));
    expect(pairs()).toEqual(['Ada Ben', 'Dan Inès']);
  });
});

describe('[S20] two put together by hand', () => {
  it('before any run: they are the whole proposal, and a run keeps them and matches the others', async () => {
    const { office, runs, views, pairs } = officeOfCleo();
    expect(await runs.together(eve, ben)).toEqual(ok(undefined));
    expect(pairs()).toEqual(['Eve Ben']);
    expect(views.proposal()).toMatchObject({ hand: true, unmatched: [] });
    expect(await runs.together(ada, ines)).toEqual(ok(undefined));
    expect(pairs()).toEqual(['Eve Ben', 'Ada Inès']);
    // What goes out is a run like any other, that anybody can check.
    const file = await runs.runFile();
    const read = await readRun(file.ok ? file.value : '', () => 0);
    expect(read).toMatchObject({ ok: true, value: { people: 4, pairs: 2, kept: 2 } });
    expect(await runs.takeApart(ada, ines)).toEqual(ok(undefined));
    expect(pairs()).toEqual(['Eve Ben']);
    runs.byHand.undo();
    expect(pairs()).toEqual(['Eve Ben', 'Ada Inès']);
    runs.byHand.redo();
    await runs.match();
    expect(pairs()).toEqual(['Eve Ben', 'Dan Inès']);
    expect(views.proposal()?.hand).toBe(false);
    expect(await runs.takeApart(eve, ben)).toEqual(err({ tag: 'not-found' }));
    expect(office.pins.size).toBe(1);
  });

  it('the last one taken apart leaves no proposal', async () => {
    const { office, runs } = officeOfCleo();
    await runs.together(eve, ben);
    await runs.takeApart(eve, ben);
    expect([office.proposal.size, office.pins.size]).toEqual([0, 0]);
  });

  it('somebody whom a run left without a pair gets one, and what a rule forbids is said before', async () => {
    const { office, runs, pairs } = officeOfCleo();
    await runs.match();
    expect(await runs.together(eve, ines)).toEqual(ok(undefined));
    expect(pairs()).toEqual(['Ada Ben', 'Eve Inès']);
    expect(await runs.couldBe(dan, ines)).toMatchObject({ broken: null, refusedBefore: false });
    expect(await runs.couldBe(ines, dan)).toMatchObject({ broken: 'role', fit: null });
    const pack = aPack();
    office.pack.set('pack', { ...pack, training: [], matching: { ...pack.matching, skills: 10 } });
    expect(await runs.couldBe(dan, ben)).toMatchObject({ broken: 'must', fit: expect.any(Number) });
    await runs.refuse(ada, ben);
    expect(await runs.couldBe(ada, ben)).toMatchObject({ broken: null, refusedBefore: true });
  });
});

describe('[S20] somebody leaves the matching', () => {
  it('as one act: theirs get another mentor, nobody else moves, and it is taken back whole', async () => {
    const { office, runs, views, pairs } = officeOfCleo();
    await runs.match();
    expect(await runs.leaves(ada)).toEqual(ok(undefined));
    expect(pairs()).toEqual(['Eve Ben', 'Dan Inès']);
    expect(views.proposal()?.moved).toEqual({
      kind: 'leaves',
      who: 'Ada',
      mentor: '',
      others: [{ mentee: 'Ben', before: 'Ada', now: 'Eve' }],
    });
    expect(views.directory().find((each) => each.person === ada)).toMatchObject({ standing: 'left', active: false });
    await runs.match();
    expect(pairs()).toEqual(['Eve Ben', 'Dan Inès']);
    await runs.returns(ada);
    await runs.match();
    expect(pairs()).toEqual(['Ada Ben', 'Dan Inès']);
    await runs.leaves(dan);
    runs.byHand.undo();
    expect(pairs()).toEqual(['Ada Ben', 'Dan Inès']);
    expect(office.left.size).toBe(0);
  });

  it('another card of theirs brings them back', async () => {
    const { office, runs, views } = officeOfCleo();
    await runs.leaves(ada);
    const card = aCard({ ...nothing, name: 'Ada', role: 'mentor', issued: ISSUED + 2 });
    keepCard(office, { person: ada, card, envelope: new Uint8Array([1]), received: ISSUED + 2 });
    expect(views.directory().find((each) => each.person === ada)?.standing).toBe('ready');
  });
});

describe('[F03] a least number of people', () => {
  it('is kept by a run, and one that cannot be kept names its mentor and leaves what was there', async () => {
    const { runs, views, pairs } = officeOfCleo();
    await runs.setLeast(eve, 1);
    expect(views.directory().find((each) => each.person === eve)?.least).toBe(1);
    expect(await runs.match()).toEqual(ok('made'));
    expect(pairs()).toContain('Eve Ben');
    await runs.setLeast(eve, 2);
    const failed = await runs.match();
    expect(failed).toEqual(err({ tag: 'least-impossible', name: 'Eve', least: 2, most: 1 }));
    expect(pairs()).toContain('Eve Ben');
    await runs.setLeast(eve, 0);
    await runs.match();
    expect(pairs()).toContain('Ada Ben');
  });
});

it('[F01] [F10] a pair’s reasons name what both chose of a question, never of one for the coordinator alone', async () => {
  const { office, runs, views } = officeOfCleo();
  const pack = aPack();
  const [question] = pack.questions;
  if (question === undefined) throw new Error('a question');
  const origin = { ...question, id: 'origin', affinity: true, required: false };
  office.pack.set('pack', { ...pack, training: [], questions: [question, origin] });
  const answers = [
    ['field', ['tax']],
    ['origin', ['tax']],
  ] as const;
  for (const [who, over] of [
    [ada, { name: 'Ada', role: 'mentor', skillsOffered: ['Law', 'Writing'] }],
    [ben, { name: 'Ben', role: 'mentee', skillsSought: ['Law', 'Writing'] }],
  ] as const) {
    const card = aCard({ ...nothing, ...over, version: 2, answers, issued: ISSUED + 1 });
    keepCard(office, { person: who, card, envelope: new Uint8Array([1]), received: ISSUED });
  }
  await runs.match();
  const named = { kind: 'answer', question: 'field', option: 'tax' };
  const pair = views.proposal()?.pairs.find(({ mentor }) => mentor.person === ada);
  const why = await runs.why(ada, ben);
  for (const reasons of [pair?.reasons, why?.forMentor, why?.forMentee]) {
    expect(reasons?.filter(({ kind }) => kind === 'answer')).toEqual([named]);
  }
});

describe('[F06] a run by preference', () => {
  const byPreference = (office: ReturnType<typeof officeOfCleo>['office']) => {
    const pack = aPack();
    office.pack.set('pack', { ...pack, training: [], matching: { ...pack.matching, objective: 'stable', apart: [] } });
  };

  it('takes whom people ranked, and is found to hold', async () => {
    const { office, runs, pairs } = officeOfCleo();
    byPreference(office);
    await runs.match();
    expect(pairs()).toEqual(['Ada Ben', 'Dan Inès']);
    const asked = { asked: null, outcomes: [] } as const;
    office.requests.set(ben, { mentee: ben, ranked: [eve, dan], ...asked });
    await runs.match();
    expect(pairs()).toEqual(['Eve Ben', 'Dan Inès']);
    const file = await runs.runFile();
    expect(await readRun(file.ok ? file.value : '', () => 0)).toMatchObject({
      ok: true,
      value: { objective: 'stable' },
    });
  });

  it('[F09] whom somebody named counts only once the coordinator says so, and no longer when they say that', async () => {
    const { office, runs, views, pairs } = officeOfCleo();
    byPreference(office);
    const card = aCard({
      ...nothing,
      version: 2,
      name: 'Ben',
      role: 'mentee',
      skillsSought: ['Law', 'Writing'],
      hint: 'Eve',
      issued: ISSUED + 1,
    });
    keepCard(office, { person: ben, card, envelope: new Uint8Array([1]), received: ISSUED });
    expect(rulesOf(office, 1, 'private-pair', ISSUED)).not.toHaveProperty('rankings');
    await runs.countHint(ben, eve);
    expect(views.directory().find((each) => each.person === ben)?.counts).toBe(eve);
    await runs.match();
    expect(pairs()).toContain('Eve Ben');
    await runs.countHint(ben, null);
    expect(rulesOf(office, 1, 'private-pair', ISSUED)).not.toHaveProperty('rankings');
    // By another objective nothing of it counts.
    await runs.countHint(ben, eve);
    office.pack.set('pack', { ...aPack(), training: [] });
    expect(rulesOf(office, 1, 'private-pair', ISSUED)).not.toHaveProperty('rankings');
  });
});

describe('[S20] a pair changed by hand', () => {
  it('moves nobody whom it need not, says so, and is taken back with its pin', async () => {
    const { office, runs, views, pairs } = officeOfCleo();
    await runs.match();
    const before = views.proposal();
    expect(await runs.change(ben, eve)).toEqual(ok(undefined));
    expect(pairs()).toEqual(['Eve Ben', 'Dan Inès']);
    expect(views.proposal()?.moved).toEqual({ kind: 'together', who: 'Ben', mentor: 'Eve', others: [] });
    expect(office.pins.size).toBe(1);
    expect(runs.byHand.past.get()).toEqual({ undo: 1, redo: 0 });
    runs.byHand.undo();
    expect(pairs()).toEqual(['Ada Ben', 'Dan Inès']);
    expect(views.proposal()?.run).toEqual(before?.run);
    expect([views.proposal()?.moved, office.pins.size]).toEqual([undefined, 0]);
    runs.byHand.redo();
    expect(pairs()).toEqual(['Eve Ben', 'Dan Inès']);
  });

  it('names whoever had to move, and from whom to whom', async () => {
    const { runs, views } = officeOfCleo();
    await runs.match();
    await runs.change(ben, dan);
    const moved = views.proposal()?.moved;
    expect(moved?.who).toBe('Ben');
    expect(moved?.others).toHaveLength(1);
    expect(moved?.others[0]).toMatchObject({ mentee: 'Inès', before: 'Dan' });
    expect(['Ada', 'Eve']).toContain(moved?.others[0]?.now);
  });

  it('refused is not proposed again, with the others where they were', async () => {
    const { office, runs, pairs } = officeOfCleo();
    await runs.match();
    await runs.refuse(ada, ben);
    expect(pairs()).toEqual(['Eve Ben', 'Dan Inès']);
    await runs.match();
    expect(pairs()).not.toContain('Ada Ben');
    expect(office.bans.size).toBe(1);
    expect(runs.byHand.past.get()).toEqual({ undo: 0, redo: 0 });
  });

  it('that a rule forbids is refused with the rule, and changes nothing', async () => {
    const { office, runs, pairs } = officeOfCleo();
    const french = aCard({ ...nothing, name: 'Eve', role: 'mentor', languages: [], issued: ISSUED + 1 });
    keepCard(office, { person: eve, card: french, envelope: new Uint8Array([1]), received: ISSUED });
    await runs.match();
    expect(await runs.change(ben, eve)).toEqual(err({ tag: 'pair-refused', why: 'no-common-language' }));
    expect([pairs(), office.pins.size]).toEqual([['Ada Ben', 'Dan Inès'], 0]);
  });

  it('who else could be somebody’s mentor is told as the rules would have it, the best first, and nobody else', async () => {
    const { office, runs } = officeOfCleo();
    const french = aCard({ ...nothing, name: 'Eve', role: 'mentor', languages: [], issued: ISSUED + 1 });
    keepCard(office, { person: eve, card: french, envelope: new Uint8Array([1]), received: ISSUED });
    await runs.match();
    const fitting = await runs.fitting(ben, [dan, eve, ada]);
    expect(fitting.map(({ person }) => person)).toEqual([ada, dan]);
    expect(fitting[0]?.fit).toBeGreaterThan(fitting[1]?.fit ?? 100);
    await runs.refuse(ada, ben);
    expect((await runs.fitting(ben, [dan, eve, ada])).map(({ person }) => person)).toEqual([dan]);
  });

  it('a pair that is kept is not moved to make room for another', async () => {
    const { runs, pairs } = officeOfCleo();
    await runs.match();
    runs.pin(dan, ines);
    expect(await runs.change(ben, dan)).toEqual(err({ tag: 'pair-refused', why: 'no-seat' }));
    expect(pairs()).toEqual(['Ada Ben', 'Dan Inès']);
  });
});

it('[F10] a pair is explained from both sides, with what would have changed it', async () => {
  const { runs } = officeOfCleo();
  await runs.match();
  const why = await runs.why(ada, ben);
  expect(why?.forMentee.filter(({ kind }) => kind === 'skill')).toHaveLength(2);
  expect(why?.forMentor.filter(({ kind }) => kind === 'skill')).toHaveLength(2);
  expect(why?.otherwise[0]).toMatchObject({ kind: 'nearest', name: 'Eve' });
  expect(await runs.why(dan, ben)).toBeNull();
});

it('what the worker told of a run is not counted again, and what it did not is', async () => {
  const { runs } = officeOfCleo();
  await runs.match();
  expect(await runs.aboutRun()).toMatchObject({ value: { matched: 2, blockingPairs: 0, ms: 12 } });
  await runs.match();
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(await runs.aboutRun()).toMatchObject({ value: { matched: 2, blockingPairs: 77 } });
});

describe('[F07] a run as a file', () => {
  const clock = () => 0;

  it('is found to hold by whoever has it, before and after a change by hand', async () => {
    const { runs } = officeOfCleo();
    await runs.match();
    const file = await runs.runFile();
    expect(file.ok && (await readRun(file.value, clock))).toMatchObject(
      ok({ kind: 'run', pairs: 2, people: 5, repaired: null, objective: 'total', kept: 0 }),
    );
    // Which moment of its week the file names is proven by nothing, so that nothing is said of it.
    const moved = file.ok ? file.value.replace(/^\{"at":(\d+)/, (_, at) => `{"at":${Number(at) + 60_000}`) : '';
    expect(moved).not.toBe(file.ok && file.value);
    expect(await readRun(moved, clock)).toEqual(file.ok && (await readRun(file.value, clock)));
    await runs.change(ben, eve);
    const after = await runs.runFile();
    expect(after.ok && (await readRun(after.value, clock))).toMatchObject(
      // The run before it is in the file as well.
      ok({ repaired: { total: expect.any(Number), bound: expect.any(Number), followed: 1 }, kept: 1 }),
    );
  });

  it('altered in any number, pair or card is refused; cut short as well; and what is no run is none', async () => {
    const { runs } = officeOfCleo();
    await runs.match();
    const file = await runs.runFile();
    const text = file.ok ? file.value : '';
    const refused = async (from: string | RegExp, to: string) => {
      const other = text.replace(from, to);
      expect(other).not.toBe(text);
      const read = await readRun(other, clock);
      return read.ok ? 'holds' : read.error.tag;
    };
    expect(await refused('"Writing"', '"Sailing"')).toBe('run-not-true');
    expect(await refused(/"score":\d+/, '"score":999')).toBe('run-not-true');
    expect(await refused(/"total":\d+/, '"total":1999')).toBe('run-not-true');
    expect(await refused(/"seed":0/, '"seed":1')).toBe('run-not-true');
    expect(await refused(`"mentor":"${ada}","mentee":"${ben}"`, `"mentor":"${eve}","mentee":"${ben}"`)).toBe(
      'run-not-true',
    );
    expect(await refused(/"version":2/, '"version":3')).toBe('altered');
    expect(await refused(/\}\s*$/, '')).toBe('altered');
    expect(await readRun('{"mentees":1}', clock)).toEqual(err({ tag: 'no-proof' }));
  });

  it('[F07] is not given once a card has changed and nobody remembers what it was', async () => {
    const { office, runs } = officeOfCleo();
    await runs.match();
    const again = officeRuns({
      core: { clock: () => ISSUED + 2, random: (length) => new Uint8Array(length), match: runHere },
      office,
      mode: () => 'private-pair',
      durable: async () => true,
    });
    expect((await again.runFile()).ok).toBe(true);
    expect((await again.aboutRun()).ok && (await again.aboutRun())).toMatchObject({
      value: { matched: 2, matchable: 2, broken: 0, gap: 0, ms: 12 },
    });
    const card = aCard({ ...nothing, name: 'Ada', role: 'mentor', issued: ISSUED + 5 });
    keepCard(office, { person: ada, card, envelope: new Uint8Array([1]), received: ISSUED + 5 });
    expect((await runs.runFile()).ok).toBe(true);
    const later = officeRuns({
      core: { clock: () => ISSUED + 6, random: (length) => new Uint8Array(length), match: runHere },
      office,
      mode: () => 'private-pair',
      durable: async () => true,
    });
    expect(await later.runFile()).toEqual(err({ tag: 'run-gone' }));
    expect(await later.aboutRun()).toEqual(err({ tag: 'run-gone' }));
  });
});
