/** The notebook on two small phones, by thumb alone: a template, a table, a task, a comment; and what it is on paper. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { widerThanTheScreen } from '../agenda/hands.ts';
import { faultsOn } from '../story/axe.ts';
import * as cast from '../story/cast.ts';
import { inChapters } from '../story/chapters.ts';
import { makePairByLink } from '../story/pair.ts';
import { noNetwork, type Person, type ServerProcess, startServerProcess } from '../support/index.ts';
import { newPage, openNotebook, pageTree, paste, text } from './hands.ts';

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

test('[S36] [F38] Ada begins from a template, puts a table and a heading into it, and ticks a task that Ben sees ticked', async () => {
  const { page } = ada;
  await openNotebook(page);
  await newPage(page, 'First talk');
  await page.getByRole('button', { name: 'First meeting' }).tap();
  await page.getByRole('heading', { name: 'How we work together' }).waitFor();
  await page.getByRole('button', { name: 'Insert', exact: true }).tap();
  await page.getByRole('dialog', { name: 'Insert' }).getByRole('button', { name: 'Table' }).tap();
  await text(page).locator('table').first().waitFor();
  const rows = await text(page).locator('tr').count();
  await page.getByRole('button', { name: 'Add a row' }).tap();
  await expect.poll(() => text(page).locator('tr').count()).toBe(rows + 1);
  await text(page).getByText('One small step each', { exact: true }).tap();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('/');
  await page.getByRole('option', { name: 'Heading', exact: true }).tap();
  await page.keyboard.type('By slash');
  await text(page).getByRole('heading', { name: 'By slash' }).waitFor();
  await text(page).locator('input[type=checkbox]').first().tap();
  await openNotebook(ben.page);
  await ben.page
    .locator('.page-tree')
    .getByRole('link', { name: /^First talk/ })
    .tap({ timeout: cast.PLENTY });
  await expect.poll(() => text(ben.page).locator('input[type=checkbox]').first().isChecked()).toBe(true);
  expect(await widerThanTheScreen(page)).toEqual([]);
  expect(await faultsOn(page)).toEqual([]);
});

test('Ada comments on words she has chosen; Ben answers and settles', async () => {
  const { page } = ada;
  await openNotebook(page);
  await newPage(page, 'Words');
  await text(page).tap();
  await page.keyboard.type('Words to speak of');
  await text(page)
    .getByText('Words to speak of')
    .dblclick({ position: { x: 20, y: 8 } });
  await page.locator('.page-bubble').getByRole('button', { name: 'Comment on these words' }).tap();
  await page.locator('.page-say textarea').fill('So?');
  await page.keyboard.press('Enter');
  await page.getByText('So?').first().waitFor();
  // Over the way to anywhere else while it is open.
  await page.getByRole('button', { name: 'Close the comments' }).tap();
  await openNotebook(ben.page);
  await ben.page
    .locator('.page-tree')
    .getByRole('link', { name: /^Words/ })
    .tap({ timeout: cast.PLENTY });
  await ben.page.locator('.page-remark').first().tap({ timeout: cast.PLENTY });
  const beside = ben.page.getByRole('complementary', { name: 'Comments' });
  await beside.getByRole('textbox', { name: 'Your answer' }).fill('Yes.');
  await ben.page.keyboard.press('Enter');
  await beside.getByRole('button', { name: 'Settle', exact: true }).tap();
  await beside.getByRole('button', { name: 'Settled: 1' }).waitFor();
  await beside.getByRole('button', { name: 'Close the comments' }).tap();
});

test('a page is moved by its menu', async () => {
  const { page } = ada;
  await openNotebook(page);
  await expect.poll(() => pageTree(page)).toEqual(['First talk', 'Words']);
  await page.getByRole('button', { name: 'Move “Words”' }).tap();
  await page.getByRole('button', { name: 'Move up' }).tap();
  await expect.poll(() => pageTree(page)).toEqual(['Words', 'First talk']);
});

test('[R23] Ben reads; what Ada writes above leaves the lines where they are before his eyes', async () => {
  await newPage(ada.page, 'Read');
  await text(ada.page).tap();
  await paste(ada.page, `${Array.from({ length: 60 }, (_, at) => `Line ${at} of many`).join('\n\n')}\n\n- end\n`);
  await openNotebook(ben.page);
  await ben.page.locator('.page-tree').getByRole('link', { name: /^Read/ }).tap({ timeout: cast.PLENTY });
  const line = text(ben.page).getByText('Line 40 of many');
  await line.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const top = () => line.evaluate((element) => Math.round(element.getBoundingClientRect().top));
  const before = await top();
  await text(ada.page).getByText('Line 2 of many').tap();
  await ada.page.keyboard.press('End');
  for (const words of ['First', 'Second', 'Third']) {
    await ada.page.keyboard.press('Enter');
    await ada.page.keyboard.type(`${words}, by Ada`);
  }
  await text(ben.page).getByText('Third, by Ada').waitFor({ state: 'attached', timeout: cast.PLENTY });
  expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(1);
  await openNotebook(ada.page);
});

test('on paper a long page is all there, over several sheets, and nothing but the page', async () => {
  const { page } = ada;
  await newPage(page, 'Long');
  await text(page).tap();
  await paste(
    page,
    `${Array.from({ length: 400 }, (_, at) => `Paragraph ${at} of a long page`).join('\n\n')}\n\n- end\n`,
  );
  await text(page).getByText('Paragraph 399 of').waitFor();
  await page.emulateMedia({ media: 'print' });
  const shown = await page
    .locator('button, nav, [role=toolbar]')
    .evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => one.outerHTML.slice(0, 120)));
  expect(shown).toEqual([]);
  const pdf = await page.pdf();
  await page.emulateMedia({ media: null });
  const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g) ?? [];
  expect(sheets.length).toBeGreaterThan(5);
  for (const person of [ada, ben]) expect(person.problems.seen(noNetwork)).toEqual([]);
});
