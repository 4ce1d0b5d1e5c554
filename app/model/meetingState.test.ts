import { expect, it } from 'vitest';
import { ADA, anAgenda, aTime, BEN, MEETING } from './agendaSamples.ts';
import type { MeetingAct } from './meeting.ts';
import { agendaFrom, type Said } from './meetingState.ts';
import { coming, standing } from './occurrences.ts';

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
