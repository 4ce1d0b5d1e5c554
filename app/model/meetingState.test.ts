import { expect, it } from 'vitest';
import { ADA, anAgenda, aTime, BEN, MEETING } from './agendaSamples.ts';
import type { MeetingAct } from './meeting.ts';
import { agendaFrom, type Said } from './meetingState.ts';
import { calledOff, coming, standing } from './occurrences.ts';

const NOW = Date.parse('2026-11-30T09:00Z');
const time = aTime('2026-12-03T17:00Z');
const propose: MeetingAct = { does: 'propose', title: '', way: 'call', place: '', time };
const answer = (yes: boolean): MeetingAct => ({ does: 'answer', offer: 'word0', time, yes, over: [], instead: null });

it('a yes copied behind the no that took it back counts no more', () => {
  const said = [propose, answer(true), answer(false)].map((act, at): Said => {
    const author = at === 0 ? ADA : BEN;
    return { author, word: { version: 1, workspace: 'w', id: `word${at}`, meeting: MEETING, at: NOW, act } };
  });
  const [, yes] = said;
  if (yes === undefined) expect.fail('no yes');
  const [meeting] = agendaFrom([...said, yes], [ADA, BEN]).meetings;
  expect(meeting?.offers[0]).toMatchObject({ yes: [], agreed: null });
});

it('an offer that is taken back is off, whether the yes came before or after', () => {
  for (const order of [
    [BEN, ADA],
    [ADA, BEN],
  ]) {
    const acts = order.map((by) =>
      by === BEN ? ([BEN, answer(true)] as const) : ([ADA, { does: 'withdraw', offer: 'word0' }] as const),
    );
    const [meeting] = anAgenda([ADA, propose], ...acts).meetings;
    expect(meeting === undefined ? 'none' : standing(meeting)).toBeNull();
  }
});

it('nobody takes back, accepts or ends what is not theirs to', () => {
  const [meeting] = anAgenda(
    [ADA, propose],
    [ADA, answer(true)],
    [BEN, { does: 'withdraw', offer: 'word0' }],
    [BEN, { does: 'answer', offer: 'nowhere', time, yes: true, over: [], instead: null }],
  ).meetings;
  expect(meeting?.offers[0]).toMatchObject({ withdrawn: false, agreed: null });
});

it('all that is to come is cancelled, and what began before stays', () => {
  const weekly = { ...time, repeat: 'weekly' } as const;
  const { meetings } = anAgenda(
    [ADA, { ...propose, time: weekly } as MeetingAct],
    [BEN, { ...answer(true), time: weekly } as MeetingAct],
    [BEN, { does: 'cancel', of: null, why: '' }, Date.parse('2026-12-12T09:00Z')],
  );
  const starts = coming(meetings, NOW, NOW + 60 * 86_400_000).map(({ start }) => new Date(start).toISOString());
  expect(starts.map((start) => start.slice(0, 10))).toEqual(['2026-12-03', '2026-12-10']);
});

const DAY = 86_400_000;
const offFor = (me: typeof ADA, { meetings }: ReturnType<typeof anAgenda>, now = NOW) =>
  calledOff(meetings, me, [ADA, BEN], now, now + 60 * DAY).map(({ n, start, by, why, isDeclined }) => ({
    n,
    start: new Date(start).toISOString().slice(5, 13),
    by: by.map((one) => (one === ADA ? 'Ada' : 'Ben')).join(),
    why,
    isDeclined,
  }));

it('what is cancelled is told to both until its time has passed, and of all that is to come the next time alone', () => {
  const off = anAgenda([ADA, propose], [BEN, answer(true)], [ADA, { does: 'cancel', of: null, why: 'A cold' }]);
  const told = { n: 0, start: '12-03T17', by: 'Ada', why: 'A cold', isDeclined: false };
  for (const me of [ADA, BEN]) expect(offFor(me, off)).toEqual([told]);
  expect(offFor(BEN, off, Date.parse('2026-12-03T18:00Z'))).toEqual([]);
  const weekly = { ...time, repeat: 'weekly' } as const;
  const series = anAgenda(
    [ADA, { ...propose, time: weekly } as MeetingAct],
    [BEN, { ...answer(true), time: weekly } as MeetingAct],
    [BEN, { does: 'cancel', of: { offer: 'word0', n: 1 }, why: '' }],
    [BEN, { does: 'cancel', of: null, why: '' }, Date.parse('2026-12-12T09:00Z')],
  );
  expect(offFor(ADA, series)).toEqual([
    { n: 1, start: '12-10T17', by: 'Ben', why: '', isDeclined: false },
    { n: 2, start: '12-17T17', by: 'Ben', why: '', isDeclined: false },
  ]);
});

it('who said yes to what was taken back meanwhile is told; who took it back knows', () => {
  const apart = anAgenda([ADA, propose], [BEN, answer(true)], [ADA, { does: 'withdraw', offer: 'word0' }]);
  expect(offFor(BEN, apart)).toEqual([{ n: null, start: '12-03T17', by: 'Ada', why: '', isDeclined: false }]);
  expect(offFor(ADA, apart)).toEqual([]);
});

it('who offered a time is told that nobody can, until another time is offered', () => {
  const no = [
    [ADA, propose],
    [BEN, answer(false)],
  ] as const;
  expect(offFor(ADA, anAgenda(...no))).toEqual([{ n: null, start: '12-03T17', by: 'Ben', why: '', isDeclined: true }]);
  expect(offFor(BEN, anAgenda(...no))).toEqual([]);
  expect(offFor(ADA, anAgenda([ADA, propose]))).toEqual([]);
  const other = aTime('2026-12-04T17:00Z');
  const countered = anAgenda([ADA, propose], [BEN, { does: 'offer', of: null, time: other, over: ['word0'] }]);
  expect(offFor(ADA, countered)).toEqual([]);
});
