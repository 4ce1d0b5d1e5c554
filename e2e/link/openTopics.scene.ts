/** y-webrtc as it is published, in real browsers, on our server where the operator lets it: OPEN_TOPICS (SP45). */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningServer, startServer } from '../../signaling/server.ts';
import { type Lab, openLab } from './lab.ts';

let folder: string;
let server: RunningServer;
let lab: Lab;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'open-topics-'));
  server = await startServer({
    port: 0,
    host: '127.0.0.1',
    dataDir: ':memory:',
    distDir: folder,
    clock: () => performance.timeOrigin + performance.now(),
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    openTopics: true,
  });
  lab = await openLab();
});
afterAll(async () => {
  await lab?.close();
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

test('two plain clients find each other, and what each writes reaches the other', async () => {
  const [ada, ben] = await Promise.all([lab.page('plain'), lab.page('plain')]);
  const join = { url: `ws://127.0.0.1:${server.port}`, room: 'a room of any name' };
  await ada.evaluate(({ url, room }) => window.lab.join('ada', url, room, { password: 'theirs' }), join);
  await ben.evaluate(({ url, room }) => window.lab.join('ben', url, room, { password: 'theirs' }), join);
  for (const [from, to, words] of [
    [ada, ben, 'From Ada. '],
    [ben, ada, 'From Ben. '],
  ] as const) {
    await from.evaluate(([text, room]) => window.lab.write(text, room), [words, join.room] as const);
    await expect.poll(() => to.evaluate((room) => window.lab.read(room), join.room)).toContain(words);
  }
  expect(await ada.evaluate((room) => window.lab.linked(room), join.room)).toBe(true);
  expect(lab.errors).toEqual([]);
});
