/** What every scene of the vault stands on: one site, one browser, a page of its own, and no fault left unsaid. */
import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { chromiumFlags, needChromium } from '../support/chromium.ts';
import { type Site, serveVaultPage } from './site.ts';

export interface Stage {
  readonly page: Page;
  readonly site: Site;
  /** The same profile, from the disk. */
  reload(): Promise<void>;
  devtools(): Promise<CDPSession>;
}

export async function visit(page: Page, site: Site): Promise<Page> {
  await page.goto(site.address);
  await page.waitForFunction(() => document.title === 'Ready');
  return page;
}

async function expectNoFault(page: Page): Promise<void> {
  expect(await page.evaluate(() => window.vaultLab.faults)).toEqual([]);
}

/** Sets the stage for every test of a file; read it inside the tests. */
export function setStage(): () => Stage {
  let site: Site;
  let browser: Browser;
  let context: BrowserContext;
  let stage: Stage;

  beforeAll(async () => {
    site = await serveVaultPage();
    browser = await chromium.launch({ executablePath: needChromium(), args: chromiumFlags });
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });
  beforeEach(async () => {
    context = await browser.newContext();
    const page = await visit(await context.newPage(), site);
    stage = {
      page,
      site,
      async reload() {
        await expectNoFault(page);
        await page.reload();
        await page.waitForFunction(() => document.title === 'Ready');
      },
      devtools: () => context.newCDPSession(page),
    };
  });
  afterEach(async () => {
    try {
      await expectNoFault(stage.page);
    } finally {
      await context.close();
    }
  });
  return () => stage;
}
