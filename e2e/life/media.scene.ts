/**
 * Pictures of a page and of a board, a file and a voice note of the chat go into the one file and come back equal; a
 * plain reader of the unpacked folder sees them; what is not on the device is said before, fetched, or named inside.
 */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { goToBoard, list, openList, reads } from '../board/hands.ts';
import { attach, fileCard, hashOf, reaches, savedHash, send } from '../files/hands.ts';
import { text } from '../notebook/hands.ts';
import { axeFaults } from '../story/axe.ts';
import * as cast from '../story/cast.ts';
import { inChapters } from '../story/chapters.ts';
import { makePairByLink } from '../story/pair.ts';
import {
  launchPerson,
  noNetwork,
  type Person,
  type ServerProcess,
  startServerProcess,
  waitFor,
} from '../support/index.ts';
import { bringBack, takeAlong } from './hands.ts';
import { filesIn } from './unpack.ts';

const folder = mkdtempSync(join(tmpdir(), 'binome-media-'));
/** More than comes by itself. */
const BOOK = Buffer.alloc(1_500_000, 'A page of the book. ');
const PLAN = Buffer.from('Monday: call the museum\n');
let server: ServerProcess;
let ada: Person;
let ben: Person;
/** A browser that knows nobody. */
let elsewhere: Person | undefined;

beforeAll(async () => {
  server = await startServerProcess();
  const flags = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
  ({ ada, ben } = await makePairByLink(server.address, { flags }));
});

inChapters(() => [ada, ben, ...(elsewhere ? [elsewhere] : [])]);

afterAll(async () => {
  await Promise.all([ada, ben, elsewhere].map((person) => person?.close()));
  await server?.stop();
});

/** What a camera writes into its pictures: an APP1 segment behind the two bytes that begin a JPEG (Exif 2.3, 4.5.4). */
const CAMERA = 'quokkaverdant 14.69N 17.44W';

/** A photo, put into a chooser of files as a person chooses it. */
async function givePicture(page: Page, chooser: string, name: string, hue: number): Promise<void> {
  await page.evaluate(
    async ([selector, title, colour, camera]) => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [640, 320];
      const context = canvas.getContext('2d');
      for (let at = 0; at < 80; at += 1) {
        if (context) context.fillStyle = `hsl(${colour + at} 70% 50%)`;
        context?.fillRect((at * 97) % 640, (at * 61) % 320, 60, 40);
      }
      const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg'));
      const input = document.querySelector<HTMLInputElement>(selector);
      if (blob === null || input === null) throw new Error('there is a chooser');
      const words = `Exif\0\0${camera}`;
      const segment = [Uint8Array.of(0xff, 0xe1, 0, words.length + 2), words];
      const carrier = new DataTransfer();
      carrier.items.add(new File([blob.slice(0, 2), ...segment, blob.slice(2)], title, { type: 'image/jpeg' }));
      input.files = carrier.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    },
    [chooser, name, hue, CAMERA] as const,
  );
}

const settings = (page: Page) => page.goto(`${server.address}/settings`);
const unpacked = (path: string): Map<string, Buffer> => filesIn(readFileSync(path));
const mediaOf = (files: ReadonlyMap<string, Buffer>): string[] =>
  [...files.keys()].filter((name) => /^Files\//.test(name));

/** Opens what came back of Ben's space, other than `former`; where several spaces came, they are all in the list. */
async function brought(page: Page, former = ''): Promise<string> {
  const one = page.getByRole('link', { name: /^Ben/ }).and(page.locator(`:not([href="${former}"])`));
  await one.click({ timeout: cast.PLENTY });
  await page.waitForURL(/\/w\//, { timeout: cast.PLENTY });
  return new URL(page.url()).pathname;
}

let space: string;
/** What came back first, elsewhere. */
let archive: string;
let first: ReadonlyMap<string, Buffer>;

test('Ada has a voice note, a file, a picture in a page and one on a board; Ben sends what does not come by itself', async () => {
  const { page } = ada;
  space = new URL(page.url()).pathname;
  await page.goto(`${server.address}${space}/chat`);
  await page.getByRole('button', { name: 'Record a voice note' }).press('Enter');
  await page.getByText('0:02', { exact: true }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Send the voice note' }).press('Enter');
  await cast.conversation(page).locator('.voice').waitFor();
  await attach(page, { name: 'plan.txt', mimeType: 'text/plain', buffer: PLAN });
  await send(page);
  await reaches(page, 'plan.txt', 'here');
  await cast.visible(page.getByRole('link', { name: 'Notebook', exact: true })).click();
  await cast.newPage(page, 'First meeting');
  await cast.write(page, 'She laughed at once.');
  await page.keyboard.press('Shift+Home');
  await page.locator('.page-bubble').waitFor();
  await page.keyboard.press('Control+Alt+m');
  await page.locator('.page-say textarea:focus').waitFor();
  await page.keyboard.type('So did I.');
  await page.keyboard.press('Enter');
  await page.getByRole('complementary', { name: 'Comments' }).getByText('So did I.').waitFor();
  await page.keyboard.press('Escape');
  await text(page).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await givePicture(page, '.page-editor > input[type=file]', 'at home.jpg', 0);
  await page.getByRole('textbox', { name: 'In a few words' }).fill('Coloured [squares]');
  await page.keyboard.press('Enter');
  await text(page).getByRole('img', { name: 'Coloured [squares]' }).waitFor();
  await goToBoard(page);
  await openList(page);
  await givePicture(page, 'input[aria-label="Pictures for the board"]', 'holiday.jpg', 180);
  await reads(page, 'the picture', (names) => names.some((name) => name.startsWith('Picture')));
  await cast.waitForKept(page);
  await ben.page.goto(`${server.address}${new URL(ben.page.url()).pathname}/chat`);
  await attach(ben.page, { name: 'book.txt', mimeType: 'text/plain', buffer: BOOK });
  await send(ben.page);
  await page.goto(`${server.address}${space}/chat`);
  await reaches(page, 'book.txt', 'offered');
});

test('what is not on the device is said before anything is saved: left out, and named inside; or fetched first', async () => {
  const { page } = ada;
  const place = ben.page.url();
  await ben.page.goto('about:blank');
  await settings(page);
  await page.getByRole('button', { name: 'Take everything along' }).click();
  await page.getByText('1 photo, voice note or file is not on this device yet.').waitFor({ timeout: cast.PLENTY });
  await page.getByText('which is not connected now: Ben.', { exact: false }).waitFor({ timeout: 2 * cast.PLENTY });
  const without = unpacked(await takeAlong(page, 'Save without them', join(folder, 'without.zip')));
  await page.getByText('1 photo, voice note or file is not in it', { exact: false }).waitFor();
  expect(mediaOf(without)).toHaveLength(4);
  expect(without.get('Read me.txt')?.toString()).toContain('- With Ben: book.txt (1.5');
  expect(without.get('With Ben/Messages.md')?.toString()).toContain('*book.txt (not in this archive)*');

  await ben.page.goto(place);
  await page.getByRole('button', { name: 'Take everything along' }).click();
  const fetched = page.getByRole('button', { name: /^Fetch them first \(1\.5/ });
  await fetched.waitFor({ timeout: 2 * cast.PLENTY });
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: 2 * cast.PLENTY }), fetched.click()]);
  await download.saveAs(join(folder, 'first.zip'));
  first = unpacked(join(folder, 'first.zip'));
  expect(mediaOf(first)).toHaveLength(5);
  expect(first.get('Read me.txt')?.toString()).not.toContain('book.txt');
  for (const name of mediaOf(first)) expect(first.get(name)?.includes(CAMERA), name).toBe(false);
});

test('a plain reader of the unpacked folder sees them: every path leads to the bytes, and a board shows its picture', async () => {
  const hashes = new Set(mediaOf(first).map((name) => hashOf(first.get(name) ?? Buffer.alloc(0))));
  expect(hashes.size).toBe(5);
  for (const bytes of [PLAN, BOOK]) expect(hashes).toContain(hashOf(bytes));
  const ends = { 'Notebook/First meeting.md': ['webp'], 'Messages.md': ['webm', 'txt', 'txt'], 'Board.svg': ['webp'] };
  for (const [name, wanted] of Object.entries(ends)) {
    const from = `With Ben/${name}`;
    const found = [...(first.get(from)?.toString() ?? '').matchAll(/\]\(<(\.\.[^>]+)>\)|href="([^"]+)"/g)];
    const paths = found.map(([, link, href]) => posix.join(posix.dirname(from), link ?? href ?? ''));
    expect(paths.map((path) => path.split('.').at(-1))).toEqual(wanted);
    for (const path of paths) expect(first.has(path), path).toBe(true);
  }
  expect(first.get('With Ben/Notebook/First meeting.md')?.toString()).toContain(
    '![Coloured \\[squares\\]](<../../Files/at-home.',
  );
  for (const [name, bytes] of first) {
    mkdirSync(dirname(join(folder, 'unpacked', name)), { recursive: true });
    writeFileSync(join(folder, 'unpacked', name), bytes);
  }
  const reader = await ada.context.newPage();
  await reader.goto(pathToFileURL(join(folder, 'unpacked', 'With Ben', 'Board.svg')).href);
  await reader.evaluate(() => document.querySelector<SVGElement & { decode(): Promise<void> }>('image')?.decode());
  await reader.close();
});

test('a browser that knows nobody shows all of it, and what was said beside the page', async () => {
  elsewhere = await launchPerson('elsewhere', { viewport: 'phone' });
  const { page } = elsewhere;
  await bringBack(page, server.address, join(folder, 'first.zip'));
  archive = await brought(page);
  await page.getByRole('link', { name: /^Notebook 1 page/ }).click();
  await page
    .getByRole('link', { name: /First meeting/ })
    .first()
    .click();
  const picture = text(page).getByRole('img', { name: 'Coloured [squares]' });
  await picture.waitFor({ timeout: cast.PLENTY });
  expect(await picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(640);
  await page.locator('.page-remark', { hasText: 'She laughed at once.' }).waitFor();
  await page.getByRole('button', { name: 'Comments: 1' }).click();
  const beside = page.getByRole('complementary', { name: 'Comments' });
  await beside.getByText('So did I.').waitFor();
  await beside.getByText('Ada', { exact: true }).waitFor();
  expect(await beside.getByRole('textbox').count()).toBe(0);
  expect(await beside.getByRole('button', { name: 'Settle' }).count()).toBe(0);
  expect(await axeFaults(page, server.address, [new URL(page.url()).pathname])).toEqual([]);
  await page.goto(`${server.address}${archive}/chat`);
  for (const [name, bytes] of [
    ['plan.txt', PLAN],
    ['book.txt', BOOK],
  ] as const) {
    await reaches(page, name, 'here');
    expect(await savedHash(page, name)).toBe(hashOf(bytes));
  }
  await cast.conversation(page).getByRole('button', { name: 'Listen to the voice note' }).click();
  await cast.conversation(page).getByRole('button', { name: 'Pause' }).waitFor();
  await page.goto(`${server.address}${archive}/board`);
  await openList(page);
  await list(page)
    .getByRole('option', { name: /^Picture/ })
    .waitFor();
  await waitFor('the picture is here', async () => (await page.locator('.board-missing').count()) === 0);
  await page.goto(`${server.address}${archive}`);
  const again = unpacked(await takeAlong(page, 'Take it along', join(folder, 'again.zip')));
  // The first one had her own notes as well: what is Ben's is the same, and under the same names.
  const ofBen = (all: ReadonlyMap<string, Buffer>): string[] =>
    [...all.keys()].filter((name) => /^(With Ben|Files)\//.test(name));
  expect(ofBen(again)).toEqual(ofBen(first));
  for (const name of ofBen(again))
    expect(hashOf(again.get(name) ?? Buffer.alloc(0)), name).toBe(hashOf(first.get(name) ?? Buffer.alloc(0)));
});

test('what the file lacks is told in the archive and asked of nobody; a changed picture is refused by its name', async () => {
  const page = (elsewhere ?? ada).page;
  await bringBack(page, server.address, join(folder, 'without.zip'));
  await page.goto(`${server.address}${await brought(page, archive)}/chat`);
  await reaches(page, 'book.txt', 'left-out');
  await fileCard(page, 'book.txt').getByText('not in the file that this came from').waitFor();
  expect(await fileCard(page, 'book.txt').getByRole('button').count()).toBe(0);
  await reaches(page, 'plan.txt', 'here');
  const changed = readFileSync(join(folder, 'first.zip'));
  const name = mediaOf(first).find((each) => each.startsWith('Files/at-home.')) ?? '';
  const at = changed.indexOf(name) + name.length + 200;
  changed.writeUInt8((changed.readUInt8(at) ^ 1) & 255, at);
  writeFileSync(join(folder, 'changed.zip'), changed);
  const before = await cast.databases(page);
  await bringBack(page, server.address, join(folder, 'changed.zip'));
  await page.getByText(/“at home\.webp” in this file is damaged/).waitFor({ timeout: cast.PLENTY });
  expect(await page.getByRole('link', { name: /^Ben/ }).count()).toBe(2);
  await waitFor('nothing of it is on the disk', async () => (await cast.databases(page)) === before);
  for (const person of [ada, ben, elsewhere]) expect(person?.problems.seen(noNetwork)).toEqual([]);
});
