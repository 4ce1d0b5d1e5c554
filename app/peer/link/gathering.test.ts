import { expect, test } from 'vitest';
import { controlFrame, cutFrame, readFrames } from './frames.ts';
import { Gathering } from './gathering.ts';

const frame = (channel: number, ...bytes: number[]) => cutFrame(channel, Uint8Array.from(bytes), 0).frame;

function gathering() {
  const written: Uint8Array[] = [];
  const tasks: (() => void)[] = [];
  const one = new Gathering(
    (bytes) => written.push(bytes),
    (work) => tasks.push(work),
  );
  const counts = () =>
    written.map((bytes) => {
      const read = readFrames(bytes);
      return read.ok ? read.value.length : 0;
    });
  return { one, written, tasks, counts };
}

test('to an end that may not read several, each frame leaves as it is', async () => {
  const { one, counts } = gathering();
  for (let at = 0; at < 3; at += 1) one.add(frame(1, at));
  await Promise.resolve();
  expect(counts()).toEqual([1, 1, 1]);
});

test('the first words leave together in a task of their own, later ones within theirs', async () => {
  const { one, tasks, counts } = gathering();
  one.begin();
  one.add(frame(1, 1));
  await Promise.resolve();
  one.add(frame(0, 2));
  expect(counts()).toEqual([]);
  expect(tasks).toHaveLength(1);
  tasks[0]?.();
  expect(counts()).toEqual([2]);
  one.add(frame(1, 3));
  one.add(frame(0, 4));
  one.add(controlFrame('ping', Uint8Array.of(0, 0, 0, 1)));
  await Promise.resolve();
  expect(counts()).toEqual([2, 3]);
  one.add(frame(1, 5));
  await Promise.resolve();
  expect(counts()).toEqual([2, 3, 1]);
});

test('keeps order beside a long frame, and never makes a packet longer than one', async () => {
  const { one, written, tasks } = gathering();
  one.begin();
  const sent = [
    frame(1, 1),
    frame(2, ...new Array(2_000).fill(9)),
    ...Array.from({ length: 40 }, () => frame(3, ...new Array(90).fill(1))),
  ];
  for (const each of sent) one.add(each);
  for (const task of tasks) task();
  await Promise.resolve();
  one.flush();
  const read = written.flatMap((bytes) => {
    const frames = readFrames(bytes);
    return frames.ok ? frames.value : [];
  });
  expect(read.map((each) => each.bytes.length)).toEqual(sent.map((each) => each.length - 1));
  for (const bytes of written) if (bytes.length < 2_000) expect(bytes.length).toBeLessThan(1_100);
  expect(one.bytes).toBe(0);
});
