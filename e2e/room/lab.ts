/** What the scenes of the room stand on: the signalling server, one site, and a Chromium profile a person. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { leanSimplePeer, linkForPeer, ourSocket, quietLog } from '../../.ci/vite/peer.ts';
import { type RunningServer, startServer } from '../../signaling/server.ts';
import { chromiumFlags, needChromium } from '../support/chromium.ts';
import type { Options } from './page/main.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export interface Pages {
  /** A page in a profile of its own, at the site, with nothing open yet. */
  page(): Promise<Page>;
  /** The same with a room opened by this person. */
  enter(options: Omit<Options, 'url'>): Promise<Page>;
  readonly url: string;
  /** What no page may have: errors nobody caught, rejections included. */
  readonly errors: string[];
  closePages(): Promise<void>;
}

export interface Lab extends Pages {
  stopServer(): Promise<void>;
  /** On the same port, with the same store. */
  startServer(): Promise<void>;
  close(): Promise<void>;
}

/** Builds a page with y-webrtc's two inner modules replaced, as the app does; the scenes' own unless told. */
export async function buildPage(outDir: string, root = here('page'), minify = false): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    resolve: {
      alias: [linkForPeer, ourSocket, quietLog, ...leanSimplePeer],
      dedupe: ['yjs', 'lib0', 'y-protocols'],
    },
    worker: { format: 'es' },
    build: { outDir, emptyOutDir: true, minify, modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
  });
}

export function openPages(browser: Browser, port: number): Pages {
  const url = `ws://127.0.0.1:${port}/signaling`;
  const errors: string[] = [];

  async function page(): Promise<Page> {
    const context = await browser.newContext();
    const opened = await context.newPage();
    opened.on('pageerror', (error) => errors.push(String(error)));
    await opened.goto(`http://127.0.0.1:${port}/`);
    await opened.waitForFunction(() => window.room !== undefined);
    return opened;
  }

  return {
    url,
    errors,
    page,
    async enter(options) {
      const opened = await page();
      await opened.evaluate((given) => window.room.open(given), { ...options, url });
      return opened;
    },
    async closePages() {
      for (const context of browser.contexts()) await context.close();
    },
  };
}

export const serve = (folder: string, port: number): Promise<RunningServer> =>
  startServer({
    port,
    host: '127.0.0.1',
    dataDir: join(folder, 'data'),
    distDir: join(folder, 'dist'),
    clock: () => performance.timeOrigin + performance.now(),
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  });

export async function openLab(): Promise<Lab> {
  const folder = await mkdtemp(join(tmpdir(), 'room-'));
  await buildPage(join(folder, 'dist'));
  let server = await serve(folder, 0);
  const { port } = server;
  const browser = await chromium.launch({ executablePath: needChromium(), args: [...chromiumFlags] });
  return {
    ...openPages(browser, port),
    stopServer: () => server.close(),
    async startServer() {
      server = await serve(folder, port);
    },
    async close() {
      await browser.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
