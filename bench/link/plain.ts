/** y-webrtc and simple-peer as published, between two more pages, over a server of its own that sends nothing back to the sender. */
import type { Browser, Page } from 'playwright-core';
import { openHub } from '../../e2e/link/hub.ts';
import { openSite } from '../../e2e/link/site.ts';
import { type Counted, countBytes } from './counted.ts';

export interface Plain {
  readonly ada: Page;
  readonly ben: Page;
  readonly counted: Counted;
  close(): Promise<void>;
}

/** Both have joined one room; they may not have met yet. */
export async function openPlain(browser: Browser): Promise<Plain> {
  const site = await openSite('plain');
  const hub = await openHub();
  const counted = await countBytes(hub.url);
  async function join(name: 'ada' | 'ben'): Promise<Page> {
    const page = await (await browser.newContext()).newPage();
    await page.goto(site.url);
    await page.waitForFunction(() => window.lab !== undefined);
    await page.evaluate(([who, url]) => window.lab.join(who, url), [name, counted.url] as const);
    return page;
  }
  const [ada, ben] = [await join('ada'), await join('ben')];
  return {
    ada,
    ben,
    counted,
    async close() {
      for (const page of [ada, ben]) await page.context().close();
      await counted.close();
      await hub.close();
      await site.close();
    },
  };
}

/** Milliseconds in which it brings a text of that length across; null when it does not within `limit`. */
export async function plainTransfer(browser: Browser, length: number, limit: number): Promise<number | null> {
  const { ada, ben, close } = await openPlain(browser);
  try {
    await ben.waitForFunction(() => window.lab.linked());
    const began = performance.now();
    await ada.evaluate((wanted) => window.lab.writeLong(wanted), length);
    await ben.waitForFunction((wanted) => window.lab.length() >= wanted, length, { timeout: limit });
    return performance.now() - began;
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') return null;
    throw error;
  } finally {
    await close();
  }
}
