/** The harness itself: what it says it sees, it sees. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  filesOf,
  launchPerson,
  memoryOf,
  type Person,
  placesWith,
  type RecordingProxy,
  type ServerProcess,
  startRecordingProxy,
  startServerProcess,
  storageOf,
} from './index.ts';

const word = 'Quetzalcoatl77planted';
let server: ServerProcess;
let proxy: RecordingProxy;
let ada: Person;

beforeAll(async () => {
  server = await startServerProcess();
  proxy = await startRecordingProxy(server.address);
  ada = await launchPerson('ada');
  await ada.page.goto(proxy.address);
});

afterAll(async () => {
  await ada?.close();
  await proxy?.close();
  await server?.stop();
});

it('finds a word written plainly to each store of a device', async () => {
  await ada.page.evaluate(async (planted) => {
    localStorage.setItem('a', planted);
    await (await caches.open('planted')).put('/planted', new Response(`x${planted}`));
    const folder = await navigator.storage.getDirectory();
    const writer = await (await folder.getFileHandle('planted', { create: true })).createWritable();
    await writer.write(planted);
    await writer.close();
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open('planted');
      request.onupgradeneeded = () => request.result.createObjectStore('rows');
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        const write = request.result.transaction('rows', 'readwrite');
        write.objectStore('rows').put({ deep: [new TextEncoder().encode(planted)] }, 1);
        write.oncomplete = () => resolve();
      };
    });
  }, word);
  const places = placesWith([word], await storageOf(ada.page)).join('\n');
  for (const store of ['localStorage', 'Cache Storage', 'OPFS', 'IndexedDB planted/rows'])
    expect(places).toContain(store);
});

it('finds it in a frame to the server, and in the memory of a process', async () => {
  await ada.page.evaluate(async (planted) => {
    const socket = new WebSocket(`ws://${location.host}/signaling`);
    await new Promise((resolve) => socket.addEventListener('open', resolve));
    socket.send(JSON.stringify({ type: 'subscribe', topics: [btoa(planted)] }));
    await new Promise((resolve) => socket.addEventListener('message', resolve));
    socket.close();
  }, word);
  expect(placesWith([word], proxy.record())).toContain(`"${word}" in frame to the server`);
  expect(placesWith([word], await memoryOf(process.pid))).not.toEqual([]);
});

it('finds it in the files of a profile', async () => {
  await ada.close();
  expect(placesWith([word], filesOf(ada.profileDir))).not.toEqual([]);
});

it('[R3] [R16] sees a policy violation, an uncaught error and a rejection nobody handles, and no scene ends well with the first', async () => {
  const ben = await launchPerson('ben', { profileDir: ada.profileDir });
  let end: Promise<void> | null = null;
  try {
    await ben.page.goto(proxy.address);
    await ben.page.evaluate(() => {
      const element = document.createElement('div');
      element.setAttribute('style', 'color: red');
      setTimeout(() => {
        throw new Error('planted error');
      });
      void Promise.reject(new Error('planted rejection'));
      void fetch('http://stranger.example/').catch(() => 'refused by the policy');
    });
    await expect.poll(() => ben.problems.seen().join('\n')).toContain('planted error');
    await expect.poll(() => ben.problems.seen().join('\n')).toContain('planted rejection');
    await expect.poll(() => ben.problems.seen().join('\n')).toContain('Content Security Policy');
    end = ben.close();
    await expect(end).rejects.toThrow(/Content Security Policy/);
  } finally {
    if (end === null) await ben.context.close();
  }
});

it('kills a tab and a browser without a word to them', async () => {
  const ben = await launchPerson('ben');
  await ben.page.goto(server.address);
  await ben.killTab();
  await ben.kill();
  const again = await launchPerson('ben', { profileDir: ben.profileDir });
  await again.page.goto(server.address);
  expect(await again.page.title()).not.toBe('');
  await again.close();
});
