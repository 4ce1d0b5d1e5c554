/**
 * What a screen reader is given to say while the other person writes, and that nothing moves under one's hands: each new
 * message once, neither one's own nor the history; no letter of what is being typed elsewhere.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as cast from '../story/cast.ts';
import { inChapters } from '../story/chapters.ts';
import { makePairByLink } from '../story/pair.ts';
import { noNetwork, type Person, type ServerProcess, startServerProcess, waitFor } from '../support/index.ts';

declare global {
  interface Window {
    said: string[];
  }
}

let server: ServerProcess;
let ada: Person;
let ben: Person;

beforeAll(async () => {
  server = await startServerProcess();
  ({ ada, ben } = await makePairByLink(server.address, {}, listen));
}, 300_000);

inChapters(() => [ada, ben]);

afterAll(async () => {
  await Promise.all([ada, ben].map((person) => person?.close()));
  await server?.stop();
});

/** Before the app is opened: keeps what is put into any live region, which is what a screen reader speaks. */
async function listen({ context }: Person): Promise<void> {
  await context.addInitScript(() => {
    window.said = [];
    const LIVE =
      '[aria-live]:not([aria-live="off"]), [role="status"], [role="alert"], [role="log"]:not([aria-live="off"])';
    const note = (node: Node): void => {
      const element = node instanceof Element ? node : node.parentElement;
      const words = node.textContent?.trim() ?? '';
      if (words !== '' && element?.closest(LIVE)) window.said.push(words);
    };
    new MutationObserver((changes) => {
      for (const { type, target, addedNodes } of changes)
        if (type === 'characterData') note(target);
        else for (const node of addedNodes) note(node);
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
}

const saidOn = (page: Page, words: string): Promise<string[]> =>
  page.evaluate((wanted) => window.said.filter((each) => each.includes(wanted)), words);

test('[R24] a message is said once to who receives it, and not to who wrote it', async () => {
  await cast.say(ada.page, 'Ben', 'How was the interview?');
  await cast.conversation(ben.page).getByText('How was the interview?').waitFor({ timeout: cast.PLENTY });
  await waitFor('it is said', async () => (await saidOn(ben.page, 'interview')).length > 0);
  expect(await saidOn(ben.page, 'interview')).toEqual(['Ada: How was the interview?']);
  await cast.conversation(ada.page).getByText('Delivered').first().waitFor({ timeout: cast.PLENTY });
  expect(await saidOn(ada.page, 'interview')).toEqual([]);
});

test('[R24] the history is not said, by whichever door one comes in; the next message is, on every screen of the space', async () => {
  const space = new URL(ben.page.url()).pathname.split('/').slice(0, 3).join('/');
  for (const place of ['/chat', '/board', '/goals']) {
    await ben.page.goto(`${server.address}${space}${place}`);
    await cast.waitForDirect(ben.page);
    await ben.page.locator('h1').first().waitFor();
    const words = `Are you at ${place}?`;
    await cast.say(ada.page, 'Ben', words);
    await waitFor(`it is said at ${place}`, async () => (await saidOn(ben.page, words)).length > 0);
    expect(await saidOn(ben.page, words)).toEqual([`Ada: ${words}`]);
    expect(await saidOn(ben.page, 'interview')).toEqual([]);
  }
});

/** Where Ada is in the page: what has the focus, the words before and after the caret, how far she has scrolled. */
const whereIs = (page: Page): Promise<{ focus: boolean; before: string; after: string; top: number }> =>
  page.evaluate(() => {
    const { anchorNode, anchorOffset } = getSelection() ?? {};
    const words = anchorNode?.textContent ?? '';
    const at = anchorOffset ?? 0;
    return {
      focus: document.activeElement?.closest('.ProseMirror') != null,
      before: words.slice(Math.max(0, at - 10), at),
      after: words.slice(at, at + 10),
      top: document.querySelector('main')?.scrollTop ?? -1,
    };
  });

test('[R23] while Ben writes above and below, Ada’s focus and caret stay where they are, and no letter of his is said', async () => {
  await cast.newPage(ada.page, 'A letter');
  await cast.write(ada.page, 'First line of all.\nThe middle of it, which is Ada’s.\nThe last line.');
  await ben.page.goto(ada.page.url());
  await waitFor('Ben reads it', async () => (await cast.readPage(ben.page)).includes('The last line.'));
  // Ada's caret goes into the middle line.
  await ada.page.keyboard.press('ControlOrMeta+Home');
  await ada.page.keyboard.press('ArrowDown');
  await ada.page.keyboard.press('Home');
  for (let letter = 0; letter < 13; letter += 1) await ada.page.keyboard.press('ArrowRight');
  const before = await whereIs(ada.page);
  expect(before).toMatchObject({ focus: true, before: expect.stringContaining('middle'), after: ' it, which' });
  const heard = await ada.page.evaluate(() => window.said.length);
  await cast.textOfPage(ben.page).click();
  await ben.page.keyboard.press('ControlOrMeta+Home');
  await ben.page.keyboard.type('Ben puts a line above all others.\n', { delay: 20 });
  await ben.page.keyboard.press('ControlOrMeta+End');
  await ben.page.keyboard.type('\nAnd one below.', { delay: 20 });
  await waitFor('Ada has both', async () => {
    const words = await cast.readPage(ada.page);
    return words.includes('above all others.') && words.includes('And one below.');
  });
  expect(await whereIs(ada.page)).toEqual(before);
  const said = await ada.page.evaluate((from) => window.said.slice(from), heard);
  expect(said).toEqual(['Ben has changed this page']);
  await ada.page.keyboard.type('X');
  await waitFor('her letter is where her caret was', async () =>
    (await cast.readPage(ada.page)).includes('The middle ofX it'),
  );
});

test('[R23] who reads further up in the messages stays there when another comes', async () => {
  const log = cast.conversation(ada.page);
  for (let at = 0; at < 25; at += 1) await cast.say(ada.page, 'Ben', `Line ${at} of what was said before`);
  await log.getByText('Line 24 of').waitFor({ timeout: cast.PLENTY });
  await log.focus();
  await log.evaluate((element) => element.scrollTo(0, 40));
  const top = await log.evaluate((element) => element.scrollTop);
  await cast.say(ben.page, 'Ada', 'Something new at the end');
  await log.getByText('Something new at the end').waitFor({ state: 'attached', timeout: cast.PLENTY });
  await ada.page.getByRole('button', { name: '1 new message' }).waitFor({ timeout: cast.PLENTY });
  expect(await log.evaluate((element) => [element.scrollTop, element === document.activeElement])).toEqual([top, true]);
});

test('nothing broke behind the screens', () => {
  for (const person of [ada, ben]) expect(person.problems.seen(noNetwork)).toEqual([]);
});
