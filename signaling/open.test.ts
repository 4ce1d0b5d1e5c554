import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { connect, newPair } from './testing/client.ts';
import { type ServerProcess, spawnServer } from './testing/process.ts';

vi.setConfig({ testTimeout: 30_000 }); // starting processes takes seconds on a busy machine
const running: ServerProcess[] = [];
const open = async (env?: Record<string, string>): Promise<ServerProcess> => {
  const server = await spawnServer(env);
  running.push(server);
  return server;
};
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.kill('SIGKILL')));
});

/** y-webrtc's own client, in a process of its own; resolves with the first description it was sent. */
function plain(port: number, room: string, password: string) {
  const child = fork(
    fileURLToPath(new URL('testing/plain.ts', import.meta.url)),
    [`ws://127.0.0.1:${port}/signaling`, room, password],
    { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
  );
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const heard = new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString()));
    child.once('exit', () => reject(new Error(errors)));
  });
  return { pid: child.pid, heard, end: () => child.disconnect() };
}

/** Exactly y-webrtc's frames, and nothing of ours. */
async function bare(port: number) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}`);
  const heard: unknown[] = [];
  socket.on('message', (data) => heard.push(JSON.parse(data.toString())));
  await new Promise((resolve) => socket.once('open', resolve));
  return {
    write: (text: string) => socket.send(text),
    say: (message: object) => socket.send(JSON.stringify(message)),
    /** Once all said so far is answered: without the greeting and the pong, which y-webrtc's client passes over. */
    async settle(): Promise<unknown[]> {
      socket.send('{"type":"ping"}');
      await expect.poll(() => heard).toContainEqual({ type: 'pong' });
      return heard.splice(0).filter((each) => !/"(challenge|pong)"/.test(JSON.stringify(each)));
    },
  };
}

it.each(['', 'of both'])(
  '[SP45] two plain y-webrtc clients are introduced to each other, password "%s"',
  async (password) => {
    const { port } = await open({ OPEN_TOPICS: '1' });
    const ada = plain(port, 'an old room, à nous', password);
    const ben = plain(port, 'an old room, à nous', password);
    try {
      const heard = await Promise.race([ada.heard, ben.heard]);
      expect(heard).toMatch(new RegExp(`^offer of (${ada.pid}|${ben.pid})\\n`));
      const all = await Promise.all([ada.heard, ben.heard]);
      expect(all.map((line) => line.split(' ')[0])).toContain('answer');
    } finally {
      ada.end();
      ben.end();
    }
  },
);

it("[SP45] y-webrtc's frames: any topic, any data, several subscribers, and no proof", async () => {
  const { port } = await open({ OPEN_TOPICS: '1' });
  const [ada, ben, cleo] = [await bare(port), await bare(port), await bare(port)];
  for (const person of [ada, ben]) person.say({ type: 'subscribe', topics: ['a room', 'élan'] });
  cleo.say({ type: 'subscribe', topics: ['élan'] });
  await Promise.all([ada, ben, cleo].map((person) => person.settle()));
  const data = { type: 'announce', from: 'x', words: ['"', '\u2028', 'é😀'] };
  ada.say({ type: 'publish', topic: 'a room', data });
  cleo.say({ type: 'publish', topic: 'élan', data: 'c29tZXRoaW5nCg==' });
  await Promise.all([ada, cleo].map((person) => person.settle()));
  expect(await ben.settle()).toEqual([
    { type: 'publish', topic: 'a room', data, clients: 2 },
    { type: 'publish', topic: 'élan', data: 'c29tZXRoaW5nCg==', clients: 3 },
  ]);
  ben.say({ type: 'unsubscribe', topics: ['a room'] });
  await ben.settle();
  ada.say({ type: 'publish', topic: 'a room', data });
  await ada.settle();
  expect(await ben.settle()).toEqual([]);
  ada.say({ type: 'subscribe', topics: ['x'.repeat(257)] });
  expect(await ada.settle()).toMatchObject([{ type: 'error', code: 'malformed' }]);
});

it('[SP45] open data is taken 32 levels deep; deeper is malformed, and the server goes on', async () => {
  const { port } = await open({ OPEN_TOPICS: '1' });
  const [ada, eve] = [await bare(port), await bare(port)];
  ada.say({ type: 'subscribe', topics: ['a room'] });
  await ada.settle();
  for (const [opens, closes] of [
    ['[', ']'],
    ['{"a":', '}'],
  ] as const) {
    const frame = (depth: number) =>
      `{"type":"publish","topic":"a room","data":${opens.repeat(depth)}1${closes.repeat(depth)}}`;
    for (const depth of [33, 5_000]) {
      eve.write(frame(depth));
      expect(await eve.settle()).toMatchObject([{ type: 'error', code: 'malformed', re: 'publish' }]);
    }
    eve.write(frame(32));
    expect(await eve.settle()).toEqual([]);
    expect(await ada.settle()).toMatchObject([{ type: 'publish', topic: 'a room' }]);
  }
});

it('[SP45] a topic that is an address keeps its guard, and without OPEN_TOPICS every topic does', async () => {
  const [{ port }, guarded] = [await open({ OPEN_TOPICS: '1' }), await open()];
  const topic = newPair();
  const [eve, ada] = [await bare(port), await connect(port, topic)];
  ada.send({ type: 'subscribe', topics: [topic.key] });
  eve.say({ type: 'subscribe', topics: [topic.key] });
  eve.say({ type: 'publish', topic: topic.key, data: 'AAAA' });
  expect(await eve.settle()).toMatchObject([{ code: 'unproven' }, { code: 'unproven' }]);
  expect(await ada.settle()).toEqual([]);
  const old = await bare(guarded.port);
  old.say({ type: 'subscribe', topics: ['a room'] });
  expect(await old.settle()).toMatchObject([{ code: 'malformed', re: 'subscribe' }]);
});
