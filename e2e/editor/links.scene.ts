/** What is typed or pasted becomes a link when it is an address: TipTap's Link, over our own finder of addresses. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchPerson, type Person, type ServerProcess, startServerProcess } from '../support/index.ts';

let server: ServerProcess;
let ada: Person;

beforeAll(async () => {
  server = await startServerProcess();
  ada = await launchPerson('ada');
});

afterAll(async () => {
  await ada?.close();
  await server?.stop();
});

it('an address becomes a link with the space after it, another word does not; a pasted one is put on the words chosen', async () => {
  const { page } = ada;
  await page.goto(server.address);
  await page.getByRole('button', { name: 'Write a first note' }).click();
  const note = page.getByRole('textbox', { name: 'Note', exact: true });
  await note.click();
  const links = () =>
    note.locator('a').evaluateAll((all) => all.map((each) => [each.textContent, each.getAttribute('href')]));

  await page.keyboard.type('See example.org or (https://a.example/b_(c)) and not app.js nor done.It then ');
  await expect.poll(links).toEqual([
    ['example.org', 'https://example.org'],
    ['https://a.example/b_(c)', 'https://a.example/b_(c)'],
  ]);

  await page.keyboard.type('read');
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await note.evaluate((element) => {
    const data = new DataTransfer();
    data.setData('text/plain', 'https://read.example/me');
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect.poll(async () => (await links()).at(-1)).toEqual(['read', 'https://read.example/me']);
});
