import { expect, test } from 'vitest';
import { ADA, anAgenda, aTime, BEN } from '../../model/agendaSamples.ts';
import { QUIET_DAYS, quietFor, signsOf } from './silence.ts';

const DAY = 86_400_000;
const now = 100 * DAY;

test('[S46] [S50] a silence is spoken of after two weeks, counted from the last that was heard, and never of who was never heard', () => {
  expect(quietFor([], now)).toBeNull();
  expect(quietFor([now - (QUIET_DAYS - 1) * DAY, now - 50 * DAY], now)).toBeNull();
  expect(quietFor([now - 50 * DAY, now - QUIET_DAYS * DAY], now)).toBe(QUIET_DAYS);
  // A clock that is ahead elsewhere.
  expect(quietFor([now + DAY], now)).toBeNull();
});

test('[S46] who ticks a step, answers a goal or says yes to a meeting is heard, though they wrote no message', () => {
  const nothing = { lines: [], goals: [], meetings: [], history: [] };
  const mine = { by: ADA, at: 90 * DAY };
  expect(signsOf({ ...nothing, lines: [{ genuine: true, mine: true, at: 99 * DAY }] }, ADA)).toEqual([]);
  const step = { id: 's', text: 'Ask', done: true, ticked: { by: BEN, at: 95 * DAY } };
  const note = { id: 'n', text: 'Nearly there', by: BEN, at: 96 * DAY };
  // What I did last hides nothing of theirs.
  expect(signsOf({ ...nothing, goals: [{ last: mine, notes: [note], steps: [step] }] }, ADA).sort()).toEqual([
    95 * DAY,
    96 * DAY,
  ]);
  const time = aTime('2026-12-03T17:00Z');
  const { meetings } = anAgenda(
    [ADA, { does: 'propose', title: '', way: 'call', place: '', time }, 90 * DAY],
    [BEN, { does: 'answer', offer: 'word0', time, yes: true, over: [], instead: null }, 97 * DAY],
  );
  expect(quietFor(signsOf({ ...nothing, meetings }, ADA), now)).toBeNull();
  expect(quietFor(signsOf({ ...nothing, meetings }, ADA), now + 20 * DAY)).toBe(23);
});
