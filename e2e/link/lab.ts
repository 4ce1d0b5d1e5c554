/** Opens the test page in as many separate Chromium profiles as a scene has people. */
import { type Browser, chromium, type Page } from 'playwright-core';
import { chromiumFlags, needChromium } from '../support/chromium.ts';
import { openSite, type Site, type Variant } from './site.ts';

export interface Lab {
  /** A page of its own, in a profile of its own. Errors that nobody caught are collected. */
  page(variant: Variant): Promise<Page>;
  readonly errors: string[];
  close(): Promise<void>;
}

export async function openLab(): Promise<Lab> {
  const browser: Browser = await chromium.launch({ executablePath: needChromium(), args: [...chromiumFlags] });
  const sites = new Map<Variant, Promise<Site>>();
  const errors: string[] = [];
  return {
    errors,
    async page(variant) {
      const site = sites.get(variant) ?? openSite(variant);
      sites.set(variant, site);
      const context = await browser.newContext();
      const page = await context.newPage();
      page.on('pageerror', (error) => errors.push(String(error)));
      await page.goto((await site).url);
      await page.waitForFunction(() => window.lab !== undefined);
      return page;
    },
    async close() {
      await browser.close();
      for (const site of sites.values()) await (await site).close();
    },
  };
}
