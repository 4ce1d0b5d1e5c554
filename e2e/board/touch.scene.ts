/**
 * Ada at the board with her fingers, on a phone: what one draws and moves, what two do, and that they never draw.
 * Ben's list says what is there.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOn } from '../story/axe.ts';
import * as cast from '../story/cast.ts';
import { inChapters } from '../story/chapters.ts';
import { makePairByLink } from '../story/pair.ts';
import { noNetwork, type Person, type ServerProcess, startServerProcess } from '../support/index.ts';
import { choose, named, openList, place, reads, tool, touch } from './hands.ts';

let server: ServerProcess;
let ada: Person;
let ben: Person;

beforeAll(async () => {
  server = await startServerProcess();
  ({ ada, ben } = await makePairByLink(server.address, { viewport: 'phone' }));
});

inChapters(() => [ada, ben]);

afterAll(async () => {
  await Promise.all([ada, ben].map((person) => person?.close()));
  await server?.stop();
});

const zoom = async (): Promise<number> =>
  Number.parseInt((await ada.page.locator('.board-percent').textContent()) ?? '', 10);
const theirs = async (name: RegExp, field: string): Promise<number> => {
  await choose(ben.page, name);
  return Number(await place(ben.page, field).inputValue());
};
const chosen = () => ada.page.getByRole('toolbar', { name: 'With what is selected' });

test('one finger draws, two bring nearer and leave nothing behind', async () => {
  // On a phone the board is a door in the notebook.
  for (const { page } of [ada, ben]) {
    await cast.visible(page.getByRole('link', { name: 'Notebook', exact: true })).tap();
    await page.locator('a[href$="/board"]').filter({ visible: true }).first().tap();
    await tool(page, 'Pen').waitFor({ timeout: cast.PLENTY });
  }
  await openList(ben.page);
  await touch(ada.page, [
    [-100, -80],
    [0, -20],
    [100, -80],
  ]);
  await reads(ben.page, 'the stroke', (names) => names.length === 1 && names[0] === 'Drawing · Ink');
  expect(Math.abs((await theirs(/^Drawing/, 'Width')) - 200)).toBeLessThan(20);

  await touch(
    ada.page,
    [
      [-40, 0],
      [-80, 0],
    ],
    [
      [40, 0],
      [80, 0],
    ],
  );
  expect(Math.abs((await zoom()) - 200)).toBeLessThan(25);
  // And drawn at that size: half as wide on the board as under the finger.
  const scale = (await zoom()) / 100;
  await touch(ada.page, [
    [-50, 60],
    [50, 60],
  ]);
  await reads(ben.page, 'a second stroke, and no third', (names) => names.length === 2);
  await choose(ben.page, /^Drawing/);
  const widths: number[] = [];
  for (const option of await ben.page.getByRole('option').all()) {
    await option.click();
    widths.push(Number(await place(ben.page, 'Width').inputValue()));
  }
  expect(Math.abs(Math.min(...widths) - 100 / scale)).toBeLessThan(12);
  await touch(
    ada.page,
    [
      [-80, 0],
      [-40, 0],
    ],
    [
      [80, 0],
      [40, 0],
    ],
  );
  expect(Math.abs((await zoom()) - 100)).toBeLessThan(15);
  expect(await named(ben.page)).toHaveLength(2);
});

test('a shape is drawn and moved by a finger; two that look around let go of nothing that is chosen', async () => {
  await ada.page.getByRole('button', { name: 'Shapes' }).tap();
  await ada.page.getByRole('toolbar', { name: 'Shapes' }).getByRole('button', { name: 'Rectangle' }).tap();
  await touch(ada.page, [
    [-120, 50],
    [-50, 110],
  ]);
  await reads(ben.page, 'the rectangle', (names) => names.includes('Rectangle · Ink'));
  await chosen().waitFor();
  const [x, y] = [await theirs(/^Rectangle/, 'From the left'), await theirs(/^Rectangle/, 'From above')];
  await touch(ada.page, [
    [-85, 80],
    [-25, 0],
  ]);
  await expect.poll(() => theirs(/^Rectangle/, 'From the left'), { timeout: cast.PLENTY }).toBeGreaterThan(x + 30);
  expect(await theirs(/^Rectangle/, 'From above')).toBeLessThan(y - 45);
  await touch(
    ada.page,
    [
      [-120, -150],
      [-120, -150],
    ],
    [
      [-60, -150],
      [-20, -150],
    ],
  );
  expect(await zoom()).toBeGreaterThan(120);
  expect(await chosen().isVisible()).toBe(true);
  // One finger that drags the paper as little; a tap on it does.
  await touch(ada.page, [
    [-120, -150],
    [-80, -110],
  ]);
  expect(await chosen().isVisible()).toBe(true);
  await touch(ada.page, [[-120, -160]]);
  await chosen().waitFor({ state: 'hidden' });
});

test('several are moved together by taps', async () => {
  const before = [await theirs(/^Rectangle/, 'From the left'), await theirs(/^Drawing/, 'From the left')];
  await ada.page.getByRole('button', { name: 'More', exact: true }).tap();
  await ada.page.getByRole('button', { name: 'Select everything' }).tap();
  await ada.page.getByRole('button', { name: 'Arrange' }).tap();
  const right = ada.page.getByRole('button', { name: 'To the right' });
  for (let taps = 0; taps < 3; taps += 1) await right.tap();
  const [rectangle = 0, drawing = 0] = before;
  await expect.poll(() => theirs(/^Rectangle/, 'From the left'), { timeout: cast.PLENTY }).toBe(rectangle + 24);
  expect(await theirs(/^Drawing/, 'From the left')).toBe(drawing + 24);
  expect(await faultsOn(ada.page)).toEqual([]);
  await ada.page.getByRole('button', { name: 'Arrange' }).tap();
});

test('a stroke that is under way is kept when a second finger comes; one that has hardly begun is none', async () => {
  await tool(ada.page, 'Pen').tap();
  const count = (await named(ben.page)).length;
  await touch(ada.page, [[-100, -120]], [[100, -120]]);
  expect(await named(ben.page)).toHaveLength(count);
  await touch(
    ada.page,
    [
      [-100, -120],
      [0, -120],
    ],
    [null, [100, -120]],
  );
  await reads(ben.page, 'one more stroke', (names) => names.length === count + 1);
  for (const person of [ada, ben]) expect(person.problems.seen(noNetwork)).toEqual([]);
});

test('nothing that is shown on the phone breaks the accessibility rules', async () => {
  await tool(ada.page, 'Select').tap();
  expect(await faultsOn(ada.page)).toEqual([]);
});
