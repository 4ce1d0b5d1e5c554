/** What becomes of what is pasted: links, and words that come from other programs. What is typed becomes a link too. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchPerson, type Person, type ServerProcess, startServerProcess } from '../support/index.ts';

let server: ServerProcess;
let ada: Person;

beforeAll(async () => {
  server = await startServerProcess();
  ada = await launchPerson('ada');
  await ada.page.goto(server.address);
  await ada.page.getByRole('button', { name: 'Write a first note' }).click();
  await note().click();
});

afterAll(async () => {
  await ada?.close();
  await server?.stop();
});

const note = () => ada.page.getByRole('textbox', { name: 'Note', exact: true });

/** As a browser pastes: through the clipboard's own event. */
const paste = (kinds: Readonly<Record<string, string>>): Promise<void> =>
  note().evaluate((element, given) => {
    const data = new DataTransfer();
    for (const [kind, words] of Object.entries(given)) data.setData(kind, words);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, kinds);

it('an address becomes a link with the space after it, another word does not; a pasted one is put on the words chosen', async () => {
  const { page } = ada;
  const links = () =>
    note()
      .locator('a')
      .evaluateAll((all) => all.map((each) => [each.textContent, each.getAttribute('href')]));

  await page.keyboard.type('See example.org or (https://a.example/b_(c)) and not app.js nor done.It then ');
  await expect.poll(links).toEqual([
    ['example.org', 'https://example.org'],
    ['https://a.example/b_(c)', 'https://a.example/b_(c)'],
  ]);

  await page.keyboard.type('read');
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await paste({ 'text/plain': 'https://read.example/me' });
  await expect.poll(async () => (await links()).at(-1)).toEqual(['read', 'https://read.example/me']);
});

it('what is bold or slanted in another program is so here, whether by a tag or by a style; and nothing else is', async () => {
  await ada.page.keyboard.press('ControlOrMeta+a');
  // As Google's documents are copied.
  await paste({
    'text/html':
      '<meta charset="utf-8"><b style="font-weight:normal;"><p style="color:red"><span style="font-weight:400">Plain, </span><span style="font-weight:700">bold</span><span style="font-style:italic"> and slanted</span>, <a href="https://a.example"><span style="text-decoration:underline">a link</span></a></p></b>',
  });
  const marked = (tag: string) => note().locator(tag).allTextContents();
  await expect.poll(() => note().textContent()).toBe('Plain, bold and slanted, a link');
  expect(await marked('strong')).toEqual(['bold']);
  expect(await marked('em')).toEqual([' and slanted']);
  expect(await marked('u')).toEqual([]);
  expect(await note().locator('[style], [data-style]').count()).toBe(0);

  await ada.page.keyboard.press('ControlOrMeta+a');
  // As Word's are, with its sheet of styles.
  await paste({
    'text/html':
      '<style>p {margin: 0}</style><table><tr><td><p>One</p><p>Two</p></td><td><ul><li>a</li><li>b</li></ul></td></tr></table>',
  });
  await expect.poll(() => note().locator('td').allInnerTexts()).toEqual(['One\nTwo', 'a\nb']);
  expect(ada.problems.seen()).toEqual([]);
});
