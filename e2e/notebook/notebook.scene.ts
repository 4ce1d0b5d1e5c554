/**
 * Ada's and Ben's notebook: pages in a tree, written with the keyboard alone; tables, pictures and names; both write in
 * one paragraph while they are apart; comments, versions, Markdown in and out.
 */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults } from '../story/axe.ts';
import * as cast from '../story/cast.ts';
import { inChapters } from '../story/chapters.ts';
import { makePairByLink } from '../story/pair.ts';
import {
  noNetwork,
  type Person,
  type RecordingProxy,
  type ServerProcess,
  startRecordingProxy,
  startServerProcess,
} from '../support/index.ts';
import { more, newPage, openNotebook, pageTree, paste, text } from './hands.ts';

let server: ServerProcess;
let proxy: RecordingProxy;
let ada: Person;
let ben: Person;

beforeAll(async () => {
  server = await startServerProcess();
  proxy = await startRecordingProxy(server.address);
  ({ ada, ben } = await makePairByLink(proxy.address));
});

inChapters(() => [ada, ben]);

afterAll(async () => {
  await Promise.all([ada, ben].map((person) => person?.close()));
  await proxy?.close();
  await server?.stop();
});

test('pages stand in a tree; keys and a menu move them, and Ben sees the same', async () => {
  const { page } = ada;
  for (const title of ['Plan', 'Letter', 'Interview']) {
    await openNotebook(page);
    await newPage(page, title);
  }
  await openNotebook(page);
  await expect.poll(() => pageTree(page)).toEqual(['Plan', 'Letter', 'Interview']);
  await page
    .locator('.page-tree')
    .getByRole('link', { name: /^Interview/ })
    .focus();
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Alt+ArrowRight');
  await expect.poll(() => pageTree(page)).toEqual(['Plan', '.Interview', 'Letter']);
  // The row that was moved keeps the focus.
  await page.keyboard.press('Alt+ArrowLeft');
  await expect.poll(() => pageTree(page)).toEqual(['Plan', 'Interview', 'Letter']);
  await page.getByRole('button', { name: 'Move “Letter”' }).click();
  await page.getByRole('button', { name: /^Put inside/ }).click();
  await expect.poll(() => pageTree(page)).toEqual(['Plan', 'Interview', '.Letter']);
  await page
    .locator('.page-tree')
    .getByRole('link', { name: /^Letter/ })
    .dragTo(page.locator('.page-tree').getByRole('link', { name: /^Plan/ }), { targetPosition: { x: 90, y: 3 } });
  await expect.poll(() => pageTree(page)).toEqual(['Letter', 'Plan', 'Interview']);
  await openNotebook(ben.page);
  await expect.poll(() => pageTree(ben.page), { timeout: cast.PLENTY }).toEqual(['Letter', 'Plan', 'Interview']);
});

test('[R20] a page is written with the keyboard alone: a template, a table after a slash, a name, a comment', async () => {
  const { page } = ada;
  const { keyboard } = page;
  await page.locator('.page-tree').getByRole('link', { name: /^Plan/ }).focus();
  await keyboard.press('Enter');
  await text(page).waitFor();
  await page.getByRole('button', { name: 'Notes of a session' }).focus();
  await keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Next steps' }).waitFor();
  await page.locator('.page-text:focus').waitFor();
  // The editor takes the focus a frame before it has put the caret where it is to be.
  const isAtEnd = () =>
    page.evaluate(() => {
      const last = document.querySelector('.page-text > :last-child');
      return last?.contains(getSelection()?.anchorNode ?? null) ?? false;
    });
  await expect
    .poll(async () => {
      await keyboard.press('Control+End');
      return isAtEnd();
    })
    .toBe(true);
  // The table above the last line, so that words can stand below it.
  await keyboard.press('Enter');
  await keyboard.press('Enter');
  await keyboard.press('ArrowUp');
  await keyboard.type('/tabl');
  await page.getByRole('option', { name: 'Table', selected: true }).waitFor();
  await keyboard.press('Enter');
  await keyboard.type('Step');
  await keyboard.press('Tab');
  await keyboard.type('When');
  await keyboard.press('Tab');
  await keyboard.press('Tab');
  await keyboard.type('Call');
  await page.keyboard.press('Alt+F10');
  for (let presses = 0; presses < 20; presses += 1) {
    if ((await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))) === 'Take this column away')
      break;
    await keyboard.press('ArrowRight');
  }
  await keyboard.press('Enter');
  await expect.poll(() => text(page).locator('tr').first().locator('th').allTextContents()).toEqual(['When', '']);
  await keyboard.press('Control+z');
  await expect
    .poll(() => text(page).locator('tr').first().locator('th').allTextContents())
    .toEqual(['Step', 'When', '']);
  await keyboard.press('Control+End');
  await keyboard.type('Ask @b');
  await page.getByRole('option', { name: 'Ben', selected: true }).waitFor();
  await keyboard.press('Enter');
  await keyboard.type('about the letter');
  await keyboard.press('Shift+Home');
  await page.locator('.page-bubble').waitFor();
  // As on a French keyboard, whose M is where an English one has its semicolon.
  const devtools = await page.context().newCDPSession(page);
  const m = { key: 'm', code: 'Semicolon', windowsVirtualKeyCode: 77, modifiers: 3 };
  await devtools.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...m });
  await devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', ...m });
  await page.locator('.page-say textarea:focus').waitFor();
  await keyboard.type('Before Thursday?');
  await keyboard.press('Enter');
  await page.getByRole('complementary', { name: 'Comments' }).getByText('Before Thursday?').waitFor();
  await keyboard.press('Escape');
  await page.locator('.page-remark').first().waitFor();

  await ben.page.locator('.page-tree').getByRole('link', { name: /^Plan/ }).click();
  await text(ben.page).locator('.page-mention-me').waitFor({ timeout: cast.PLENTY });
  await expect.poll(() => text(ben.page).locator('th').allTextContents()).toEqual(['Step', 'When', '']);
});

test('[S49] Ben answers and settles; the words go, and what was said of them stays', async () => {
  await ben.page.locator('.page-remark').first().click({ timeout: cast.PLENTY });
  const beside = ben.page.getByRole('complementary', { name: 'Comments' });
  await beside.getByRole('textbox', { name: 'Your answer' }).fill('Yes, on Wednesday.');
  await ben.page.keyboard.press('Enter');
  await more(ada.page, 'Comments');
  const hers = ada.page.getByRole('complementary', { name: 'Comments' });
  await hers.getByText('Yes, on Wednesday.').waitFor({ timeout: cast.PLENTY });
  // Three presses choose all of it, also where it stands on several lines.
  await text(ada.page).locator('.page-remark').first().click({ clickCount: 3 });
  await ada.page.locator('.page-bubble').waitFor();
  await ada.page.keyboard.press('Backspace');
  await hers.getByText('These words are not in the page any more.').waitFor();
  await beside.getByRole('button', { name: 'Settle', exact: true }).click();
  await hers.getByRole('button', { name: 'Settled: 1' }).click({ timeout: cast.PLENTY });
  await hers.getByText('Settled by Ben').waitFor();
  await hers.getByRole('button', { name: 'Close the comments' }).click();
  await beside.getByRole('button', { name: 'Close the comments' }).click();
});

test('both write in the same paragraph, and add a row and a column, while they are apart: it merges and comes to rest', async () => {
  await text(ada.page).click();
  await ada.page.keyboard.press('Control+End');
  await ada.page.keyboard.type('a shared sentence');
  await text(ben.page).getByText('a shared sentence').waitFor({ timeout: cast.PLENTY });
  await cast.waitForKept(ben.page);
  await ben.setOffline(true);
  await ben.page.reload();
  await text(ben.page).getByText('a shared sentence').click();
  await ben.page.keyboard.press('End');
  await ben.page.keyboard.type(', says Ben');
  await text(ben.page).locator('th').first().click();
  await ben.page.getByRole('button', { name: 'Add a column' }).click();
  await server.restart();
  await text(ada.page).getByText('a shared sentence').click();
  await ada.page.keyboard.press('Home');
  await ada.page.keyboard.type('Ada says: ');
  await text(ada.page).locator('td').first().click();
  await ada.page.getByRole('button', { name: 'Add a row' }).click();
  await ben.setOffline(false);
  await Promise.all([ada, ben].map((person) => cast.waitForDirect(person.page)));
  for (const { page } of [ada, ben]) {
    await text(page).getByText('Ada says: a shared sentence, says Ben').waitFor({ timeout: cast.PLENTY });
    await expect.poll(() => text(page).locator('tr').count(), { timeout: cast.PLENTY }).toBe(4);
    await expect.poll(() => text(page).locator('tr').first().locator('th').count()).toBe(4);
  }
  const cells = ({ page }: Person) =>
    text(page)
      .locator('tr')
      .evaluateAll((rows) => rows.map((row) => row.children.length));
  expect(await cells(ada)).toEqual(await cells(ben));
  expect(Math.max(...(await cells(ada)))).toBe(4);
});

// That what a camera wrote into it goes: e2e/life/media.scene.ts and e2e/files.
test('a picture comes in small, with words; Ben is given it', async () => {
  await text(ada.page).click();
  await ada.page.keyboard.press('Control+End');
  await ada.page.keyboard.press('Enter');
  const chosen = ada.page.waitForEvent('filechooser');
  await ada.page.getByRole('button', { name: 'Insert', exact: true }).click();
  await ada.page.getByRole('dialog', { name: 'Insert' }).getByRole('button', { name: 'Picture' }).click();
  const picture = await ada.page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [2_000, 1_000];
    const context = canvas.getContext('2d');
    for (let at = 0; at < 400; at += 1) {
      if (context) context.fillStyle = `hsl(${at * 7} 70% 50%)`;
      context?.fillRect((at * 97) % 2_000, (at * 61) % 1_000, 90, 60);
    }
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
    return [...new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0))];
  });
  await (await chosen).setFiles({ name: 'at home.png', mimeType: 'image/png', buffer: Buffer.from(picture) });
  await ada.page.getByRole('textbox', { name: 'In a few words' }).fill('Coloured squares');
  await ada.page.keyboard.press('Enter');
  for (const { page } of [ada, ben]) {
    const drawn = text(page).getByRole('img', { name: 'Coloured squares' });
    await drawn.waitFor({ timeout: cast.PLENTY });
    await expect.poll(() => drawn.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(1_280);
  }
});

test('Markdown is pasted as what it means, found in the page, saved, and brought in again equal', async () => {
  const { page } = ada;
  await openNotebook(page);
  await newPage(page, 'Sources');
  await text(page).click();
  await paste(
    page,
    '## Books\n\n- **one**\n  - two\n- [ ] read it\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> said\n\n```\ncode\n```\n',
  );
  await text(page).getByRole('heading', { name: 'Books' }).waitFor();
  await page.keyboard.press('Control+f');
  await page.locator('.page-find input:focus').waitFor();
  await page.keyboard.type('tWÖ');
  await page.locator('.page-hit-here').waitFor();
  await page.locator('.page-find').getByText('1 of 1').waitFor();
  await page.keyboard.press('Escape');
  const saved = page.waitForEvent('download');
  await more(page, 'Save as Markdown');
  const file = await (await saved).path();
  const markdown = await readFile(file, 'utf8');
  const before = await text(page).textContent();
  await openNotebook(page);
  await page
    .getByLabel('Markdown file')
    .setInputFiles({ name: 'x.md', mimeType: 'text/markdown', buffer: Buffer.from(markdown) });
  await text(page).getByRole('heading', { name: 'Books' }).waitFor();
  expect(await page.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('Sources');
  expect(await text(page).textContent()).toBe(before);
  await openNotebook(page);
  await page
    .getByLabel('Markdown file')
    .setInputFiles({ name: 'x.md', mimeType: 'text/markdown', buffer: Buffer.from([137, 80, 78, 71, 0]) });
  await page.getByRole('alert').getByText('This file is not a text', { exact: false }).waitFor();
});

test('[S40] an earlier version is compared word by word and brought back, for Ben too; an undo takes it back', async () => {
  const { page } = ada;
  await openNotebook(page);
  await page
    .locator('.page-tree')
    .getByRole('link', { name: /^Letter/ })
    .click();
  await text(page).click();
  await page.keyboard.type('The first words of it');
  await cast.waitForKept(page);
  // Leaving the page keeps it as it is.
  await openNotebook(page);
  await page
    .locator('.page-tree')
    .getByRole('link', { name: /^Letter/ })
    .click();
  await text(page).getByText('first words').dblclick();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+Shift+End');
  await page.keyboard.type('The last words of it');
  await more(page, 'Earlier versions');
  const dialog = page.getByRole('dialog', { name: 'Earlier versions' });
  await dialog.locator('del').getByText('first').waitFor({ timeout: cast.PLENTY });
  await dialog.locator('ins').getByText('last').waitFor();
  await dialog.getByRole('button', { name: 'Bring this version back' }).click();
  await text(page).getByText('The first words of it').waitFor();
  await openNotebook(ben.page);
  await ben.page
    .locator('.page-tree')
    .getByRole('link', { name: /^Letter/ })
    .click();
  await text(ben.page).getByText('The first words of it').waitFor({ timeout: cast.PLENTY });
  await page.keyboard.press('Control+z');
  await text(page).getByText('The last words of it').waitFor();
  await text(ben.page).getByText('The last words of it').waitFor({ timeout: cast.PLENTY });
});

test('both write in one page, by turns in one line, and each undoes by the keyboard what is theirs alone', async () => {
  const line = async (person: Person): Promise<string> => (await cast.readPage(person.page)).trim();
  const reads = async (words: string): Promise<void> => {
    for (const each of [ada, ben]) await expect.poll(() => line(each), { timeout: cast.PLENTY }).toBe(words);
  };
  const press = async (person: Person, keys: string, words: string): Promise<void> => {
    await person.page.keyboard.press(keys);
    await reads(words);
  };
  for (const { page } of [ada, ben]) {
    await openNotebook(page);
    await page
      .locator('.page-tree')
      .getByRole('link', { name: /^Interview/ })
      .click();
    await text(page).click();
  }
  const said = ['Ada begins,', ' Ben answers,', ' Ada asks,', ' Ben tells.'];
  for (const [at, words] of said.entries()) {
    const { page } = at % 2 === 0 ? ada : ben;
    await page.keyboard.press('Control+End');
    await page.keyboard.type(words);
    await reads(said.slice(0, at + 1).join(''));
  }
  // Neither is the last one's to take back: each goes back over their own, the other's words between them stay.
  await press(ada, 'Control+z', 'Ada begins, Ben answers, Ben tells.');
  await press(ben, 'Control+z', 'Ada begins, Ben answers,');
  await press(ada, 'Control+z', 'Ben answers,');
  // At its end, and by both at once: what Ben writes meanwhile is no part of what Ada undoes or does again.
  await ben.page.keyboard.press('Control+End');
  await ben.page.keyboard.type(' and writes on');
  await press(ada, 'Control+Shift+z', 'Ada begins, Ben answers, and writes on');
  await Promise.all([ada.page.keyboard.press('Control+z'), ben.page.keyboard.press('Control+z')]);
  await reads('Ben answers,');
  await press(ben, 'Control+z', '');
  // Nothing of Ben's is left for him, and nothing of Ada's is his.
  await press(ben, 'Control+z', '');
  await press(ada, 'Control+y', 'Ada begins,');
});

test('[R23] what Ben writes above and in the title moves neither the lines under Ada’s hands nor her caret', async () => {
  const { page } = ada;
  await openNotebook(page);
  await newPage(page, 'Long');
  await text(page).click();
  await paste(page, `${Array.from({ length: 60 }, (_, at) => `Line ${at} of many`).join('\n\n')}\n\n- end\n`);
  const line = text(page).getByText('Line 50 of many');
  await line.click();
  await page.keyboard.press('End');
  const top = () => line.evaluate((element) => Math.round(element.getBoundingClientRect().top));
  const before = await top();
  await openNotebook(ben.page);
  await ben.page.locator('.page-tree').getByRole('link', { name: /^Long/ }).click({ timeout: cast.PLENTY });
  await text(ben.page).getByText('Line 2 of many').click();
  await ben.page.keyboard.press('End');
  for (const words of ['First', 'Second', 'Third']) {
    await ben.page.keyboard.press('Enter');
    await ben.page.keyboard.type(`${words}, by Ben`);
  }
  await text(page).getByText('Third, by Ben').waitFor({ state: 'attached', timeout: cast.PLENTY });
  expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(1);
  await page.keyboard.type(', and here');
  await text(ben.page).getByText('Line 50 of many, and here').waitFor({ timeout: cast.PLENTY });

  const title = (person: Person) => person.page.getByRole('textbox', { name: 'Title' });
  await title(ada).press('Home');
  await title(ben).press('End');
  await ben.page.keyboard.type(' list');
  await expect.poll(() => title(ada).inputValue()).toBe('Long list');
  await page.keyboard.type('A ');
  await expect.poll(() => title(ben).inputValue()).toBe('A Long list');
  await title(ada).fill('Long');
});

test('a page that was deleted is taken back by the keyboard, where it was and with its words, and Ben sees it go and come', async () => {
  const pages = async (titles: readonly string[]): Promise<void> => {
    for (const { page } of [ada, ben])
      await expect.poll(() => pageTree(page), { timeout: cast.PLENTY }).toEqual(titles);
  };
  for (const { page } of [ada, ben]) await openNotebook(page);
  const [first = '', ...rest] = await pageTree(ada.page);
  expect(first).toBe('Letter');
  await ada.page
    .locator('.page-tree')
    .getByRole('link', { name: /^Letter/ })
    .click();
  await text(ada.page).getByText('The last words of it').waitFor();
  await cast.deletePage(ada.page);
  await pages(rest);
  await ada.page.keyboard.press('Control+z');
  await pages([first, ...rest]);
  await ben.page
    .locator('.page-tree')
    .getByRole('link', { name: /^Letter/ })
    .click();
  await text(ben.page).getByText('The last words of it').waitFor({ timeout: cast.PLENTY });
  // Done again while Ben reads it: it is Ben who brings it back.
  await ada.page.getByRole('button', { name: 'Do it again' }).click();
  await ben.page.getByRole('button', { name: 'Bring back Letter' }).click({ timeout: cast.PLENTY });
  await text(ben.page).getByText('The last words of it').waitFor({ timeout: cast.PLENTY });
  await openNotebook(ben.page);
  await pages([first, ...rest]);
  await ben.page.getByRole('button', { name: 'Undo my last change' }).click();
  await pages(rest);
  await ben.page.keyboard.press('Control+Shift+z');
  await pages([first, ...rest]);
});

test('every view of the notebook passes axe, light and dark, wide and narrow; nothing went wrong behind the screens', async () => {
  await openNotebook(ben.page);
  const list = new URL(ben.page.url()).pathname;
  await ben.page.locator('.page-tree').getByRole('link', { name: /^Plan/ }).click();
  await text(ben.page).waitFor();
  const plan = new URL(ben.page.url()).pathname;
  expect(await axeFaults(ben.page, proxy.address, [list, plan])).toEqual([]);
  for (const person of [ada, ben]) {
    expect(person.problems.seen(noNetwork)).toEqual([]);
    expect(person.problems.foreign(proxy.address)).toEqual([]);
  }
});
