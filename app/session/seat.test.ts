/** Tabs are simulated by several openings on Node's own locks and channel, which are those of the standard. */
import { afterEach, expect, test, vi } from 'vitest';
import { changeable } from '../model/observable.ts';
import { openSeats, type Seat } from './seat.ts';

const channels: BroadcastChannel[] = [];
let count = 0;
let name = 'profile 0';

afterEach(() => {
  for (const channel of channels.splice(0)) channel.close();
  count += 1;
  name = `profile ${count}`;
});

function openTab(tab: string, seen = true) {
  const channel = new BroadcastChannel(name);
  channels.push(channel);
  const sight = changeable(seen);
  const page = { isSeen: sight.get, subscribe: sight.subscribe };
  return { sight, ...openSeats({ name, locks: navigator.locks, channel, page, tab }) };
}

async function taken(promise: Promise<Seat | null>): Promise<Seat> {
  const seat = await promise;
  if (seat === null) throw new Error('not given');
  return seat;
}

/** Whether the seat was given by now: what is ready has had many turns. */
async function given(promise: Promise<Seat>): Promise<boolean> {
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), 50));
  return (await Promise.race([promise, late])) !== null;
}

test('one tab has it; the others learn at once that it is taken', async () => {
  const seat = await taken(openTab('a').take());
  expect(await openTab('b').take()).toBeNull();
  seat.leave();
  // The browser gives it back in its own time.
  const next = openTab('c');
  const again = await vi.waitUntil(() => next.take());
  again.leave();
});

test('who waits gets it when it is left, and not before', async () => {
  const seat = await taken(openTab('a').take());
  const waiting = openTab('b').wait();
  expect(await given(waiting)).toBe(false);
  seat.leave();
  (await waiting).leave();
});

test('a page that is not seen stands in no queue, until it is', async () => {
  const seat = await taken(openTab('a').take());
  const hidden = openTab('b', false);
  const turning = openTab('c');
  const [first, second] = [hidden.wait(), turning.wait()];
  expect(await given(second)).toBe(false);
  turning.sight.set(false);
  seat.leave();
  expect(await given(first)).toBe(false);
  expect(await given(second)).toBe(false);
  turning.sight.set(true);
  (await second).leave();
  expect(await given(first)).toBe(false);
  hidden.sight.set(true);
  (await first).leave();
});

test('a page that goes out of sight just as it would stand in the queue does not', async () => {
  const tab = openTab('a');
  const waiting = tab.wait();
  tab.sight.set(false);
  expect(await given(waiting)).toBe(false);
  tab.sight.set(true);
  (await waiting).leave();
});

test('who asks comes before those who only wait, and the holder is told, not robbed', async () => {
  const holder = openTab('a');
  const seat = await taken(holder.take());
  let asked = 0;
  holder.onAsked(() => {
    asked += 1;
  });
  const idle = openTab('b').wait();
  const asking = openTab('c');
  const wanted = asking.wait();
  asking.ask(() => undefined);
  await expect.poll(() => asked).toBeGreaterThan(0);
  expect(await given(wanted)).toBe(false);
  seat.leave();
  const got = await wanted;
  expect(await given(idle)).toBe(false);
  got.leave();
  (await idle).leave();
});

test('a holder that does not answer is left alone, and it is said', async () => {
  const seat = await taken(openTab('a').take());
  const asking = openTab('b');
  const wanted = asking.wait();
  let silent = false;
  asking.ask(() => {
    silent = true;
  });
  await expect.poll(() => silent, { timeout: 15_000 }).toBe(true);
  expect(await given(wanted)).toBe(false);
  seat.leave();
  (await wanted).leave();
});

test('what is on the channel is from anybody: nonsense asks for nothing', async () => {
  const holder = openTab('a');
  const seat = await taken(holder.take());
  let asked = 0;
  holder.onAsked(() => {
    asked += 1;
  });
  const stranger = new BroadcastChannel(name);
  channels.push(stranger);
  for (const nonsense of [null, 7, 'asks', {}, []]) stranger.postMessage(nonsense);
  stranger.postMessage({ asks: 'z' });
  await expect.poll(() => asked).toBe(1);
  seat.leave();
});
