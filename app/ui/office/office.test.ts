import { describe, expect, it } from 'vitest';
import type { PersonId } from '../../model/brand.ts';
import type { Card } from '../../model/card.ts';
import { invitationIdOf, personIdOf } from '../../model/ids.ts';
import type { SafeguardingMode } from '../../model/programme.ts';
import { aCard, aProgramme, ISSUED, tags } from '../../model/samples.ts';
import type { DirectoryEntry, Proposal, ProposedPair, SentInvitation } from '../../session/types.ts';
import { found, inOrder, NO_FILTER, rowMaker } from './directoryRows.ts';
import { meantBy } from './meantBy.ts';
import { type ChoosingNow, nextStepOf } from './nextStep.ts';
import { othersFor } from './others.ts';
import { changedSince, freeCards, lackOf, unaccompanied } from './ready.ts';
import { figuresOf, loadsIn, medianOf, roleCounts } from './stats.ts';

const anInvitationId = invitationIdOf(new Uint8Array(32).fill(200));
let made = 0;
const newPerson = (): PersonId => {
  made += 1;
  return personIdOf(new Uint8Array(32).fill(made));
};
const entry = (over: Partial<Card>, active = true): DirectoryEntry => {
  const person = newPerson();
  return {
    person,
    card: aCard(over),
    received: ISSUED + made,
    standing: active ? 'ready' : 'expired',
    active,
    least: 0,
    counts: null,
  };
};
const ada = entry({ name: 'Ada', role: 'mentor' });
const moussa = entry({ name: 'Moussa', role: 'either', skillsOffered: ['droit'] });
const noor = entry({ name: 'Noor', role: 'mentor', languages: tags('nl') });
const ben = entry({ name: 'Ben', role: 'mentee' });
const ines = entry({ name: 'Inès', role: 'mentee' });

const pair = (mentor: DirectoryEntry, mentee: DirectoryEntry, score: number, commonMinutes: number): ProposedPair => ({
  mentor,
  mentee,
  score,
  reasons: [],
  commonMinutes,
  pinned: false,
  third: null,
});

const proposal = (pairs: ProposedPair[], unmatched: DirectoryEntry[], bound = 170): Proposal => ({
  run: {
    version: 1,
    inputs: '',
    rules: { weights: { skills: 1, topics: 1, languages: 1, time: 1 }, pins: [], bans: [], seed: 1 },
    sides: { [moussa.person]: 'mentee' },
    pairs: [],
    unmatched: [],
    total: 170,
    bound,
    prices: { mentees: {}, mentors: {} },
  },
  pairs,
  unmatched,
  at: ISSUED + 1000,
  hand: false,
});

const asked = { opened: false, reminded: null, reason: null, wish: null, until: null };
const invitation = (stage: SentInvitation['stage']): SentInvitation => ({
  id: anInvitationId,
  mentor: { ...asked, person: ada.person, name: 'Ada', stage },
  mentee: { ...asked, person: ben.person, name: 'Ben', stage },
  third: null,
  more: [],
  format: 'pair',
  stage,
  handedOver: true,
  expires: ISSUED,
  batch: { at: ISSUED, days: 14 },
  words: [],
});

describe('the figures of a proposal', () => {
  it('count the mentees without a mentor, whichever side an either was given', () => {
    const figures = figuresOf(proposal([pair(ada, ben, 90, 210), pair(ada, ines, 80, 40)], [moussa, noor]));
    expect(figures).toEqual({
      covered: 2,
      mentees: 3,
      mean: 85,
      least: 80,
      proven: true,
      kept: false,
      medianMinutes: 120,
    });
  });

  it('count how many mentors have how many people, those of before included', () => {
    const load = (pairs: number, taken: number) => ({ mentor: ada.person, pairs, taken, seats: 3 });
    expect(loadsIn([load(2, 0), load(0, 0), load(1, 1), load(0, 3)])).toEqual([
      { people: 0, mentors: 1 },
      { people: 2, mentors: 2 },
      { people: 3, mentors: 1 },
    ]);
  });

  it('say that the optimum is proven only when the bound is reached', () => {
    expect(figuresOf(proposal([pair(ada, ben, 90, 60)], [], 171))?.proven).toBe(false);
    expect(figuresOf(proposal([], [ben]))).toBeNull();
  });

  it('say that a pair was kept, since the proof does not judge it', () => {
    const { run, ...rest } = proposal([pair(ada, ben, 90, 60)], []);
    const pairs = [{ mentor: ada.person, mentee: ben.person, score: 170, pinned: true }];
    expect(figuresOf({ ...rest, run: { ...run, pairs } })).toMatchObject({ proven: true, kept: true });
  });

  it('take the middle of the common times', () => {
    expect(medianOf([])).toBe(0);
    expect(medianOf([15, 600, 30])).toBe(30);
  });
});

describe('[S08] the next step of a programme', () => {
  const among = (...tags: ('waits' | 'chosen' | 'asked' | 'found')[]): ChoosingNow => ({
    of: 'mentors',
    proposable: 1,
    choices: tags.map((tag) => ({ standing: { tag, mentor: ada.person, more: 0, until: ISSUED, before: 0 } })),
  });
  const cases: [string, ReturnType<typeof nextStepOf>][] = [
    ['publish', nextStepOf(false, [], null, [])],
    ['hand-out', nextStepOf(true, [], null, [])],
    ['lacking', nextStepOf(true, [ada, noor], null, [])],
    ['lacking', nextStepOf(true, [moussa], null, [])],
    [
      'changed',
      nextStepOf(true, [ada, ben, { ...ines, received: ISSUED + 2000 }], proposal([pair(ada, ben, 90, 60)], []), []),
    ],
    ['match', nextStepOf(true, [ada, ben], null, [])],
    ['match', nextStepOf(true, [ada, moussa], null, [])],
    ['send', nextStepOf(true, [ada, ben], proposal([pair(ada, ben, 90, 60)], []), [])],
    ['nobody', nextStepOf(true, [noor, ben], proposal([], [noor, ben]), [])],
    ['wait', nextStepOf(true, [ada, ben], null, [invitation('accepted')])],
    ['at-work', nextStepOf(true, [ada, ben], null, [invitation('joined')])],
    ['match', nextStepOf(true, [ada, ben, moussa, ines], null, [invitation('joined')])],
    ['propose', nextStepOf(true, [ada, ben], null, [], among())],
    ['propose', nextStepOf(true, [ada, ben], proposal([], [noor, ben]), [], among())],
    ['accompany', nextStepOf(true, [ada, ben], null, [], among('waits'))],
    ['allow', nextStepOf(true, [ada, ben], null, [], among('chosen'))],
    ['choosing', nextStepOf(true, [ada, ben], null, [], { ...among('asked'), proposable: 0 })],
    ['lacking', nextStepOf(true, [ben], null, [], among())],
    ['wait', nextStepOf(true, [ada, ben], null, [invitation('sent')], { ...among('asked'), proposable: 0 })],
    ['at-work', nextStepOf(true, [ada, ben], null, [invitation('joined')], { ...among('found'), proposable: 0 })],
  ];
  it.each(cases)('%s', (tag, step) => {
    expect(step.tag).toBe(tag);
  });
});

describe('finding people', () => {
  const all = [ada, moussa, noor, ben, ines];
  const maker = rowMaker({
    language: (tag) => (tag === 'nl' ? 'Dutch' : 'French'),
    list: String,
    answer: (_, said) => said,
  });
  const rows = all.map((each) => maker.rowOf(each, null));
  const names = (words: string, side: 'all' | 'mentor' | 'mentee' = 'all') =>
    found(inOrder(rows, 'newest'), { ...NO_FILTER, words, role: side }, new Map()).map(({ name }) => name);

  it('an either is on both sides; accents and case do not count; every word must occur', () => {
    expect(names('', 'mentor')).toEqual(['Noor', 'Moussa', 'Ada']);
    expect(names('', 'mentee')).toEqual(['Inès', 'Ben', 'Moussa']);
    expect(names('INES')).toEqual(['Inès']);
    expect(names('dutch')).toEqual(['Noor']);
    expect(names('droit mou')).toEqual(['Moussa']);
  });

  it('another mentor is active, can be a mentor, and shares a language', () => {
    const gone = entry({ name: 'Gone', role: 'mentor' }, false);
    expect(othersFor(pair(ada, ben, 1, 1), [...all, gone], [], []).map(({ card }) => card.name)).toEqual(['Moussa']);
  });

  it('and has a free place, and was not invited with this mentee before, whatever came of it', () => {
    const dan = entry({ name: 'Dan', role: 'mentor', capacity: 1 });
    const others = (sent: SentInvitation[], pairs: ProposedPair[]) =>
      othersFor(pair(dan, ben, 1, 1), [ada, dan], sent, pairs).map(({ card }) => card.name);
    expect(others([], [])).toEqual(['Ada']);
    expect(others([invitation('declined')], [])).toEqual([]);
    const instead = (sent: SentInvitation[], pairs: ProposedPair[]) =>
      othersFor(pair(ada, ben, 1, 1), [ada, dan], sent, pairs).map(({ card }) => card.name);
    const kept = { ...pair(dan, ines, 1, 1), pinned: true };
    expect(instead([], [pair(dan, ines, 1, 1)])).toEqual(['Dan']);
    expect(instead([], [kept])).toEqual([]);
    expect(instead([], [{ ...kept, mentee: ben }])).toEqual(['Dan']);
  });
});

describe('the figures under “Cards”', () => {
  it('count each card once: who would be either is of neither side', () => {
    const sana = entry({ name: 'Sana', role: 'supervisor' });
    const counts = roleCounts([ada, moussa, ben, sana]).map(({ role, count }) => [role, count]);
    expect(Object.fromEntries(counts)).toEqual({
      mentor: 1,
      mentee: 1,
      either: 1,
      supervisor: 1,
      staff: 0,
      contact: 0,
    });
  });
});

describe('in a programme where somebody must be able to see', () => {
  const sana = entry({ name: 'Sana', role: 'supervisor' });
  const office = (mode: SafeguardingMode) => ({ programme: aProgramme({ mode }) });

  it('who accompanies is no mentor and no mentee, and a run lacks nothing of them', () => {
    expect(freeCards([ada, ben, sana], [])).toEqual([ada, ben]);
    expect(lackOf(freeCards([ada, sana], []))).toBe('mentee');
    const late = { ...sana, received: ISSUED + 5000 };
    expect(changedSince(proposal([], []), [late])).toBe(0);
  });

  it('counts the pairs that nobody accompanies yet; elsewhere none needs to be', () => {
    const pairs = proposal([pair(ada, ben, 90, 0), { ...pair(moussa, ines, 80, 0), third: sana }], []);
    expect(unaccompanied(office('visible-third'), pairs)).toBe(1);
    expect(unaccompanied(office('private-pair'), pairs)).toBe(0);
  });
});

describe('[F09] whom somebody named', () => {
  const named = (hint: string, over: Partial<Card> = {}) =>
    entry({ name: 'Ola', role: 'mentee', version: 2, hint, ...over });
  const names = (of: DirectoryEntry) => meantBy(of, [ada, moussa, noor, ben, ines, of]).map(({ card }) => card.name);

  it('is found by the whole name, or by a part of it, on the other side', () => {
    expect(names(named('ada'))).toEqual(['Ada']);
    expect(names(named('Noor van Dijk'))).toEqual(['Noor']);
    expect(names(named('Ben'))).toEqual([]);
    expect(names(named('Inès', { role: 'mentor' }))).toEqual(['Inès']);
    expect(names(named('Moussa'))).toEqual(['Moussa']);
  });

  it('is nobody where there is no name, half a word, or themself', () => {
    expect(names(named(''))).toEqual([]);
    expect(names(named('Ad'))).toEqual([]);
    expect(names(named('Ola', { role: 'either' }))).toEqual([]);
  });
});
