/**
 * Ada and Ben send each other files, through the screens, on real parts: one of 20 MB cut in the middle, a photo, a disk
 * that is full. A word is planted in a file's name, in its bytes and in what a camera wrote.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults } from '../story/axe.ts';
import * as cast from '../story/cast.ts';
import { inChapters } from '../story/chapters.ts';
import { makePairByLink } from '../story/pair.ts';
import { collectKept } from '../story/planted.ts';
import {
  launchPerson,
  noNetwork,
  type Person,
  type RecordingProxy,
  type ServerProcess,
  startRecordingProxy,
  startServerProcess,
  waitFor,
} from '../support/index.ts';
import {
  attach,
  fileCard,
  hand,
  hashOf,
  percentOf,
  reaches,
  receivedBytes,
  savedHash,
  send,
  stateOf,
  watchConnections,
} from './hands.ts';

const PLANTED = 'quokkaverdant';
const LARGE = 20_000_000;
const folder = mkdtempSync(join(tmpdir(), 'binome-files-'));
const film = { path: join(folder, 'film.bin'), bytes: randomBytes(LARGE) };

let server: ServerProcess;
let proxy: RecordingProxy;
let ada: Person;
let ben: Person;

beforeAll(async () => {
  writeFileSync(film.path, film.bytes);
  server = await startServerProcess();
  proxy = await startRecordingProxy(server.address);
  ({ ada, ben } = await makePairByLink(proxy.address, {}, watchConnections));
});

inChapters(() => [ada, ben]);

afterAll(async () => {
  await Promise.all([ada, ben].map((person) => person?.close()));
  await proxy?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('[S24] a small file comes by itself, and its sender sees that it came', async () => {
  const buffer = Buffer.from(`Plan of the week, ${PLANTED}. `.repeat(200));
  await attach(ada.page, { name: `${PLANTED} plan.txt`, mimeType: 'text/plain', buffer });
  await ada.page.getByRole('textbox', { name: 'Write to Ben' }).fill('Here is the plan');
  await send(ada.page);
  await cast.conversation(ben.page).getByText('Here is the plan').waitFor();
  await reaches(ben.page, `${PLANTED} plan.txt`, 'here');
  await fileCard(ada.page, `${PLANTED} plan.txt`).getByText('Ben has it').waitFor();
});

test('a photo is made small, loses what the camera wrote, and is shown', async () => {
  const base64 = await ada.page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    canvas.width = 2400;
    canvas.height = 1800;
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no canvas');
    for (let at = 0; at < 4_000; at += 1) {
      context.fillStyle = `hsl(${(at * 37) % 360} 70% ${20 + (at % 60)}%)`;
      context.fillRect((at * 131) % 2400, (at * 197) % 1800, 90, 60);
    }
    return canvas.toDataURL('image/jpeg', 0.95).split(',')[1] ?? '';
  });
  const jpeg = Buffer.from(base64, 'base64');
  // An APP1 segment, where cameras write place and date, behind the two bytes that begin a JPEG.
  const words = Buffer.from(`Exif\0\0${PLANTED} 14.69N 17.44W`);
  const length = Buffer.from([0, words.length + 2]);
  const photo = Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xe1]), length, words, jpeg.subarray(2)]);
  expect(photo.length).toBeGreaterThan(400_000);
  await attach(ada.page, { name: 'Library.jpg', mimeType: 'image/jpeg', buffer: photo });
  await ada.page.getByText(/without place or date/).waitFor();
  await ada.page.getByRole('checkbox', { name: /Send the original/ }).waitFor();
  await send(ada.page);
  const picture = cast.conversation(ben.page).getByRole('img', { name: 'Picture: Library.webp' });
  await picture.waitFor({ timeout: cast.PLENTY });
  const seen = await waitFor('the picture is drawn', () =>
    picture.evaluate(async (image) => {
      if (!(image instanceof HTMLImageElement) || !image.complete || image.naturalWidth === 0) return null;
      const { naturalWidth, naturalHeight, src } = image;
      // The policy lets no page fetch a blob: address, so its size is what the card says.
      return { naturalWidth, naturalHeight, scheme: new URL(src).protocol };
    }),
  );
  expect(seen).toEqual({ naturalWidth: 1280, naturalHeight: 960, scheme: 'blob:' });
  const kilobytes = /([\d.]+) kB/.exec((await fileCard(ben.page, 'Library.webp').textContent()) ?? '')?.[1];
  expect(Number(kilobytes)).toBeLessThanOrEqual(120);
});

test('the original of a photo goes when it is asked for, untouched; files are dropped and pasted too', async () => {
  const original = Buffer.from(
    await ada.page.evaluate(() => {
      const canvas = document.createElement('canvas');
      canvas.width = 900;
      canvas.height = 600;
      canvas.getContext('2d')?.fillRect(100, 100, 300, 200);
      return canvas.toDataURL('image/png').split(',')[1] ?? '';
    }),
    'base64',
  );
  await attach(ada.page, { name: 'Plan.png', mimeType: 'image/png', buffer: original });
  await ada.page.getByRole('checkbox', { name: /Send the original/ }).check();
  await ada.page.getByText(/what the camera wrote/).waitFor();
  await send(ada.page);
  await reaches(ben.page, 'Plan.png', 'here');
  expect(await savedHash(ben.page, 'Plan.png')).toBe(hashOf(original));

  for (const how of ['drop', 'paste'] as const) {
    await hand(ada.page, how, `by ${how}.txt`, `Given by ${how}`);
    await send(ada.page);
    await reaches(ben.page, `by ${how}.txt`, 'here');
    expect(await savedHash(ben.page, `by ${how}.txt`)).toBe(hashOf(Buffer.from(`Given by ${how}`)));
  }
});

test('[R18] 20 MB wait for a tap; words written meanwhile arrive while they still run; cut in the middle and both reloaded, they go on from there', async () => {
  await attach(ada.page, film.path);
  await send(ada.page);
  await reaches(ben.page, 'film.bin', 'offered');
  await ben.page.getByRole('button', { name: 'Fetch film.bin' }).click();
  await waitFor('it runs', async () => ((await percentOf(ben.page, 'film.bin')) ?? 0) > 0);
  await cast.say(ada.page, 'Ben', 'Written meanwhile');
  await cast.conversation(ben.page).getByText('Written meanwhile').waitFor();
  // Delivered: on Ben's disk, and acknowledged, while the file is still on its way.
  const words = cast.conversation(ada.page).locator('.bubble-line').filter({ hasText: 'Written meanwhile' });
  await words.getByText('Delivered').waitFor();
  const running = await stateOf(ben.page, 'film.bin');
  const before = await waitFor('a good part is here', async () => {
    const percent = await percentOf(ben.page, 'film.bin');
    return percent !== null && percent >= 15 && percent;
  });
  expect(running).toBe('fetching');
  expect(before).toBeLessThan(90);

  await Promise.all([ada.page.reload(), ben.page.reload()]);
  await fileCard(ben.page, 'film.bin').waitFor({ timeout: cast.PLENTY });
  await reaches(ben.page, 'film.bin', 'here');
  const came = await receivedBytes(ben.page);
  // What was on its way when the pages went is lost: at most the eight pieces that are asked for at a time.
  expect(came).toBeLessThan(LARGE * (1 - before / 100) + 8 * 61_440 + 300_000);
  expect(came).toBeGreaterThan(1_000_000);
  expect(await savedHash(ben.page, 'film.bin')).toBe(hashOf(film.bytes));
  await fileCard(ada.page, 'film.bin').getByText('Ben has it').waitFor({ timeout: cast.PLENTY });
});

test('over 25 MB, empty, or a page that could run: each is said, or only saved', async () => {
  await attach(ada.page, { name: 'nothing.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) });
  await ada.page.getByRole('alert').getByText('This file is empty').waitFor();
  await ada.page.getByRole('button', { name: 'Do not send nothing.txt' }).click();
  const huge = join(folder, 'huge.bin');
  writeFileSync(huge, Buffer.alloc(25_000_001));
  await attach(ada.page, huge);
  await ada.page.getByRole('alert').getByText('over 25 MB').waitFor();
  await ada.page.getByRole('button', { name: 'Do not send huge.bin' }).click();

  const html = Buffer.from('<script>document.title = "ran"</script>');
  await attach(ada.page, { name: 'page.html', mimeType: 'text/html', buffer: html });
  await send(ada.page);
  await reaches(ben.page, 'page.html', 'here');
  expect(await fileCard(ben.page, 'page.html').getByRole('link').count()).toBe(0);
  const pages = ben.context.pages().length;
  expect(await savedHash(ben.page, 'page.html')).toBe(hashOf(html));
  expect(ben.context.pages().length).toBe(pages);
});

test('a full disk is said, nothing is lost, and the work goes on; with room again the file comes', async () => {
  const usage = await ben.page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
  const space = ben.page.url();
  await ben.close();
  // A browser that has been running believes for a while in the room it found: this one finds little from the start.
  ben = await launchPerson('ben', { profileDir: ben.profileDir });
  const control = await ben.context.newCDPSession(ben.page);
  const quotaSize = usage + 4_000_000;
  await control.send('Storage.overrideQuotaForOrigin', { origin: proxy.address, quotaSize });
  await ben.page.goto(space);
  await cast.waitForDirect(ben.page);
  const atlas = join(folder, 'atlas.bin');
  const bytes = randomBytes(6_000_000);
  writeFileSync(atlas, bytes);
  await attach(ada.page, atlas);
  await send(ada.page);
  await ben.page.getByRole('button', { name: 'Fetch atlas.bin' }).click();
  await fileCard(ben.page, 'atlas.bin')
    .getByText(/no room left on this device/)
    .waitFor();
  await cast.say(ben.page, 'Ada', 'My disk is full');
  await cast.conversation(ada.page).getByText('My disk is full').waitFor();
  await cast.conversation(ben.page).getByText('Delivered').last().waitFor();

  await attach(ben.page, atlas);
  await send(ben.page);
  await ben.page.getByRole('alert').getByText('no room left on this device').waitFor();
  await ben.page.getByRole('button', { name: 'Do not send atlas.bin' }).click();

  await control.send('Storage.overrideQuotaForOrigin', { origin: proxy.address });
  await ben.page.getByRole('button', { name: 'Try again to fetch atlas.bin' }).click();
  await reaches(ben.page, 'atlas.bin', 'here');
  expect(await savedHash(ben.page, 'atlas.bin')).toBe(hashOf(bytes));
});

test('the conversation with its files has no fault that axe can find, in light and dark, on a desktop and at 320 px', async () => {
  const space = new URL(ada.page.url()).pathname.split('/').slice(0, 3).join('/');
  expect(await axeFaults(ada.page, proxy.address, [`${space}/chat`])).toEqual([]);
});

test('the planted word is nowhere: not on the disks, not with the server, not in any frame', async () => {
  expect(await collectKept({ word: PLANTED, people: [ada, ben], server, proxy })).toEqual([]);
});

test('nothing broke behind the screens, no policy was violated', () => {
  for (const person of [ada, ben]) {
    expect(person.problems.seen(noNetwork)).toEqual([]);
    expect(person.problems.foreign(proxy.address)).toEqual([]);
  }
});
