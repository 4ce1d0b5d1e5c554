/** Today is drawn from a sealed record before the session is there; of a locked profile there is none. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSettings, PASSPHRASE, setPassphrase, standing, unlock } from '../lock/hands.ts';
import { waitForKept, writeFirstNote } from '../story/cast.ts';
import {
  launchPerson,
  noNetwork,
  type Person,
  type ServerProcess,
  startServerProcess,
  waitFor,
} from '../support/index.ts';
import { isAllOnDevice } from './onDevice.ts';

const WORD = 'wallabyamber';
const SESSION = /\/assets\/session-[^/]*\.js$/;
let server: ServerProcess;
let ada: Person;

beforeAll(async () => {
  server = await startServerProcess();
  ada = await launchPerson('ada', { viewport: 'phone' });
});

afterAll(async () => {
  await ada?.close();
  await server?.stop();
});

/** The bytes of the record, as the disk has them; null: none. */
const record = (page: Page): Promise<number[] | null> =>
  page.evaluate(
    () =>
      new Promise<number[] | null>((resolve, reject) => {
        const opening = indexedDB.open('binome-keyring');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const row = opening.result.transaction('records').objectStore('records').get('beside');
          row.onsuccess = () => {
            opening.result.close();
            resolve(row.result instanceof Uint8Array ? [...row.result] : null);
          };
        };
      }),
  );

const alter = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('binome-keyring');
        opening.onsuccess = () => {
          const writing = opening.result.transaction('records', 'readwrite');
          const rows = writing.objectStore('records');
          const row = rows.get('beside');
          row.onsuccess = () => {
            const bytes = Uint8Array.from(row.result);
            bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
            rows.put(bytes, 'beside');
          };
          writing.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
  );

/** From now on the session is on its way until it is let through. The service worker would answer in its place. */
async function holdSession(page: Page): Promise<() => void> {
  await page.evaluate(async () => {
    for (const each of await navigator.serviceWorker.getRegistrations()) await each.unregister();
  });
  let letThrough: () => void = () => undefined;
  const through = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route(SESSION, (route) => through.then(() => route.continue()));
  return letThrough;
}

const lags = (page: Page): Promise<boolean> => page.evaluate(() => localStorage.getItem('binome.lag') !== null);

/** There, and with all that changed. */
const isWritten = async (page: Page): Promise<boolean> => (await record(page)) !== null && !(await lags(page));

const isOpen = (page: Page): Promise<boolean> =>
  page.evaluate(async () => ((await navigator.locks.query()).held ?? []).some(({ name }) => name === 'binome'));

it('[R1] Today stands before the session is there, and what is pressed then is done once it is', async () => {
  const { page } = ada;
  await page.goto(server.address);
  await writeFirstNote(page, WORD);
  await page.getByRole('link', { name: 'Back to Today' }).click();
  const field = page.getByRole('button', { name: 'New note' }).filter({ visible: true }).first();
  await field.waitFor();
  await waitFor('the record is written', () => isWritten(page));
  const sealed = new TextDecoder('latin1').decode(Uint8Array.from((await record(page)) ?? []));
  expect(sealed).not.toContain(WORD);

  const letThrough = await holdSession(page);
  await page.reload();
  await page.getByRole('heading', { name: /^Good (?:morning|afternoon|evening)/ }).waitFor();
  await page.getByRole('link', { name: 'Untitled' }).filter({ visible: true }).first().waitFor();
  await page.getByRole('heading', { name: 'A good beginning' }).waitFor();
  expect(await isOpen(page)).toBe(false);
  const list = await page.locator('.lines').first().boundingBox();
  await field.click();
  expect(new URL(page.url()).pathname).toBe('/');
  letThrough();
  await page.waitForURL(/\/note\//);
  await page.locator('[contenteditable=true]').waitFor();
  await page.goto(server.address);
  await waitFor('it is open', () => isOpen(page));
  // What was drawn early stands where it stood.
  expect((await page.locator('.lines').first().boundingBox())?.y).toBe(list?.y);
});

it('[R5] without a network it stands as well, from what the device keeps', async () => {
  const { page } = ada;
  await waitForKept(page);
  await isAllOnDevice(page);
  await page.reload();
  await waitFor('the record is written', () => isWritten(page));
  await ada.setOffline(true);
  // Not even the session's own file: what is drawn is the record.
  await page.evaluate(async () => {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const each of await cache.keys()) if (/\/session-[^/]*\.js/.test(each.url)) await cache.delete(each);
    }
  });
  await page.reload();
  await page.getByRole('link', { name: 'Untitled' }).filter({ visible: true }).first().waitFor();
  await ada.setOffline(false);
});

it('a disk that never answers leaves the opening mark, and no empty page', async () => {
  const page = await ada.context.newPage();
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => new EventTarget() as IDBOpenDBRequest;
  });
  await page.goto(server.address);
  await page.locator('.splash-opening').waitFor();
  await page.close();
});

it('a record that was altered is none: the session draws, and nothing is said', async () => {
  const { page } = ada;
  await page.goto(server.address);
  await waitFor('it is open', () => isOpen(page));
  await waitFor('the record is written', () => isWritten(page));
  const letThrough = await holdSession(page);
  await alter(page);
  await page.reload();
  await page.locator('.splash-opening').waitFor();
  expect(await page.getByRole('link', { name: 'Untitled' }).count()).toBe(0);
  letThrough();
  await page.getByRole('link', { name: 'Untitled' }).filter({ visible: true }).first().waitFor();
  expect(ada.problems.seen(noNetwork, /dynamically imported module/)).toEqual([]);
});

it('[R1] what changed a moment before is not drawn from a record that lacks it', async () => {
  const { page } = ada;
  await page.goto(server.address);
  await waitFor('it is open', () => isOpen(page));
  await waitFor('the record is written', () => isWritten(page));
  const letThrough = await holdSession(page);
  const steps = page.getByRole('heading', { name: 'A good beginning' });
  await steps.waitFor();
  // At once, in the page itself: a second later it would be written.
  await page.evaluate(() => {
    const look = (): void => {
      if (localStorage.getItem('binome.lag') === null) requestAnimationFrame(look);
      else window.location.reload();
    };
    look();
  });
  const reloaded = page.waitForEvent('framenavigated');
  await page.getByRole('button', { name: 'Not now' }).click();
  await reloaded;
  await page.locator('.splash-opening').waitFor();
  expect(await steps.count()).toBe(0);
  letThrough();
  await page.getByRole('link', { name: 'Untitled' }).filter({ visible: true }).first().waitFor();
  await waitFor('the record has it', async () => !(await lags(page)));
  await page.unroute(SESSION);
});

it('put away in a hurry, it is gone from the disk; and so it is before there is a session', async () => {
  const { page } = ada;
  await waitFor('the record is written', () => isWritten(page));
  await page.getByRole('button', { name: 'Hide and lock' }).filter({ visible: true }).first().click();
  await waitFor('the record is gone', async () => (await record(page)) === null);
  await page.reload();
  await page.getByRole('link', { name: 'Untitled' }).filter({ visible: true }).first().waitFor();
  await waitFor('it is written again', () => isWritten(page));
  const letThrough = await holdSession(page);
  await page.reload();
  await page.getByRole('link', { name: 'Untitled' }).filter({ visible: true }).first().waitFor();
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Untitled' }).first().waitFor({ state: 'detached' });
  letThrough();
  await page.getByRole('button', { name: 'Continue' }).waitFor();
  await waitFor('the record is gone', async () => (await record(page)) === null);
  await page.reload();
});

it('behind a passphrase there is none, and nothing of it stands in the page before it is opened', async () => {
  const { page } = ada;
  await openSettings(page);
  await setPassphrase(page);
  await waitFor('the record is gone', async () => (await record(page)) === null);
  const letThrough = await holdSession(page);
  await page.goto(server.address);
  await page.locator('.splash-opening').waitFor();
  expect(await standing(page)).not.toContain('Untitled');
  letThrough();
  await page.getByRole('heading', { name: 'Locked', exact: true }).waitFor();
  await unlock(page, PASSPHRASE);
  await page.getByRole('link', { name: 'Untitled' }).filter({ visible: true }).first().waitFor();
  expect(await record(page)).toBeNull();
});
