/** What of the app is kept on a device beyond what its install waits for: that is over by cast.waitForKept. */
import type { Page } from 'playwright-core';
import { waitFor } from '../support/index.ts';

/** Names of the files that the install did not wait for, without their hashes. */
export const ofKits = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const files = await (await caches.open('files of kits')).keys();
    return files.map(({ url }) => /assets\/(.*)-[\w-]{8}\.\w+$/.exec(url)?.[1] ?? url).sort();
  });

/** One of each kit that comes by itself. */
export const REST = [
  'Editor',
  'takeAlong',
  'Board',
  'call',
  'desk',
  'decode',
  'plans',
  'french',
  'runProof',
  'en-plans',
];

export const isAllOnDevice = (page: Page): Promise<unknown> =>
  waitFor('all of the app is on the device', async () => {
    const names = new Set(await ofKits(page));
    return REST.every((name) => names.has(name));
  });
