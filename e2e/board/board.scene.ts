/**
 * Ada and Ben at one board: a stroke that is seen while it is drawn and lands once, shapes moved and coloured apart,
 * each one's own undo, the same from the keyboard alone, and what can be taken along.
 */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults } from '../story/axe.ts';
import * as cast from '../story/cast.ts';
import { inChapters } from '../story/chapters.ts';
import { makePairByLink } from '../story/pair.ts';
import { noNetwork, type Person, type ServerProcess, startServerProcess, waitFor } from '../support/index.ts';
import { choose, draw, goToBoard, list, moving, named, openList, paper, place, reads, tabTo, tool } from './hands.ts';

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

test('[S23] a stroke is seen while it is drawn, and lands once', async () => {
  for (const { page } of [ada, ben]) {
    await goToBoard(page);
    await page.getByRole('heading', { name: 'Room to think together' }).waitFor();
  }
  await ben.page.getByText('With Ada', { exact: true }).waitFor();
  await paper(ada.page).focus();
  const before = await moving(ben.page);
  await draw(
    ada.page,
    [
      [-120, -60],
      [-40, 40],
      [60, -50],
      [140, 30],
    ],
    false,
  );
  // Ada's hand is still on it. Her name and pointer are some hundred pixels; the stroke is much more.
  await waitFor('Ben sees the stroke grow', async () => (await moving(ben.page)) > before + 2_000);
  await openList(ben.page);
  expect(await named(ben.page)).toEqual([]);
  await ada.page.mouse.up();
  await reads(ben.page, 'the stroke has landed', (names) => names.length === 1 && names[0] === 'Drawing · Ink');
  await cast.visible(ada.page.getByText('Delivered', { exact: true })).waitFor({ timeout: cast.PLENTY });
});

test('each undoes their own, and nothing of the other', async () => {
  await tool(ada.page, 'Rectangle').click();
  await draw(ada.page, [
    [-150, 80],
    [-50, 140],
  ]);
  await reads(ben.page, 'the rectangle', (names) => names.includes('Rectangle · Ink'));
  await tool(ben.page, 'Note').click();
  await draw(ben.page, [[-200, -100]]);
  await ben.page.getByRole('textbox', { name: 'Words of the note' }).fill('Ask about the internship');
  await ben.page.keyboard.press('Escape');
  await openList(ada.page);
  await reads(ada.page, 'Ben’s note', (names) => names.some((name) => name.includes('internship')));
  await ada.page.getByRole('button', { name: 'Undo' }).click();
  await reads(ben.page, 'the rectangle is gone, the note is not', (names) => names.length === 2);
  expect((await named(ben.page)).join()).toContain('Ask about the internship');
  await ada.page.getByRole('button', { name: 'Redo' }).click();
  await reads(ben.page, 'the rectangle is back', (names) => names.includes('Rectangle · Ink'));
});

test('apart, one moves a shape and the other colours it, both write on one note: it all comes together', async () => {
  await ben.setOffline(true);
  await ben.page.reload();
  await goToBoard(ben.page);
  await openList(ben.page);
  await choose(ben.page, /Rectangle/);
  await ben.page.getByRole('toolbar', { name: 'Colour' }).getByRole('button', { name: 'Blue' }).click();
  await choose(ben.page, /internship/);
  await list(ben.page).press('Enter');
  await ben.page.getByRole('textbox', { name: 'Words of the note' }).fill('Ask about the internship on Monday');
  await ben.page.keyboard.press('Escape');

  await choose(ada.page, /Rectangle/);
  await place(ada.page, 'From the left').fill('320');
  await choose(ada.page, /internship/);
  await list(ada.page).press('Enter');
  await ada.page.getByRole('textbox', { name: 'Words of the note' }).fill('Please! Ask about the internship');
  await ada.page.keyboard.press('Escape');
  // The stroke goes here; there Ben draws on.
  await choose(ada.page, /Drawing/);
  await list(ada.page).press('Delete');

  await ben.setOffline(false);
  for (const { page } of [ada, ben]) {
    await reads(page, 'what both did', (names) => {
      const all = names.join();
      return (
        all.includes('Please! Ask about the internship on Monday') &&
        all.includes('Rectangle · Blue') &&
        !all.includes('Drawing')
      );
    });
    await choose(page, /Rectangle/);
    await expect.poll(() => place(page, 'From the left').inputValue()).toBe('320');
  }
});

test('[R23] while Ada writes in the middle of a note, Ben’s words at its end leave her caret where it is', async () => {
  const field = ({ page }: Person) => page.getByRole('textbox', { name: 'Words of the note' });
  for (const { page } of [ada, ben]) {
    await choose(page, /internship/);
    await list(page).press('Enter');
    await page.locator('textarea.board-words:focus').waitFor();
  }
  await ada.page.keyboard.press('ControlOrMeta+Home');
  await ben.page.keyboard.press('ControlOrMeta+End');
  await ben.page.keyboard.type(', at nine');
  await expect.poll(() => field(ada).inputValue()).toContain('at nine');
  await ada.page.keyboard.type('Now: ');
  for (const person of [ada, ben])
    await expect
      .poll(() => field(person).inputValue())
      .toBe('Now: Please! Ask about the internship on Monday, at nine');
  for (const { page } of [ada, ben]) {
    await page.keyboard.press('Escape');
    await choose(page, /Rectangle/);
  }
});

test('[R20] [R22] from the keyboard alone: made, written in, moved, listed, removed, brought back', async () => {
  const { page } = ben;
  const { keyboard } = page;
  await keyboard.press('Escape');
  await paper(page).focus();
  await keyboard.press('n');
  await keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Words of the note' }).waitFor();
  await keyboard.type('By keys');
  await keyboard.press('Escape');
  await keyboard.press('Shift+ArrowDown');
  await keyboard.press('ArrowRight');
  await keyboard.press('Shift+Tab');
  const reached = await waitFor('the list is opened by Tab and Enter', async () => {
    const name = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    if (name === 'List of the board') return true;
    await keyboard.press(name === 'Show everything' || name === 'Farther' || name === 'Nearer' ? 'ArrowRight' : 'Tab');
    return false;
  });
  expect(reached).toBe(true);
  await keyboard.press('Enter');
  await waitFor('the list has the focus', () => list(page).evaluate((element) => element === document.activeElement));
  await keyboard.press('End');
  await reads(ada.page, 'the note', (names) => names.some((name) => name.includes('By keys')));
  await list(page)
    .getByRole('option', { name: /By keys/, selected: true })
    .waitFor();
  const before = Number(await place(page, 'From the left').inputValue());
  await keyboard.press('Alt+ArrowRight');
  await expect.poll(async () => Number(await place(page, 'From the left').inputValue())).toBe(before + 8);
  await keyboard.press('Delete');
  await reads(ada.page, 'it is gone', (names) => !names.some((name) => name.includes('By keys')));
  await keyboard.press('Escape');
  await keyboard.press('ControlOrMeta+z');
  await reads(ada.page, 'it is back', (names) => names.some((name) => name.includes('By keys')));
});

test('[R22] several things are moved and laid before others by keys, from the top of the page', async () => {
  const { page } = ben;
  const { keyboard } = page;
  /** Where Ada sees two of them. */
  const seen = async (): Promise<number[]> => {
    const all: number[] = [];
    for (const name of [/Rectangle/, /By keys/]) {
      await choose(ada.page, name);
      for (const field of ['From the left', 'From above']) all.push(Number(await place(ada.page, field).inputValue()));
    }
    return all;
  };
  const moved = (from: readonly number[], dx: number, dy: number): number[] =>
    from.map((value, at) => value + (at % 2 === 0 ? dx : dy));
  const first = await seen();
  await page.reload();
  await tool(page, 'Pen').waitFor();
  await tabTo(page, 'Board');
  await keyboard.press('ControlOrMeta+a');
  await keyboard.press('ArrowRight');
  await keyboard.press('Shift+ArrowDown');
  await expect.poll(seen, { timeout: cast.PLENTY }).toEqual(moved(first, 8, 64));
  await tabTo(page, 'List of the board');
  await keyboard.press('Enter');
  await waitFor('the list has the focus', () => list(page).evaluate((element) => element === document.activeElement));
  await keyboard.press('ControlOrMeta+a');
  await keyboard.press('Alt+Shift+ArrowRight');
  await expect.poll(seen, { timeout: cast.PLENTY }).toEqual(moved(first, 72, 64));
  // As a number: all of them go as far as the leftmost does.
  await tabTo(page, 'From the left');
  const left = Number(await place(page, 'From the left').inputValue());
  await keyboard.press('ControlOrMeta+a');
  await keyboard.type(String(left - 100));
  await expect.poll(seen, { timeout: cast.PLENTY }).toEqual(moved(first, -28, 64));

  await keyboard.press('Shift+Tab');
  await keyboard.press('Shift+Tab');
  await keyboard.press('End');
  await list(page)
    .getByRole('option', { name: /By keys/, selected: true })
    .waitFor();
  const isAbove = async (): Promise<boolean> => {
    const svg = await drawingOf(ada.page);
    return svg.indexOf('By keys') > svg.indexOf('internship');
  };
  expect(await isAbove()).toBe(true);
  await keyboard.press('ControlOrMeta+Shift+[');
  await expect.poll(isAbove, { timeout: cast.PLENTY }).toBe(false);
  await keyboard.press('ControlOrMeta+]');
  await keyboard.press('ControlOrMeta+]');
  await expect.poll(isAbove, { timeout: cast.PLENTY }).toBe(true);
});

async function drawingOf(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'More' }).click();
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a drawing (SVG)' }).click();
  return readFileSync(await (await waiting).path(), 'utf8');
}

test('is taken along as a drawing that keeps its words', async () => {
  const svg = await drawingOf(ada.page);
  expect(svg).toContain('<svg');
  // In lines as they stand on the note.
  expect(svg.replace(/<\/tspan><tspan[^>]*>/g, ' ')).toContain('internship on Monday');
});

test('[R20] a full and an empty board pass the accessibility rules', async () => {
  const path = new URL(ada.page.url()).pathname;
  expect(await axeFaults(ada.page, server.address, [path])).toEqual([]);
  for (const person of [ada, ben]) expect(person.problems.seen(noNetwork)).toEqual([]);
});
