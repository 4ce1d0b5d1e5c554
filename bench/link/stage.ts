/** Two pages in two profiles of one browser, on our own server; and, for plain y-webrtc, two more. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { openHub } from '../../e2e/link/hub.ts';
import { openSite } from '../../e2e/link/site.ts';
import { buildPage } from '../../e2e/room/lab.ts';
import { chromiumFlags, needChromium } from '../../e2e/support/chromium.ts';
import { startServer } from '../../signaling/server.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export interface Stage {
  readonly ada: Page;
  readonly ben: Page;
  readonly socket: string;
  /** Milliseconds in which plain y-webrtc brings a text of that length across; null when it does not within `limit`. */
  plain(length: number, limit: number): Promise<number | null>;
  close(): Promise<void>;
}

async function plainTransfer(browser: Browser, length: number, limit: number): Promise<number | null> {
  const site = await openSite('plain');
  const hub = await openHub();
  const pages: Page[] = [];
  for (const name of ['ada', 'ben'] as const) {
    const page = await (await browser.newContext()).newPage();
    await page.goto(site.url);
    await page.waitForFunction(() => window.lab !== undefined);
    await page.evaluate(([who, url]) => window.lab.join(who, url), [name, hub.url] as const);
    pages.push(page);
  }
  const [ada, ben] = pages;
  try {
    await ben?.waitForFunction(() => window.lab.linked());
    const began = performance.now();
    await ada?.evaluate((wanted) => window.lab.writeLong(wanted), length);
    await ben?.waitForFunction((wanted) => window.lab.length() >= wanted, length, { timeout: limit });
    return performance.now() - began;
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') return null;
    throw error;
  } finally {
    for (const page of pages) await page.context().close();
    await hub.close();
    await site.close();
  }
}

export async function openStage(): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-link-'));
  const distDir = join(folder, 'dist');
  await buildPage(distDir, here('page'), true);
  const server = await startServer({
    port: 0,
    host: '127.0.0.1',
    dataDir: join(folder, 'data'),
    distDir,
    clock: () => performance.timeOrigin + performance.now(),
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  });
  const browser = await chromium.launch({ executablePath: needChromium(), args: [...chromiumFlags] });
  const pages: Page[] = [];
  for (const at of [0, 1]) {
    const page = await (await browser.newContext()).newPage();
    await page.exposeFunction('carrySignal', (signal: unknown) =>
      pages[1 - at]?.evaluate((given) => window.bench.bytes.signal(given), signal),
    );
    await page.goto(`http://127.0.0.1:${server.port}/`);
    await page.waitForFunction(() => window.bench !== undefined);
    pages.push(page);
  }
  const [ada, ben] = pages;
  if (ada === undefined || ben === undefined) throw new Error('two pages were opened');
  return {
    ada,
    ben,
    socket: `ws://127.0.0.1:${server.port}/signaling`,
    plain: (length, limit) => plainTransfer(browser, length, limit),
    async close() {
      await browser.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
