/** The network between two connected devices is away for a while; neither of them is told. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Meeting, openMeeting, PAGE, type SimulatedRoom } from './testing/simulatedRooms.ts';

let meeting: Meeting;
let ada: SimulatedRoom;
let ben: SimulatedRoom;
beforeEach(async () => {
  meeting = openMeeting();
  [ada, ben] = [meeting.enter('ada'), meeting.enter('ben')];
  await meeting.together(ada, ben);
});
afterEach(() => meeting.end());

test.each([4_000, 14_000])('for %i ms: the same way carries again at once', async (time) => {
  meeting.wire.pause();
  ada.text.insert(0, 'Meanwhile. ');
  await vi.advanceTimersByTimeAsync(time);
  meeting.wire.resume();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(ada.delivery(PAGE).get().complete).toBe(true);
  expect([ada.get(), ben.get()]).toEqual(['direct', 'direct']);
});

test('silence is not taken for presence, and ends the connection', async () => {
  expect([ada.present().length, meeting.wire.open()]).toEqual([1, 2]);
  meeting.wire.pause();
  await vi.advanceTimersByTimeAsync(15_000);
  expect([ada.present(), ben.present()]).toEqual([[], []]);
  await vi.advanceTimersByTimeAsync(17_000);
  expect(meeting.wire.open()).toBe(0);
  meeting.wire.resume();
  expect((await meeting.together(ada, ben)).took).toBeLessThan(20_000);
});
