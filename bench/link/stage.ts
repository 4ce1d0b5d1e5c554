/** Pages in profiles of their own in one browser, on our own server. Ada's and Ben's can pass signals to each other by hand. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { openSite } from '../../e2e/link/site.ts';
import { buildPage } from '../../e2e/room/lab.ts';
import { chromiumFlags, needChromium } from '../../e2e/support/chromium.ts';
import { startServer } from '../../signaling/server.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export interface Stage {
  readonly ada: Page;
  readonly ben: Page;
  readonly socket: string;
  readonly browser: Browser;
  /** Address of a page with y-webrtc and simple-peer as published. */
  readonly plainSite: string;
  /** One more; by way of another port that leads to the same server, when told. */
  page(port?: string): Promise<Page>;
  close(): Promise<void>;
}

export async function openStage(): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-link-'));
  const distDir = join(folder, 'dist');
  await buildPage(distDir, here('page'), true);
  const plain = await openSite('plain');
  const server = await startServer({
    port: 0,
    host: '127.0.0.1',
    dataDir: join(folder, 'data'),
    distDir,
    clock: () => performance.timeOrigin + performance.now(),
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  });
  const browser = await chromium.launch({ executablePath: needChromium(), args: [...chromiumFlags] });
  async function page(port = String(server.port)): Promise<Page> {
    const opened = await (await browser.newContext()).newPage();
    await opened.goto(`http://127.0.0.1:${port}/`);
    await opened.waitForFunction(() => window.bench !== undefined);
    return opened;
  }
  const [ada, ben] = [await page(), await page()];
  for (const [from, to] of [
    [ada, ben],
    [ben, ada],
  ] as const) {
    await from.exposeFunction('carrySignal', (signal: unknown) =>
      to.evaluate((given) => window.bench.bytes.signal(given), signal),
    );
  }
  return {
    ada,
    ben,
    browser,
    plainSite: plain.url,
    page,
    socket: `ws://127.0.0.1:${server.port}/signaling`,
    async close() {
      await browser.close();
      await server.close();
      await plain.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
