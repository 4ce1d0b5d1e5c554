import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { meetingIdOf, personIdOf } from '../model/ids.ts';
import {
  encodeMeetingWord,
  MEETING_LIMITS,
  type MeetingAct,
  PULSES,
  parseMeetingWord,
  REPEATS,
  RHYTHMS,
  WAYS,
} from '../model/meeting.ts';
import { type AgendaState, agendaFrom, type Meeting, type Said } from '../model/meetingState.ts';
import { alsoAgreed, coming, nthOf, occurrencesOf, past, standing, vanished, waiting } from '../model/occurrences.ts';
import { isTimeZone } from '../model/zone.ts';
import { MEETING_WORD_LIMIT, meetingWordsIn } from './meetings.ts';

const PEOPLE = [0, 1, 2].map((byte) => personIdOf(new Uint8Array(32).fill(byte)));
const MEETINGS = [0, 1].map((byte) => meetingIdOf(new Uint8Array(12).fill(byte)));
const NOW = Date.parse('2027-03-25T09:00Z');
const DAY = 86_400_000;

const text = (max: number) => fc.string({ minLength: 1, maxLength: max }).filter((words) => words.trim() !== '');
const zones = ['Europe/Paris', 'America/Toronto', 'Asia/Kathmandu', 'Australia/Lord_Howe'].flatMap((name) =>
  isTimeZone(name) ? [name] : [],
);
const time = fc.record({
  at: fc.integer({ min: -20, max: 20 }).map((days) => NOW + days * DAY + 1_800_000),
  zone: fc.constantFrom(...zones),
  minutes: fc.constantFrom(30, 45, 90),
  repeat: fc.constantFrom(...REPEATS),
});
const offer = fc.nat(40).map((at) => `word${at + 1_000}`);
const of = fc.option(fc.record({ offer, n: fc.nat(4) }), { nil: null });
const over = fc.array(offer, { maxLength: 3 });
const about = {
  title: fc.string({ maxLength: 20 }),
  way: fc.constantFrom(...WAYS),
  place: fc.string({ maxLength: 20 }),
};
const n = fc.nat(3);
const does = <D extends string>(name: D) => fc.constant(name);
const anAct: fc.Arbitrary<MeetingAct> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ does: does('propose'), ...about, time }) },
  { weight: 1, arbitrary: fc.record({ does: does('log'), ...about, time }) },
  { weight: 4, arbitrary: fc.record({ does: does('offer'), of, time, over }) },
  {
    weight: 6,
    arbitrary: fc.record({
      does: does('answer'),
      offer,
      time,
      yes: fc.boolean(),
      over,
      instead: fc.option(offer, { nil: null }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: does('withdraw'), offer }) },
  { weight: 1, arbitrary: fc.record({ does: does('cancel'), of, why: fc.string({ maxLength: 9 }) }) },
  { weight: 1, arbitrary: fc.record({ does: does('held'), n, held: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record(
      {
        does: does('item'),
        n,
        list: fc.constantFrom('agenda' as const, 'action' as const),
        id: fc.constantFrom('item0', 'item1'),
        text: text(20),
        done: fc.boolean(),
        gone: fc.constant(true as const),
      },
      { requiredKeys: ['does', 'n', 'list', 'id'] },
    ),
  },
  { weight: 1, arbitrary: fc.record({ does: does('note'), n, text: text(20) }) },
  { weight: 1, arbitrary: fc.record({ does: does('pulse'), n, value: fc.constantFrom(...PULSES) }) },
  { weight: 1, arbitrary: fc.record({ does: does('rhythm'), every: fc.constantFrom(...RHYTHMS, null) }) },
  {
    weight: 1,
    arbitrary: fc.record({ does: does('free'), zone: fc.constantFrom(...zones), week: fc.constant([1, 2]) }),
  },
);

const aMove = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: does('say'), meeting: fc.nat(1), act: anAct, real: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ kind: does('meet'), with: fc.nat(2) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('undo' as const, 'redo' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: does('junk'), value: fc.constantFrom<unknown>(null, 'text', 7, new Uint8Array(3)) }),
  },
);

/** In this test the author's name stands before the word, in place of a signature. */
const signed = (author: number, word: Uint8Array): Uint8Array => Uint8Array.of(author, ...word);

function saidIn(doc: Y.Doc): Said[] {
  return meetingWordsIn(doc)
    .all()
    .flatMap((bytes) => {
      const word = parseMeetingWord(bytes.subarray(1));
      const author = PEOPLE[bytes[0] ?? -1];
      return word.ok && author !== undefined ? [{ author, word: word.value }] : [];
    });
}

function sync(a: Y.Doc, b: Y.Doc): void {
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)));
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)));
}

/** An answer to what is there, with its own time, so that the fuzz agrees on something now and then. */
function fitted(doc: Y.Doc, act: MeetingAct): MeetingAct {
  if (act.does !== 'answer') return act;
  const offers = agendaFrom(saidIn(doc), PEOPLE).meetings.flatMap((meeting) => meeting.offers);
  const [some] = offers.slice(act.over.length % Math.max(1, offers.length));
  return some === undefined ? act : { ...act, offer: some.id, time: some.time };
}

function isWhole(meeting: Meeting): void {
  const stands = standing(meeting);
  expect(stands === null || (stands.agreed !== null && !stands.withdrawn)).toBe(true);
  for (const { by, yes, no } of meeting.offers) {
    const answers = [...yes, ...no].map((each) => each.by);
    expect(new Set(answers).size).toBe(answers.length);
    expect(answers).not.toContain(by);
  }
  const all = occurrencesOf(meeting, 0, NOW + 400 * DAY);
  const names = [...all.map((one) => one.n), ...vanished(meeting, 0, NOW + 400 * DAY).map((one) => one.n)];
  expect(new Set(names).size).toBe(names.length);
  for (const one of all) expect(nthOf(meeting, one.n)?.start).toBe(one.start);
  expect(alsoAgreed(meeting, null).every((other) => other !== stands)).toBe(true);
  for (const { agenda, actions } of meeting.sessions)
    for (const { text: words } of [...agenda, ...actions]) expect(words.trim()).not.toBe('');
}

describe('an agenda in a document', () => {
  it('comes together on every device, whole, whatever three people do apart', () => {
    let agreed = 0;
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(2), aMove), { minLength: 10, maxLength: 60 }), (moves) => {
        const devices = PEOPLE.map(() => {
          const doc = new Y.Doc();
          const own = Symbol('own');
          return { doc, own, undoing: meetingWordsIn(doc).undoing(own) };
        });
        moves.forEach(([who, move], at) => {
          const me = devices[who];
          if (me === undefined) return;
          if (move.kind === 'say') {
            const id = `word${at + 1_000}`;
            const act = move.real ? fitted(me.doc, move.act) : move.act;
            const meeting = MEETINGS[move.meeting] ?? null;
            const word = { version: 1 as const, workspace: 'w', id, meeting, at: NOW + at, act };
            meetingWordsIn(me.doc).add(signed(who, encodeMeetingWord(word)), me.own);
          } else if (move.kind === 'junk') me.doc.getArray<unknown>('words').push([move.value]);
          else if (move.kind === 'meet') {
            const other = devices[move.with];
            if (other !== undefined && other !== me) sync(me.doc, other.doc);
          } else if (move.kind === 'undo') me.undoing.undo();
          else me.undoing.redo();
        });
        for (const a of devices) for (const b of devices) if (a !== b) sync(a.doc, b.doc);
        const [first, ...others] = devices.map(({ doc }): AgendaState => agendaFrom(saidIn(doc), PEOPLE));
        for (const other of others) expect(other).toEqual(first);
        const { meetings } = first ?? expect.fail('no device');
        for (const meeting of meetings) isWhole(meeting);
        for (const me of PEOPLE)
          for (const one of waiting(meetings, me, PEOPLE, NOW)) expect(one.offer.withdrawn).toBe(false);
        agreed += coming(meetings, NOW, NOW + 60 * DAY).length + past(meetings, NOW).length;
      }),
      { numRuns: 200 },
    );
    // The fuzz would prove little if nothing was ever agreed in it.
    expect(agreed).toBeGreaterThan(100);
  });

  it('passes over what no honest client writes', () => {
    const doc = new Y.Doc();
    doc.getArray<unknown>('words').push(['text', { a: 1 }, new Uint8Array(MEETING_WORD_LIMIT + 1), Uint8Array.of(7)]);
    expect(meetingWordsIn(doc).all()).toEqual([Uint8Array.of(7)]);
  });
});

describe('a word', () => {
  const whole = {
    version: 1,
    workspace: 'w',
    id: 'word0000',
    meeting: MEETINGS[0],
    at: NOW,
    act: { does: 'note', n: 0, text: 'a' },
  };
  const read = (word: unknown) => parseMeetingWord(new TextEncoder().encode(JSON.stringify(word))).ok;
  const timed = (over: object) => ({
    ...whole,
    act: {
      does: 'log',
      title: '',
      way: 'call',
      place: '',
      time: { at: NOW, zone: 'Europe/Paris', minutes: 45, repeat: 'once', ...over },
    },
  });

  it('is read as it is written, and not with a kind, a zone, a moment or a length that nobody can mean', () => {
    expect(read(whole)).toBe(true);
    expect(read(timed({}))).toBe(true);
    for (const over of [
      { zone: 'Mars/Olympus' },
      { zone: '+02:00' },
      { at: 8.64e15 },
      { at: -1 },
      { minutes: 0 },
      { repeat: 'daily' },
    ])
      expect(read(timed(over))).toBe(false);
    expect(read({ ...whole, act: { does: 'dance' } })).toBe(false);
    expect(read({ ...whole, meeting: 'short' })).toBe(false);
    expect(read({ ...whole, act: { does: 'note', n: -1, text: 'a' } })).toBe(false);
    expect(read({ ...whole, act: { does: 'note', n: 0, text: 'x'.repeat(MEETING_LIMITS.note + 1) } })).toBe(false);
    expect(parseMeetingWord(Uint8Array.of(0xff)).ok).toBe(false);
  });
});
