/**
 * Ada and Ben at one board, with more than a pen: arrows that hold to notes, groups that are dragged under the other's
 * eyes, what is locked, a picture, a second board, and a drawing that goes out to Excalidraw's format and comes back.
 */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults } from '../story/axe.ts';
import * as cast from '../story/cast.ts';
import { inChapters } from '../story/chapters.ts';
import { makePairByLink } from '../story/pair.ts';
import { noNetwork, type Person, type ServerProcess, startServerProcess, waitFor } from '../support/index.ts';
import { choose, draw, goToBoard, list, moving, named, openList, paper, place, reads, tool } from './hands.ts';

let server: ServerProcess;
let ada: Person;
let ben: Person;

beforeAll(async () => {
  server = await startServerProcess();
  ({ ada, ben } = await makePairByLink(server.address));
});

inChapters(() => [ada, ben]);

afterAll(async () => {
  await Promise.all([ada, ben].map((person) => person?.close()));
  await server?.stop();
});

const button = (page: Page, name: string) => cast.visible(page.getByRole('button', { name, exact: true }));
const numberIn = async (page: Page, name: string): Promise<number> => Number(await place(page, name).inputValue());

/** A note with words, by keys alone, moved to a place of its own. */
async function noteAt(page: Page, words: string, x: number): Promise<void> {
  const { keyboard } = page;
  await paper(page).focus();
  await keyboard.press('n');
  await keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Words of the note' }).waitFor();
  await keyboard.type(words);
  await keyboard.press('Escape');
  await openList(page);
  await choose(page, new RegExp(words));
  await place(page, 'From the left').fill(String(x));
}

test('[R22] an arrow between two notes, made by keys, follows the one that the other moves, and outlives it', async () => {
  for (const { page } of [ada, ben]) await goToBoard(page);
  await noteAt(ada.page, 'The letter', 0);
  await noteAt(ada.page, 'The interview', 400);
  await choose(ada.page, /The letter/);
  await list(ada.page).press('Shift+ArrowDown');
  await button(ada.page, 'Arrange').click();
  await button(ada.page, 'Arrow from one to the other').click();
  await openList(ben.page);
  await reads(ben.page, 'the arrow', (names) => names.some((name) => name.startsWith('Arrow')));
  await choose(ben.page, /^Arrow/);
  const [left, wide] = [await numberIn(ben.page, 'From the left'), await numberIn(ben.page, 'Width')];
  await choose(ben.page, /The interview/);
  await place(ben.page, 'From the left').fill('700');
  await choose(ada.page, /^Arrow/);
  await expect.poll(() => numberIn(ada.page, 'Width')).toBe(wide + 300);
  // Apart, she moves the note that he takes away: for both the arrow is left, where it last was.
  await ben.setOffline(true);
  await ben.page.reload();
  await goToBoard(ben.page);
  await openList(ben.page);
  await choose(ben.page, /The interview/);
  await list(ben.page).press('Delete');
  await choose(ada.page, /The interview/);
  await place(ada.page, 'From above').fill('300');
  // And both move the other one, each to a place of their own.
  for (const [{ page }, to] of [
    [ben, '120'],
    [ada, '-90'],
  ] as const) {
    await choose(page, /The letter/);
    await place(page, 'From above').fill(to);
  }
  await ben.setOffline(false);
  for (const { page } of [ada, ben]) {
    await reads(
      page,
      'the arrow alone',
      (names) => names.length === 2 && names.every((name) => !/interview/.test(name)),
    );
    await choose(page, /^Arrow/);
    await expect.poll(() => numberIn(page, 'From the left')).toBe(left);
    await expect.poll(() => numberIn(page, 'Width')).toBe(wide + 300);
    await choose(page, /The letter/);
  }
  const above = await numberIn(ada.page, 'From above');
  expect([120, -90]).toContain(above);
  await expect.poll(() => numberIn(ben.page, 'From above')).toBe(above);
});

test('a group that is dragged is seen by the other before it is let go of, and moves as one', async () => {
  await tool(ada.page, 'Diamond').click();
  await draw(ada.page, [
    [-300, 120],
    [-220, 200],
  ]);
  await tool(ada.page, 'Ellipse').click();
  await draw(ada.page, [
    [-200, 120],
    [-120, 200],
  ]);
  await choose(ada.page, /^Diamond/);
  await list(ada.page).press('Shift+ArrowDown');
  await list(ada.page).press('ControlOrMeta+g');
  await reads(ben.page, 'both shapes', (names) => names.some((name) => name.startsWith('Ellipse')));
  await choose(ben.page, /^Ellipse/);
  const before = await numberIn(ben.page, 'From above');
  const still = await moving(ben.page);
  // By its edge: a hollow shape is taken hold of there.
  await draw(
    ada.page,
    [
      [-260, 120],
      [-260, 60],
    ].map(([x = 0, y = 0]) => [x, y] as const),
    false,
  );
  await waitFor('Ben sees the frames of what she drags', async () => (await moving(ben.page)) > still + 100);
  expect(await numberIn(ben.page, 'From above')).toBe(before);
  await ada.page.mouse.up();
  await expect.poll(() => numberIn(ben.page, 'From above')).toBeLessThan(before - 40);
});

test('what is locked stays, until it is unlocked', async () => {
  await choose(ada.page, /^Diamond/);
  await button(ada.page, 'Lock').click();
  await list(ada.page).press('Delete');
  await list(ada.page).press('Alt+ArrowRight');
  await button(ada.page, 'Unlock').waitFor();
  expect((await named(ada.page)).some((name) => name.startsWith('Diamond'))).toBe(true);
  await button(ada.page, 'Unlock').click();
  await button(ada.page, 'Lock').waitFor();
});

test('a picture is made small, and comes to the other', async () => {
  const size = await ada.page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [2000, 1500];
    const context = canvas.getContext('2d');
    for (let at = 0; at < 4_000; at += 1) {
      if (context) context.fillStyle = `hsl(${at % 360} 70% 50%)`;
      context?.fillRect((at * 97) % 2000, (at * 61) % 1500, 60, 40);
    }
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    const input = document.querySelector<HTMLInputElement>('input[aria-label="Pictures for the board"]');
    if (blob === null || input === null) return 0;
    const carrier = new DataTransfer();
    carrier.items.add(new File([blob], 'holiday.png', { type: 'image/png' }));
    input.files = carrier.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    return blob.size;
  });
  expect(size).toBeGreaterThan(120_000);
  await reads(ben.page, 'the picture', (names) => names.some((name) => name.startsWith('Picture')));
  await waitFor('it is here', async () => (await ben.page.locator('.board-missing').count()) === 0);
});

test('a drawing goes out as .excalidraw and comes back on a second board; what is none is refused in words', async () => {
  const count = (await named(ada.page)).length;
  await ada.page.getByRole('button', { name: 'More', exact: true }).click();
  const waiting = ada.page.waitForEvent('download');
  await button(ada.page, 'Save for Excalidraw').click();
  const written = readFileSync(await (await waiting).path(), 'utf8');
  const { type, elements, files } = JSON.parse(written);
  expect(type).toBe('excalidraw');
  // A note is a box and its words.
  expect(elements).toHaveLength(count + 1);
  expect(Object.values<{ dataURL: string }>(files)[0]?.dataURL.length).toBeLessThan(170_000);

  await button(ada.page, 'Boards: Board').click();
  await button(ada.page, 'New board').click();
  await ada.page.getByRole('textbox', { name: 'Name of the new board' }).fill('From outside');
  await button(ada.page, 'Done').click();
  await ada.page.getByRole('heading', { name: 'Room to think together' }).waitFor();
  const bring = (name: string, text: string) =>
    ada.page
      .getByLabel('A drawing for the board')
      .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  await bring('note.excalidraw', '{"type":"note"}');
  await ada.page.getByText('This is no Excalidraw drawing: nothing of it was brought in.').waitFor();
  await bring('board.excalidraw', written);
  await openList(ada.page);
  await reads(ada.page, 'all of it', (names) => names.length === count);

  await button(ben.page, 'Boards: Board').click();
  await button(ben.page, 'From outside').click();
  await openList(ben.page);
  await reads(ben.page, 'the same', (names) => names.length === count);
});

test('a board is taken off the list, and brought back', async () => {
  await button(ben.page, 'Boards: From outside').click();
  await button(ben.page, 'Remove From outside').click();
  await button(ada.page, 'Boards: Board').waitFor();
  await button(ben.page, 'Bring back From outside').click();
  await button(ada.page, 'Boards: From outside').waitFor();
});

test('its lists and menus pass the accessibility rules', async () => {
  const path = new URL(ada.page.url()).pathname;
  expect(await axeFaults(ada.page, server.address, [path])).toEqual([]);
  for (const person of [ada, ben]) expect(person.problems.seen(noNetwork)).toEqual([]);
});
