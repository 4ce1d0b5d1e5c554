import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeProfile, type Profile } from './profile.ts';
import { type Site, serveVaultPage } from './site.ts';

let site: Site;
let profile: Profile;

beforeAll(async () => {
  site = await serveVaultPage();
});
afterAll(() => site?.close());
beforeEach(async () => {
  profile = await makeProfile();
});
afterEach(() => profile.remove());

/** Longer than the promise of 250 ms for what was typed, and as long as the story says. */
const afterLastKey = 300;

test('[R4] the browser is killed 300 ms after the last key, again and again: nothing said to be Saved is lost', async () => {
  let expected = '';
  for (let round = 0; round < 5; round += 1) {
    const { page, kill } = await profile.launch(site);
    let saved = '';
    await page.exposeFunction('sayText', (text: string) => {
      saved = text;
    });
    const read = await page.evaluate(async () => {
      const { text, vault } = await window.vaultLab.open('d');
      const say = Reflect.get(window, 'sayText');
      vault.subscribe(() => vault.get() === 'saved' && say(text.toString()));
      return text.toString();
    });
    expect(read).toBe(expected);
    const typed = await page.evaluate(
      async ({ round, wait }) => {
        const { text } = window.vaultLab.take('d');
        for (let key = 0; key < 60; key += 1) {
          text.insert(text.length, String.fromCharCode(97 + ((key + round) % 26)));
          await new Promise((resolve) => setTimeout(resolve, 15));
        }
        await new Promise((resolve) => setTimeout(resolve, wait));
        return text.toString();
      },
      { round, wait: afterLastKey },
    );
    await kill();
    expect(saved.length).toBeGreaterThan(read.length);
    expect(typed.startsWith(saved)).toBe(true);
    expected = typed;
  }
  const last = await profile.launch(site);
  const kept = await last.page.evaluate(async () => (await window.vaultLab.open('d')).text.toString());
  await last.close();
  expect(kept).toBe(expected);
});

test('the tab is closed right after the last key: leaving the page writes it', async () => {
  const first = await profile.launch(site);
  const tab = await first.context.newPage();
  await tab.goto(site.address);
  await tab.waitForFunction(() => document.title === 'Ready');
  await tab.evaluate(async () => {
    const { text, vault } = await window.vaultLab.open('d', { batch: 5_000 });
    await vault.durable();
    text.insert(0, 'the last word');
  });
  await tab.close();
  const read = await first.page.evaluate(async () => (await window.vaultLab.open('d')).text.toString());
  await first.close();
  expect(read).toBe('the last word');
});

test('no room left: what is there can be read, an edit is not saved, then saved once there is room', async () => {
  const first = await profile.launch(site);
  await first.page.evaluate(async () => {
    const { text, vault } = await window.vaultLab.open('d');
    text.insert(0, 'first ');
    await vault.durable();
  });
  await first.close();
  // In a new browser, because one remembers for a while how much room there was.
  const { page, context, close } = await profile.launch(site);
  const session = await context.newCDPSession(page);
  const origin = new URL(site.address).origin;
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  const refused = await page.evaluate(async () => {
    const { text, vault } = await window.vaultLab.open('d');
    const read = text.toString();
    text.insert(text.length, 'second');
    const durable = await vault.durable();
    return { read, durable, state: vault.get() };
  });
  expect(refused).toEqual({
    read: 'first ',
    durable: { ok: false, error: { tag: 'not-saved' } },
    state: 'not-saved',
  });
  await session.send('Storage.overrideQuotaForOrigin', { origin });
  await page.evaluate(() => window.vaultLab.until(window.vaultLab.take('d').vault, 'saved'));
  await page.reload();
  await page.waitForFunction(() => document.title === 'Ready');
  const again = await page.evaluate(async () => (await window.vaultLab.open('d')).text.toString());
  const faults = await page.evaluate(() => window.vaultLab.faults);
  await close();
  expect(again).toBe('first second');
  expect(faults).toEqual([]);
});
