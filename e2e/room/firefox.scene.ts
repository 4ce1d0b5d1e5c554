/** Ada's Chromium and Ben's Firefox over the same link: they meet, write to each other, and find each other again. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Firefox, type FirefoxPage, findFirefox, launchFirefox } from '../support/firefox.ts';
import { type Lab, openLab } from './lab.ts';

const executable = findFirefox();
const title = 'Chromium and Firefox';
type AnyPage = Pick<Page, 'evaluate'> | FirefoxPage;

describe.skipIf(executable === null)(executable === null ? `${title} (not run: no Firefox found)` : title, () => {
  let lab: Lab;
  let firefox: Firefox;
  let ada: Page;
  let ben: FirefoxPage;
  beforeAll(async () => {
    [lab, firefox] = await Promise.all([openLab(), launchFirefox(executable ?? '')]);
    ben = firefox.page;
    ada = await lab.enter({ name: 'ada', documents: ['page 1'] });
    await enterBen();
  });
  afterAll(async () => {
    await firefox?.close();
    await lab?.close();
  });

  async function enterBen(): Promise<void> {
    await ben.goto(new URL('/', lab.url.replace('ws', 'http')).href);
    await ben.evaluate((options) => window.room.open(options), {
      name: 'ben',
      url: lab.url,
      documents: ['page 1'],
    } as const);
  }

  /** What each writes is on the other's disk, and the other reads it. */
  async function share(word: string): Promise<void> {
    const pages: readonly [AnyPage, AnyPage] = [ada, ben];
    for (const [at, page] of pages.entries()) {
      const written = `${word} ${at}. `;
      await (page as FirefoxPage).evaluate((words) => window.room.repaired('page 1', words), written);
      const other = pages[1 - at] as FirefoxPage;
      expect(await other.evaluate(() => window.room.read('page 1'))).toContain(written);
    }
  }

  test('what each writes is on the other’s disk', () => share('first'));

  test('a link that is cut on one side, then on the other, is made again', async () => {
    await ada.evaluate(() => window.room.drop());
    await share('after Ada');
    await ben.evaluate(() => window.room.drop());
    await share('after Ben');
  });

  test('a megabyte goes over, and the other way too', async () => {
    await ada.evaluate(() => window.room.fill('page 1', 1024 * 1024));
    await ada.evaluate(() => window.room.delivered('page 1'));
    await ben.evaluate(() => window.room.fill('page 1', 1024 * 1024));
    await ben.evaluate(() => window.room.delivered('page 1'));
    expect(await ben.evaluate(() => window.room.state64('page 1'))).toBe(
      await ada.evaluate(() => window.room.state64('page 1')),
    );
  });

  test('Ben’s page is loaded anew', async () => {
    await enterBen();
    await share('again');
    expect([...lab.errors, ...firefox.errors]).toEqual([]);
  });
});
