/** The server is needed to meet, and for nothing after that. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Meeting, openMeeting, PAGE } from './testing/simulatedRooms.ts';

const HOUR = 3_600_000;
let meeting: Meeting;
beforeEach(() => {
  meeting = openMeeting();
});
afterEach(() => meeting.end());

test('gone for an hour while both stay connected: nobody is parted, and what is written arrives', async () => {
  const [ada, ben] = [meeting.enter('ada'), meeting.enter('ben')];
  await meeting.together(ada, ben);
  const states = new Set<string>();
  for (const room of [ada, ben]) room.subscribe(() => states.add(room.get()));
  const { met } = meeting.wire;
  meeting.server.stop();
  for (let minute = 0; minute < HOUR / 60_000; minute += 1) {
    const writer = minute % 2 === 0 ? ada : ben;
    writer.text.insert(writer.text.length, `minute ${minute}. `);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(writer.delivery(PAGE).get().complete).toBe(true);
  }
  meeting.server.start();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ben.text.toString()).toContain('minute 59. ');
  expect(ben.text.toString()).toBe(ada.text.toString());
  // Never anything else, on the same connection from the beginning to the end.
  expect([...states]).toEqual([]);
  expect([ada.get(), ben.get(), meeting.wire.met]).toEqual(['direct', 'direct', met]);
});

test('gone for an hour after they were parted: they meet again once it is back', async () => {
  const [ada, ben] = [meeting.enter('ada'), meeting.enter('ben')];
  await meeting.together(ada, ben);
  meeting.server.stop();
  ada.drop();
  await vi.advanceTimersByTimeAsync(HOUR);
  expect([ada.get(), ben.get()]).toEqual(['offline', 'offline']);
  meeting.server.start();
  expect((await meeting.together(ada, ben)).took).toBeLessThan(10_000);
});
