/** Two devices that have long found no way to each other. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { changeable } from '../model/observable.ts';
import { type Meeting, openMeeting, place } from './testing/simulatedRooms.ts';
import type { Room } from './types.ts';

const LONG = 600_000;
const EVERY = Number.POSITIVE_INFINITY;
let meeting: Meeting;
beforeEach(() => {
  meeting = openMeeting();
});
afterEach(() => meeting.end());

async function longApart(): Promise<[Room, Room]> {
  const both: [Room, Room] = [meeting.enter('ada'), meeting.enter('ben')];
  meeting.fail(EVERY);
  await vi.advanceTimersByTimeAsync(LONG);
  expect(both.map((room) => room.get())).toEqual(['blocked', 'blocked']);
  return both;
}

// What each attempt is given, and the rests of two devices that have just begun.
test.each([
  [0, 1_000],
  [1, 9_500],
  [2, 23_000],
  [3, 42_000],
])('a new page, %i attempts fail: together within %i ms, and no progress is claimed', async (failures, within) => {
  const [ada, ben] = await longApart();
  meeting.fail(failures);
  await meeting.leave(ada);
  const { took, shown } = await meeting.together(meeting.enter('ada'), ben);
  expect(took).toBeLessThan(within);
  expect([...shown]).toEqual(['blocked']);
});

test('another choice of ways on the other side is heard as well', async () => {
  const relayOnly = changeable(true);
  const [ada, ben] = [meeting.enter('ada', relayOnly), meeting.enter('ben')];
  meeting.fail(EVERY);
  await vi.advanceTimersByTimeAsync(LONG);
  meeting.fail(1);
  relayOnly.set(false);
  expect((await meeting.together(ada, ben)).took).toBeLessThan(9_500);
});

test('both are told after two attempts, also where the other side gives up a moment earlier', async () => {
  const relayOnly = changeable(false);
  const [ada, ben] = [meeting.enter('ada', relayOnly), meeting.enter('ben')];
  await meeting.together(ada, ben);
  meeting.fail(EVERY);
  relayOnly.set(true);
  await vi.advanceTimersByTimeAsync(18_000);
  expect([ada.get(), ben.get()]).toEqual(['blocked', 'blocked']);
});

test('where nothing changes, the attempts become rare', async () => {
  await longApart();
  const before = meeting.wire.met;
  await vi.advanceTimersByTimeAsync(LONG);
  // A minute's rest and eight seconds for each.
  expect(meeting.wire.met - before).toBeLessThanOrEqual(LONG / 60_000);
});

test('what is broken off on this side has not failed', async () => {
  const [ada] = [meeting.enter('ada'), meeting.enter('ben')];
  meeting.fail(EVERY);
  for (let turn = 0; turn < 4; turn += 1) {
    await vi.advanceTimersByTimeAsync(2_000);
    expect(meeting.wire.met).toBe(turn + 1);
    expect(ada.get()).not.toBe('blocked');
    const moving = ada.move(place);
    await vi.advanceTimersByTimeAsync(100);
    await moving;
  }
});
