/** The first screen stands before the app is there, and what is done on it meanwhile is not lost. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { writeFirstNote } from '../story/cast.ts';
import { launchPerson, type Person, type ServerProcess, startServerProcess } from '../support/index.ts';

let server: ServerProcess;
let newcomer: Person;

beforeAll(async () => {
  server = await startServerProcess();
});
afterAll(async () => {
  await server?.stop();
});
beforeEach(async () => {
  newcomer = await launchPerson('newcomer', { viewport: 'phone' });
});
afterEach(async () => {
  const seen = newcomer.problems.seen();
  await newcomer.close();
  expect(seen).toEqual([]);
});

/** No module of the app comes until it is let through. */
async function holdApp(page: Page): Promise<() => void> {
  let letThrough: () => void = () => undefined;
  const through = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route(/\/assets\/[^/]*\.js$/, (route) => through.then(() => route.continue()));
  return letThrough;
}
const isEarly = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.getElementById('root')?.dataset.early !== undefined);
const taken = (page: Page) =>
  page.waitForFunction(() => {
    const root = document.getElementById('root');
    return root?.hasChildNodes() && root.dataset.early === undefined;
  });

it('[R1] [R2] it is drawn from the page, and a note that is asked for then begins once it can', async () => {
  const { page } = newcomer;
  const letThrough = await holdApp(page);
  await page.goto(server.address, { waitUntil: 'commit' });
  const write = page.getByRole('button', { name: 'Write a first note' });
  await write.click();
  expect(await isEarly(page)).toBe(true);
  expect(await write.getAttribute('aria-busy')).toBe('true');
  const before = await page.locator('.start').boundingBox();
  letThrough();
  await page.waitForURL(/\/note\//);
  await page.locator('[contenteditable=true]').waitFor();
  expect(before?.height).toBeGreaterThan(0);
});

it('the app draws the same screen in its place: nothing moves, and the focus stays', async () => {
  const { page } = newcomer;
  const letThrough = await holdApp(page);
  await page.goto(server.address, { waitUntil: 'commit' });
  await page.getByRole('button', { name: 'Write a first note' }).waitFor();
  const drawn = () =>
    page.locator('#root').evaluate((root) => [
      // Which of its choices a select shows is no attribute of React's.
      root.querySelector('.start')?.outerHTML.replace(' selected=""', ''),
      [...root.querySelectorAll('a, button, select, h1, p')].map((each) => {
        const { x, y, width, height } = each.getBoundingClientRect();
        return [x, y, width, height];
      }),
    ]);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  expect(await isEarly(page)).toBe(true);
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  const [early, reached] = [await drawn(), await focused()];
  expect(reached).toBe('Write a first note');
  letThrough();
  await taken(page);
  expect([await drawn(), await focused()]).toEqual([early, reached]);
});

it('another language that is chosen then is spoken, and a door that is pressed opens', async () => {
  const { page } = newcomer;
  const letThrough = await holdApp(page);
  await page.goto(server.address, { waitUntil: 'commit' });
  await page.getByRole('combobox').selectOption('fr');
  await page.getByRole('link', { name: 'I want to invite someone' }).click();
  expect(new URL(page.url()).pathname).toBe('/');
  letThrough();
  await page.waitForURL(/\/invite$/);
  await page.locator('html[lang=fr]').waitFor();
});

it('in every language the page has its own', async () => {
  const { page } = newcomer;
  await page.goto(server.address);
  const languages = await page
    .locator('template')
    .evaluateAll((all) => all.map((each) => each.getAttribute('lang')).sort());
  expect(languages).toEqual(['ar', 'en', 'es', 'fr', 'pt', 'sw']);
  const headings = await page
    .locator('template')
    .evaluateAll((all) =>
      all.map((each) => (each instanceof HTMLTemplateElement ? each.content.querySelector('h1')?.textContent : '')),
    );
  expect(new Set(headings).size).toBe(6);
});

it('who opens another address, who sees the demo and who has begun is not shown it', async () => {
  const { page } = newcomer;
  await page.addInitScript(() => {
    new MutationObserver(() => {
      const isEarly = document.getElementById('root')?.dataset.early !== undefined;
      if (isEarly) sessionStorage.setItem('was early', window.location.href);
    }).observe(document, { attributes: true, childList: true, subtree: true });
  });
  const wasEarly = () => page.evaluate(() => sessionStorage.getItem('was early'));
  await page.goto(`${server.address}/settings`);
  await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
  await page.goto(`${server.address}/?demo`);
  await page.locator('#root *').first().waitFor();
  expect(await wasEarly()).toBeNull();
  await page.goto(server.address);
  await writeFirstNote(page, 'A word.');
  await page.evaluate(() => sessionStorage.removeItem('was early'));
  await page.goto(server.address);
  await page.getByRole('link', { name: 'Untitled' }).filter({ visible: true }).first().waitFor();
  expect(await wasEarly()).toBeNull();
});
