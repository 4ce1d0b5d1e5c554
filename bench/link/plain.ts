/** y-webrtc and simple-peer as published, between two more pages, over a server of its own that sends nothing back to the sender. */
import type { Browser, Page } from 'playwright-core';
import { openHub } from '../../e2e/link/hub.ts';
import { type Counted, countBytes } from './counted.ts';
import type { Stage } from './stage.ts';

export interface Plain {
  readonly ada: Page;
  readonly ben: Page;
  readonly counted: Counted;
  close(): Promise<void>;
}

/** Both have joined one room; they may not have met yet. `site` is where their page is. */
export async function openPlain(browser: Browser, site: string): Promise<Plain> {
  const hub = await openHub();
  const counted = await countBytes(hub.url);
  async function join(name: 'ada' | 'ben'): Promise<Page> {
    const page = await (await browser.newContext()).newPage();
    await page.goto(site);
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
    },
  };
}

/** Milliseconds in which it brings a text of that length across; null when it does not within `limit`. */
export async function plainTransfer(
  { browser, plainSite }: Stage,
  length: number,
  limit: number,
): Promise<number | null> {
  const { ada, ben, close } = await openPlain(browser, plainSite);
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
