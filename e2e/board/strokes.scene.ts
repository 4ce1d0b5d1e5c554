/**
 * What Ada draws with each tool, and does to it by its grips and keys: seen by Ben, and told by what is saved of it.
 */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
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
  for (const { page } of [ada, ben]) await goToBoard(page);
  // Hers stays closed while she draws: it lies over a part of the board.
  await openList(ben.page);
});

inChapters(() => [ada, ben]);

afterAll(async () => {
  await Promise.all([ada, ben].map((person) => person?.close()));
  await server?.stop();
});

const begins = (words: string) => (name: string) => name.startsWith(words);
const count = async (page: Page, words: string): Promise<number> => (await named(page)).filter(begins(words)).length;

/** A number of the first thing of that name, as Ben reads it. */
async function bens(name: RegExp, field: string): Promise<number> {
  await choose(ben.page, name);
  return Number(await place(ben.page, field).inputValue());
}

async function saved(page: Page, item: string): Promise<Buffer> {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: item }).click();
  return readFileSync(await (await waiting).path());
}

test('Ben sees where Ada points, and sees it no more when she has left the board', async () => {
  const before = await moving(ben.page);
  const box = await paper(ada.page).boundingBox();
  if (box === null) throw new Error('the board is shown');
  await ada.page.mouse.move(box.x + 300, box.y + 200, { steps: 5 });
  await waitFor('her pointer', async () => (await moving(ben.page)) > before + 50);
  await ada.page.mouse.move(2, 2, { steps: 4 });
  await waitFor('it is gone', async () => (await moving(ben.page)) <= before + 10);
});

test('marker, line, words and frame come to the other; what is erased comes back by undo', async () => {
  const { page } = ada;
  const writes = async (words: string): Promise<void> => {
    // It chooses all that stands in it when it takes the focus.
    await page.locator('textarea.board-words:focus').waitFor();
    await page.keyboard.type(words);
    await page.keyboard.press('Escape');
  };
  await tool(page, 'Marker').click();
  await draw(page, [
    [-300, -200],
    [-200, -180],
  ]);
  await tool(page, 'Line').click();
  await draw(page, [
    [-100, -220],
    [0, -150],
  ]);
  await tool(page, 'Words').click();
  await draw(page, [[150, -200]]);
  await writes('What next?');
  await tool(page, 'Frame').click();
  await draw(page, [
    [200, -100],
    [400, 100],
  ]);
  await writes('Plans');
  for (const words of ['Marking', 'Line']) await reads(ben.page, words, (names) => names.some(begins(words)));
  for (const words of ['What next?', 'Plans'])
    await reads(ben.page, words, (names) => names.some((name) => name.includes(words)));
  await tool(page, 'Eraser').click();
  await draw(page, [
    [-250, -240],
    [-250, -140],
  ]);
  await reads(ben.page, 'it is erased', (names) => !names.some(begins('Marking')));
  await page.getByRole('button', { name: 'Undo' }).click();
  await reads(ben.page, 'it is back', (names) => names.some(begins('Marking')));
});

test('a shape is made larger and turned by its grips', async () => {
  const { page } = ada;
  await tool(page, 'Rectangle').click();
  await draw(page, [
    [-350, 80],
    [-250, 160],
  ]);
  await reads(ben.page, 'the rectangle', (names) => names.some(begins('Rectangle')));
  const wide = await bens(/^Rectangle/, 'Width');
  await draw(page, [
    [-250, 160],
    [-200, 200],
  ]);
  await expect.poll(() => bens(/^Rectangle/, 'Width')).toBeGreaterThan(wide + 30);
  const turned = await bens(/^Rectangle/, 'Turned, in degrees');
  await draw(page, [
    [-275, 52],
    [-180, 140],
  ]);
  await expect.poll(() => bens(/^Rectangle/, 'Turned, in degrees')).not.toBe(turned);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => bens(/^Rectangle/, 'Turned, in degrees')).toBe(turned);
});

test('Escape calls off what is being dragged; a frame is made twice with what lies in it', async () => {
  const { page } = ada;
  const left = await bens(/^Rectangle/, 'From the left');
  await draw(
    page,
    [
      [-275, 80],
      [-200, 0],
    ],
    false,
  );
  await page.keyboard.press('Escape');
  await page.mouse.up();
  const lines = await count(ben.page, 'Line');
  await tool(page, 'Line').click();
  await draw(page, [
    [230, -50],
    [300, 0],
  ]);
  await reads(ben.page, 'a line in the frame', (names) => names.filter(begins('Line')).length === lines + 1);
  // By its name.
  await draw(page, [[220, -112]]);
  await page.keyboard.press('ControlOrMeta+d');
  await reads(
    ben.page,
    'two frames, each with its line',
    (names) => names.filter(begins('Frame')).length === 2 && names.filter(begins('Line')).length === lines + 2,
  );
  expect(await bens(/^Rectangle/, 'From the left')).toBe(left);
  await page.keyboard.press('Delete');
  await page.keyboard.press('Escape');
  await choose(ben.page, /^Rectangle/);
});

test('it is made twice, copied, cut and pasted by keys, and all are put at one edge', async () => {
  const { page } = ada;
  const { keyboard } = page;
  // By its upper edge.
  await draw(page, [[-300, 80]]);
  for (const [keys, left] of [
    ['d', 2],
    ['c', 2],
    ['v', 3],
    ['v', 4],
    ['x', 3],
    ['v', 4],
  ] as const) {
    await keyboard.press(`ControlOrMeta+${keys}`);
    await expect.poll(() => count(ben.page, 'Rectangle'), { message: keys }).toBe(left);
  }
  const lefts = async (): Promise<number> => {
    const all = new Set<string>();
    for (const option of await list(ben.page)
      .getByRole('option', { name: /^Rectangle/ })
      .all()) {
      await option.click();
      all.add(await place(ben.page, 'From the left').inputValue());
    }
    return all.size;
  };
  // None lies exactly on another.
  expect(await lefts()).toBe(4);
  await openList(page);
  const [first, ...rest] = await list(page)
    .getByRole('option', { name: /^Rectangle/ })
    .all();
  await first?.click();
  for (const option of rest) await option.click({ modifiers: ['Control'] });
  await page.getByRole('button', { name: 'Arrange' }).click();
  await page.getByRole('button', { name: 'Left edges' }).click();
  await expect.poll(lefts).toBe(1);
  await page.getByRole('button', { name: 'Arrange' }).click();
});

test('a pen that is pressed draws a thicker stroke; the whole is saved as a picture', async () => {
  const { page } = ada;
  await page.keyboard.press('Escape');
  await tool(page, 'Pen').click();
  const box = await paper(page).boundingBox();
  if (box === null) throw new Error('the board is shown');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const devtools = await page.context().newCDPSession(page);
  for (const [below, force] of [
    [-120, 0.1],
    [-60, 1],
  ] as const) {
    const pen = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', at: number) =>
      devtools.send('Input.dispatchMouseEvent', {
        ...{ type, x: x - 100 + at * 8, y: y + below, button: 'left', buttons: type === 'mouseReleased' ? 0 : 1 },
        ...{ clickCount: 1, pointerType: 'pen', force },
      });
    await pen('mousePressed', 0);
    for (let at = 0; at <= 20; at += 1) await pen('mouseMoved', at);
    await pen('mouseReleased', 20);
  }
  await reads(ben.page, 'both strokes', (names) => names.filter(begins('Drawing')).length === 2);
  const svg = (await saved(ben.page, 'Save as a drawing (SVG)')).toString();
  const heights = [...svg.matchAll(/<path transform[^>]* d="([^"]+)"/g)].map(([, path = '']) => {
    const ups = [...path.matchAll(/-?[\d.]+[ ,](-?[\d.]+)/g)].map(([, up]) => Number(up));
    return Math.max(...ups) - Math.min(...ups);
  });
  const [light = 0, firm = 0] = heights.slice(-2);
  expect(light).toBeGreaterThan(0);
  expect(firm).toBeGreaterThan(1.5 * light);
  const png = await saved(page, 'Save as a picture (PNG)');
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(Math.min(png.readUInt32BE(16), png.readUInt32BE(20))).toBeGreaterThan(200);
});

test('zoomed by the wheel, everything is brought into view again', async () => {
  const { page } = ada;
  const zoom = async (): Promise<number> =>
    Number.parseInt((await page.locator('.board-percent').textContent()) ?? '', 10);
  const before = await zoom();
  const box = await paper(page).boundingBox();
  await page.mouse.move((box?.x ?? 0) + 200, (box?.y ?? 0) + 200);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -100);
  await page.keyboard.up('Control');
  await expect.poll(zoom).toBeGreaterThan(before);
  await page.mouse.wheel(0, 4_000);
  await page.getByRole('button', { name: 'Show everything' }).click();
  await expect.poll(zoom).toBeLessThanOrEqual(100);
  for (const person of [ada, ben]) expect(person.problems.seen(noNetwork)).toEqual([]);
});
