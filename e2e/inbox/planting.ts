/** A page of our own at the address of the app, to make there what would take a hundred people to make. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { workers } from '../../.ci/vite/workers.ts';
import type { Planting } from './page/main.ts';

const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };

export interface Plants {
  /** Makes the first profile of the app at that address, which must be empty; the tab is closed again. */
  plant(context: BrowserContext, address: string, planting: Planting): Promise<void>;
  close(): Promise<void>;
}

export async function openPlants(): Promise<Plants> {
  const ground = await openGround(fileURLToPath(new URL('page', import.meta.url)));
  return {
    plant: (context, address, planting) =>
      ground.on(context, address, async (page) => {
        await page.waitForFunction(() => window.plant !== undefined);
        await page.evaluate((what) => window.plant(what), planting);
      }),
    close: ground.close,
  };
}

export interface Ground {
  /** Opens the page at the address of the app, in a tab of its own that is closed again. */
  on<T>(context: BrowserContext, address: string, work: (page: Page) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** `root`: the folder of the page. */
export async function openGround(root: string): Promise<Ground> {
  const outDir = await mkdtemp(join(tmpdir(), 'planting-'));
  await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [workers()],
    root,
    base: '/planting/',
    resolve: { dedupe: ['yjs', 'lib0'] },
    build: { outDir, emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
    worker: { format: 'es' },
  });
  return {
    async on(context, address, work) {
      const ours = `${address}/planting/**`;
      await context.route(ours, async (route) => {
        const path = new URL(route.request().url()).pathname.slice('/planting/'.length);
        const body = await readFile(join(outDir, path));
        await route.fulfill({ body, contentType: types[extname(path)] ?? 'application/octet-stream' });
      });
      const page = await context.newPage();
      await page.goto(`${address}/planting/index.html`);
      const done = await work(page);
      await page.close();
      await context.unroute(ours);
      return done;
    },
    close: () => rm(outDir, { recursive: true }),
  };
}
