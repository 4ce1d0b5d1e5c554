import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Assessment, Confided } from '../model/assessment.ts';
import type { InvitationId, PersonId } from '../model/brand.ts';
import type { Counters, CountersWord } from '../model/counters.ts';
import { invitationIdOf, personIdOf } from '../model/ids.ts';
import { aCard } from '../model/samples.ts';
import { activationOf } from './activation.ts';
import { curveOf } from './curve.ts';
import {
  keepAssessment as assessmentAt,
  assessmentOf,
  keepConfided as confidedAt,
  confidedOf,
  keepCounters as countersAt,
  countersOf,
  MOST_CONFIDED,
} from './following.ts';
import { cadenceOf, followUp } from './followUp.ts';
import { handedOver, keepAnswer, keepSent, outgoing } from './invitations.ts';
import { type OfficeDocument, officeOf } from './office.ts';
import { statisticsOf } from './statistics.ts';

const LATE = Date.UTC(2030, 0, 1);
const keepCounters = (office: OfficeDocument, who: PersonId, word: CountersWord, now = LATE) =>
  countersAt(office, who, word, now);
const keepAssessment = (office: OfficeDocument, who: PersonId, word: Assessment, now = LATE) =>
  assessmentAt(office, who, word, now);
const keepConfided = (office: OfficeDocument, who: PersonId, word: Confided, now = LATE) =>
  confidedAt(office, who, word, now);

const DAY = 86_400_000;
const NOON = Date.UTC(2026, 2, 1, 12);
const at = (day: number): number => NOON + day * DAY;
const dayOf = (day: number): string => new Date(at(day)).toISOString().slice(0, 10);
const person = (n: number): PersonId => personIdOf(new Uint8Array(32).fill(n));
const idOf = (n: number): InvitationId => invitationIdOf(new Uint8Array(32).fill(n));

/** Pair n: the people 2n and 2n + 1, both of whom said yes on day 0. */
function officeWith(
  pairs: number,
  answers: readonly ('accepted' | 'declined')[] = ['accepted', 'accepted'],
): OfficeDocument {
  const office = officeOf(new Y.Doc());
  for (let n = 1; n <= pairs; n += 1) {
    const letter = { to: 'mailbox', bytes: Uint8Array.of(n) };
    const [mentor, mentee] = [person(2 * n), person(2 * n + 1)];
    keepSent(office, [
      {
        id: idOf(n),
        mentor,
        mentee,
        envelope: Uint8Array.of(n),
        issued: at(-1),
        expires: at(13),
        letters: [letter, letter],
      },
    ]);
    for (const [name] of outgoing(office)) handedOver(office, name);
    [mentor, mentee].forEach((one, which) => {
      const answer = answers[which];
      if (answer) keepAnswer(office, { invitation: idOf(n), person: one, answer, words: '', at: at(0) }, at(0));
    });
  }
  return office;
}

const counters = (day: number, over: Partial<Counters> = {}): Counters => ({
  version: 1,
  does: 'share',
  invitation: idOf(1),
  at: at(day),
  sessions: 0,
  minutes: 0,
  goals: 0,
  reached: 0,
  topics: 0,
  first: null,
  last: null,
  well: true,
  wellOn: dayOf(day),
  ...over,
});
const met = (day: number, last: number, over: Partial<Counters> = {}): Counters =>
  counters(day, { sessions: 3, minutes: 120, first: dayOf(1), last: dayOf(last), ...over });

describe('[F31] where a pair stands', () => {
  const stands = (told: readonly [number, Counters][], now: number, cadence = 30) => {
    const office = officeWith(1);
    for (const [who, one] of told) keepCounters(office, person(who), one);
    const [pair] = followUp(office, cadence, at(now));
    return [pair?.standing, ...(pair?.why.map(({ tag }) => tag) ?? [])];
  };

  it.each([
    ['nothing told, just begun', [], 3, ['too-early', 'just-begun']],
    ['nothing told, for ever', [], 200, ['not-shared', 'silent']],
    ['no meeting yet, early', [[2, counters(4)]], 5, ['too-early', 'just-begun']],
    ['no meeting yet on the tenth day', [[2, counters(10)]], 10, ['too-early', 'just-begun']],
    ['no meeting yet on the eleventh', [[2, counters(11)]], 11, ['check-in', 'no-first-meeting']],
    ['told early that there was none, and nothing since', [[2, counters(4)]], 90, ['not-shared', 'silent-since']],
    ['met a week before', [[3, met(20, 13)]], 20, ['on-track', 'met']],
    ['met 30 days before', [[3, met(40, 10)]], 40, ['on-track', 'met']],
    ['met 32 days before', [[3, met(42, 10)]], 42, ['check-in', 'long-since']],
    ['told well, and nothing for six weeks', [[3, met(20, 13)]], 62, ['on-track', 'met']],
    ['told well, and nothing since', [[3, met(20, 13)]], 120, ['not-shared', 'silent-since']],
    ['told that it is not well, and nothing since', [[3, met(20, 13, { well: false })]], 120, ['check-in', 'not-well']],
    [
      'one says it is not going well',
      [
        [2, met(20, 13)],
        [3, met(19, 13, { well: false })],
      ],
      20,
      ['check-in', 'not-well'],
    ],
    [
      'who said no says yes later',
      [
        [3, met(19, 13, { well: false })],
        [3, met(25, 24)],
      ],
      25,
      ['on-track', 'met'],
    ],
    [
      'not well, and nobody met',
      [[2, counters(20, { well: false })]],
      20,
      ['check-in', 'not-well', 'no-first-meeting'],
    ],
  ] as const)('%s', (_, told, now, expected) => {
    expect(stands(told as unknown as [number, Counters][], now)).toEqual(expected);
  });

  it('a programme may want meetings more often', () => {
    expect(stands([[3, met(30, 10)]], 30, 14)).toEqual(['check-in', 'long-since']);
    const packs = [
      undefined,
      {},
      { cadenceDays: 21 },
      { cadenceDays: 'often' },
      { cadenceDays: 0 },
      { cadenceDays: 60 },
    ];
    const cadences = packs.map((pack) => {
      const office = officeOf(new Y.Doc());
      if (pack !== undefined) office.doc.getMap<unknown>('pack').set('pack', pack);
      return cadenceOf(office);
    });
    expect(cadences).toEqual([30, 30, 21, 30, 14, 30]);
  });
});

describe('the office takes', () => {
  it('the newest of a person and a pair, whatever the order; a late or replayed one changes nothing', () => {
    const office = officeWith(1);
    expect(keepCounters(office, person(2), counters(5, { goals: 1 }))).toBe(true);
    expect(keepCounters(office, person(2), counters(4, { goals: 9 }))).toBe(false);
    expect(keepCounters(office, person(2), counters(5, { goals: 9 }))).toBe(false);
    expect(countersOf(office, idOf(1), person(2))?.goals).toBe(1);
  });

  it('nothing of who was not invited, has not said yes, or of an invitation it never sent', () => {
    const office = officeWith(1, ['accepted', 'declined']);
    for (const [who, of] of [
      [9, 1],
      [3, 1],
      [2, 7],
    ] as const)
      expect(keepCounters(office, person(who), counters(5, { invitation: idOf(of) }))).toBe(false);
    expect(keepConfided(office, person(9), { version: 1, invitation: idOf(1), words: 'Spam', at: at(1) })).toBe(false);
  });

  it('nothing more of who took their card back, also not by a replay', () => {
    const office = officeWith(1);
    const card = { person: person(2), card: aCard(), received: at(0) };
    office.cards.set(person(2), { ...card, envelope: Uint8Array.of(1) });
    expect(keepCounters(office, person(2), counters(5))).toBe(true);
    office.cards.set(person(2), { ...card, envelope: new Uint8Array() });
    expect(keepCounters(office, person(2), counters(6))).toBe(false);
    const confided = { version: 1, invitation: idOf(1), words: 'Still here', at: at(6) } as const;
    expect(keepConfided(office, person(2), confided)).toBe(false);
  });

  it('a stop that comes before the yes, or before what it takes back: neither comes back', () => {
    const office = officeWith(1, []);
    const stop = { version: 1, does: 'stop', invitation: idOf(1), at: at(6) } as const;
    expect(keepCounters(office, person(9), stop)).toBe(false);
    expect(keepCounters(office, person(2), stop)).toBe(true);
    expect(keepCounters(office, person(2), stop)).toBe(false);
    keepAnswer(office, { invitation: idOf(1), person: person(2), answer: 'accepted', words: '', at: at(0) }, at(0));
    expect(keepCounters(office, person(2), counters(5))).toBe(false);
    expect(keepCounters(office, person(2), counters(7))).toBe(true);
  });

  it('nothing of a day to come, which would make every later word an older one; but a stop, which would be lost', () => {
    const office = officeWith(1);
    const marks = [3, 3, 3, 3, 3, 3, 3, 3];
    const far = { version: 1, invitation: idOf(1), words: '', at: at(7) + 1 } as const;
    expect(keepCounters(office, person(2), { ...counters(7), at: far.at }, at(6))).toBe(false);
    expect(keepAssessment(office, person(2), { ...far, round: 'mid', marks }, at(6))).toBe(false);
    expect(keepConfided(office, person(2), far, at(6))).toBe(false);
    expect(keepCounters(office, person(2), counters(7), at(6))).toBe(true);
    expect(keepCounters(office, person(2), { version: 1, does: 'stop', invitation: idOf(1), at: at(9) }, at(6))).toBe(
      true,
    );
    expect(countersOf(office, idOf(1), person(2))).toBeNull();
  });

  it('the first evaluation of a round, until it is taken back', () => {
    const office = officeWith(1);
    const mid = (mark: number, day: number): Assessment => {
      const marks = Array.from({ length: 8 }, () => mark);
      return { version: 1, invitation: idOf(1), round: 'mid', marks, words: '', at: at(day) };
    };
    expect([mid(2, 5), mid(5, 6)].map((one) => keepAssessment(office, person(2), one))).toEqual([true, false]);
    expect(assessmentOf(office, idOf(1), person(2), 'mid')?.marks[0]).toBe(2);
    keepCounters(office, person(2), { version: 1, does: 'stop', invitation: idOf(1), at: at(7) });
    expect([mid(5, 6), mid(4, 8)].map((one) => keepAssessment(office, person(2), one))).toEqual([false, true]);
  });

  it('of what somebody confides the newest twenty, whichever comes first, and no replay of one that went', () => {
    const office = officeWith(2);
    const word = (n: number, of = 1): Confided => ({ version: 1, invitation: idOf(of), words: `${n}`, at: at(1) + n });
    const held = () => confidedOf(office, idOf(1), person(2)).map(({ words }) => Number(words));
    keepConfided(office, person(3), word(0));
    keepConfided(office, person(4), word(0, 2));
    for (let n = 2; n <= MOST_CONFIDED + 1; n += 1) keepConfided(office, person(2), word(n));
    expect(held()).toEqual(Array.from({ length: MOST_CONFIDED }, (_, i) => MOST_CONFIDED + 1 - i));
    expect(keepConfided(office, person(2), word(1))).toBe(false);
    expect(keepConfided(office, person(2), word(99))).toBe(true);
    expect([held()[0], held().at(-1), held().length]).toEqual([99, 3, MOST_CONFIDED]);
    expect(keepConfided(office, person(2), word(2))).toBe(false);
    expect([confidedOf(office, idOf(1), person(3)).length, confidedOf(office, idOf(2), person(4)).length]).toEqual([
      1, 1,
    ]);
    // What another device of the office wrote, or erased, is known here.
    const other = officeOf(new Y.Doc());
    Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(office.doc));
    keepCounters(other, person(2), { version: 1, does: 'stop', invitation: idOf(1), at: at(2) });
    keepConfided(other, person(2), { ...word(200), at: at(3) });
    Y.applyUpdate(office.doc, Y.encodeStateAsUpdate(other.doc));
    expect(held()).toEqual([200]);
  });

  it('what is taken back: all of it goes, and what was said before comes back by no replay', () => {
    const office = officeWith(2);
    const marks = [3, 3, 3, 3, 3, 3, 3, 3];
    const assessment = { version: 1, invitation: idOf(1), round: 'mid', marks, words: '', at: at(6) } as const;
    const confided = { version: 1, invitation: idOf(1), words: 'I am worried', at: at(7) } as const;
    keepCounters(office, person(2), counters(5));
    keepCounters(office, person(3), counters(5));
    keepAssessment(office, person(2), assessment);
    keepConfided(office, person(2), confided);
    const told = () => followUp(office, 30, at(20)).find(({ invitation }) => invitation === idOf(1))?.told ?? [];
    expect(told()[0]).toMatchObject({ counters: { goals: 0 }, assessments: [assessment], confided: [confided] });
    expect(keepCounters(office, person(2), { version: 1, does: 'stop', invitation: idOf(1), at: at(8) })).toBe(true);
    keepCounters(office, person(2), counters(5));
    keepAssessment(office, person(2), assessment);
    keepConfided(office, person(2), confided);
    expect(told()[0]).toEqual({ person: person(2), counters: null, assessments: [], confided: [] });
    expect(told()[1]?.counters).not.toBeNull();
    // The document itself holds no trace of the words.
    expect(new TextDecoder().decode(Y.encodeStateAsUpdate(office.doc))).not.toContain('I am worried');
    keepCounters(office, person(2), counters(9));
    expect(told()[0]?.counters).not.toBeNull();
  });
});

describe('[S45] a programme in numbers', () => {
  it('shares out the same people in every table, and sums each pair once', () => {
    const office = officeWith(5);
    for (let n = 1; n <= 5; n += 1)
      for (const who of [2 * n, 2 * n + 1])
        if (n < 5)
          keepCounters(office, person(who), met(20, 13, { invitation: idOf(n), sessions: n, goals: 2, reached: 1 }));
    const pairs = followUp(office, 30, at(20));
    const everybody = new Set(Array.from({ length: 20 }, (_, n) => person(n + 2)));
    const { matched, active, well, sessions, sums, rounds } = statisticsOf(pairs, everybody, new Set());
    expect(matched).toEqual([
      { names: ['matched'], people: 10 },
      { names: ['waiting', 'unmatched'], people: 10 },
    ]);
    expect(active).toEqual([{ names: ['not-shared', 'active', 'not-yet'], people: 10 }]);
    expect(well).toEqual([{ names: ['not-shared', 'well', 'not-well', 'unsaid'], people: 10 }]);
    expect(sessions?.reduce((sum, { people }) => sum + people, 0)).toBe(10);
    expect(sums).toEqual({ sessions: 10, minutes: 480, goals: 8, reached: 4, topics: 0 });
    expect(rounds).toEqual([]);
  });

  it('sums what the two of a pair told, not what who accompanies them did', () => {
    const office = officeWith(4);
    const third = person(99);
    const accompanied = { mentor: person(10), mentee: person(11), third, envelope: Uint8Array.of(5), letters: [] };
    keepSent(office, [{ id: idOf(5), ...accompanied, issued: at(-1), expires: at(13) }]);
    for (const who of [person(10), person(11), third])
      keepAnswer(office, { invitation: idOf(5), person: who, answer: 'accepted', words: '', at: at(0) }, at(0));
    for (let n = 1; n <= 4; n += 1)
      for (const who of [2 * n, 2 * n + 1]) keepCounters(office, person(who), met(20, 13, { invitation: idOf(n) }));
    keepCounters(office, third, met(21, 13, { invitation: idOf(5), sessions: 7 }));
    const sums = () => statisticsOf(followUp(office, 30, at(21)), new Set(), new Set()).sums?.sessions;
    expect(sums()).toBe(12);
    keepCounters(office, person(10), met(20, 13, { invitation: idOf(5), sessions: 2 }));
    expect(sums()).toBe(14);
  });

  it('[S43] means of the programme’s own statements, each from five people on and never below', () => {
    const office = officeWith(3);
    const marks = [3, 3, 3, 3, 3, 3, 3, 3];
    for (let n = 2; n <= 7; n += 1) {
      const own = [{ id: 'confident', mark: n === 2 ? 1 : 4 }, ...(n < 6 ? [{ id: 'skills', mark: 5 }] : [])];
      const word = { version: 2, invitation: idOf(Math.floor(n / 2)), round: 'end', marks, words: '', own } as const;
      expect(keepAssessment(office, person(n), { ...word, at: at(6) }, at(6))).toBe(true);
    }
    const { rounds } = statisticsOf(followUp(office, 30, at(20)), new Set(), new Set());
    // Four were asked about skills: whoever knows three of them would know the fourth.
    expect(rounds).toMatchObject([{ round: 'end', own: [{ id: 'confident', mean: 3.5 }] }]);
  });

  it('[S39] [F24] [S43] month by month, a month of fewer than five put together with the next', () => {
    const office = officeWith(4);
    const tell = (n: number, day: number, sessions: number) =>
      keepCounters(office, person(n), met(day, 13, { invitation: idOf(Math.floor(n / 2)), sessions }), at(day));
    for (let n = 2; n <= 6; n += 1) tell(n, 20, 1);
    // A month later one alone: what it adds would be theirs.
    tell(2, 50, 4);
    const curve = () => curveOf(office, followUp(office, 30, at(99))).map(({ sessions, people }) => [sessions, people]);
    expect(curve()).toEqual([[3, 5]]);
    for (let n = 3; n <= 6; n += 1) tell(n, 80, 5);
    expect(curve()).toEqual([
      [3, 5],
      [15, 5],
    ]);
    keepCounters(office, person(2), { version: 1, does: 'stop', invitation: idOf(1), at: at(90) }, at(90));
    expect(curve()).toEqual([]);
  });

  it('[F31] [S45] activation: of those who told, how many did one thing; nothing where a part of them is under five', () => {
    const office = officeWith(8);
    let time = 1;
    const tell = (who: number, sessions: number): void => {
      time += 1;
      keepCounters(office, person(who), { ...met(time, time), invitation: idOf(Math.floor(who / 2)), sessions });
    };
    const activation = () => activationOf(followUp(office, 30, at(20)), office);
    expect(activation()).toBeNull();
    for (const who of [2, 3, 4, 5]) tell(who, 1);
    expect(activation()).toBeNull();
    tell(6, 1);
    expect(activation()).toEqual({ active: 5, of: 5, all: 0 });
    // One to four who did nothing could be told apart by the difference of the two numbers.
    for (const who of [7, 8, 9, 10]) {
      keepCounters(office, person(who), counters(6, { invitation: idOf(Math.floor(who / 2)) }));
      expect(activation()).toBeNull();
    }
    keepCounters(office, person(11), counters(6, { invitation: idOf(5) }));
    expect(activation()).toEqual({ active: 5, of: 10, all: 0 });
    // What somebody does later counts; then those who did nothing are four.
    tell(11, 1);
    expect(activation()).toBeNull();
  });

  it('of fewer than five says nothing', () => {
    const office = officeWith(2);
    keepCounters(office, person(2), met(20, 13));
    const few = statisticsOf(followUp(office, 30, at(20)), new Set([person(2), person(3)]), new Set());
    expect(few).toEqual({ matched: null, active: null, well: null, sessions: null, sums: null, rounds: [] });
  });
});
