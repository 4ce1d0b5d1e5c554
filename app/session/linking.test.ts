import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { toText } from '../../crypto/index.ts';
import type { TopicListener } from '../peer/types.ts';
import { KEY } from './core.ts';
import { aDevice } from './deviceSample.ts';
import { arriveByLink, linkDevice } from './linking.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Carries what is published on a topic to all others there, as the server does. */
function relay() {
  const topics = new Map<string, Set<TopicListener>>();
  return {
    join(topic: { readonly publicKey: Uint8Array }, listener: TopicListener) {
      const there = topics.get(toText(topic.publicKey)) ?? new Set();
      topics.set(toText(topic.publicKey), there.add(listener));
      return {
        publish(sealed: Uint8Array) {
          for (const each of [...there]) if (each !== listener) each.receive(sealed);
          return true;
        },
        leave: () => void there.delete(listener),
      };
    },
  };
}

function meet() {
  const server = relay();
  const [old, fresh] = [aDevice('computer'), aDevice('phone')];
  old.self.profile.set('name', 'Ben');
  const linking = linkDevice({ ...old, server });
  const arriving = arriveByLink({ ...fresh, server }, linking.link.split('#')[1] ?? '');
  if (!arriving.ok) throw new Error(arriving.error.tag);
  vi.advanceTimersByTime(20_000);
  const asking = linking.state.get();
  linking.give();
  return { old, fresh, arriving: arriving.value, number: asking.tag === 'asking' ? asking.number : '' };
}

test('what is given shows whose it is, and is not kept before the new device’s owner has said yes there', async () => {
  const { old, fresh, arriving, number } = meet();
  expect(number).toMatch(/^\d{3} \d{3}$/);
  expect(arriving.state.get()).toEqual({ tag: 'offered', name: 'Ben', number });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(fresh.keyring.names()).toEqual([]);
  arriving.take();
  await vi.advanceTimersByTimeAsync(0);
  expect(arriving.state.get()).toEqual({ tag: 'arrived' });
  expect(fresh.keyring.get(KEY.person)?.reveal()).toEqual(old.seed.reveal());
});

test('a link that was used, or whose device is gone, is said to be no good any more after a while, and still called', async () => {
  const server = relay();
  const { linking, late } = (() => {
    const linking = linkDevice({ ...aDevice('computer'), server });
    const code = linking.link.split('#')[1] ?? '';
    const first = arriveByLink({ ...aDevice('phone'), server }, code);
    vi.advanceTimersByTime(5_000);
    linking.give();
    const late = arriveByLink({ ...aDevice('tablet'), server }, code);
    if (!first.ok || !late.ok) throw new Error('the link is one');
    return { linking, late: late.value };
  })();
  vi.advanceTimersByTime(10_000);
  expect(late.state.get()).toEqual({ tag: 'calling', late: false });
  vi.advanceTimersByTime(10_000);
  expect(late.state.get()).toEqual({ tag: 'calling', late: true });
  expect(linking.state.get()).toEqual({ tag: 'given' });
  const slow = arriveByLink({ ...aDevice('phone'), server }, toText(new Uint8Array(16).fill(3)));
  if (!slow.ok) throw new Error(slow.error.tag);
  slow.value.cancel();
  vi.advanceTimersByTime(60_000);
  expect(slow.value.state.get()).toEqual({ tag: 'calling', late: false });
});

test('refused, it is not kept at all', async () => {
  const { fresh, arriving } = meet();
  arriving.cancel();
  arriving.take();
  await vi.advanceTimersByTimeAsync(0);
  expect(fresh.keyring.names()).toEqual([]);
});
