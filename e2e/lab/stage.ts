/** A network with a browser in each home, and the real server on the street with the two variables a host may set. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { root } from '../../.ci/build.ts';
import { buildPage } from '../room/lab.ts';
import { chromiumFlags, needChromium } from '../support/chromium.ts';
import { type Home, type Network, openNetwork, STREET, TURN_PORT } from './network.ts';

const PORT = 8080;
const SITE = `http://${STREET}:${PORT}`;
export const SOCKET = `ws://${STREET}:${PORT}/signaling`;
const SECRET = 'sharedByTheServerAndItsRelay';
export const STUN = `stun:${STREET}:${TURN_PORT}`;
export const OVER_UDP = `turn:${STREET}:${TURN_PORT}?transport=udp`;
export const OVER_TCP = `turn:${STREET}:${TURN_PORT}?transport=tcp`;

export interface Stage {
  readonly network: Network;
  /** Starts the server with these addresses, and the secret of the relay unless told another. */
  serve(urls: readonly string[], secret?: string): Promise<void>;
  /** A page of this person's device, with nothing open yet. */
  page(home: Home): Promise<Page>;
  /** The same with a room opened. */
  enter(home: Home, relayOnly?: boolean): Promise<Page>;
  /** Ada and Ben. */
  both(): Promise<[Page, Page]>;
  /** Closes the pages and the server. Resolves with the errors that no page caught. */
  clear(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** `root`: the page; that of the scenes of the room unless told. `slow`: as the network knows it. */
export async function openStage({
  root: pageRoot,
  slow = false,
}: {
  root?: string;
  slow?: boolean;
} = {}): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'lab-'));
  await buildPage(join(folder, 'dist'), pageRoot, pageRoot !== undefined);
  const network = await openNetwork({ slow });
  const browsers = new Map<Home, Browser>();
  const errors: string[] = [];
  let stopServer: (() => Promise<void>) | null = null;
  await network.relay(SECRET);
  for (const home of ['ada', 'ben'] as const) {
    const args = [
      ...chromiumFlags,
      `--unsafely-treat-insecure-origin-as-secure=${SITE}`,
      // So that an address which is told shows as what it is.
      '--disable-features=WebRtcHideLocalIpsWithMdns',
    ];
    const executablePath = await network.inside(home, needChromium(), folder);
    browsers.set(home, await chromium.launch({ executablePath, args }));
  }

  async function page(home: Home): Promise<Page> {
    const browser = browsers.get(home);
    if (browser === undefined) throw new Error('one was launched a home');
    const opened = await (await browser.newContext()).newPage();
    opened.on('pageerror', (error) => errors.push(`${home}: ${error}`));
    await opened.goto(SITE);
    await opened.waitForFunction(() => 'room' in window || 'bench' in window);
    return opened;
  }

  async function enter(home: Home, relayOnly = false): Promise<Page> {
    const opened = await page(home);
    await opened.evaluate((only) => window.room.chooseRelay(only), relayOnly);
    await openRoom(opened, home);
    return opened;
  }

  return {
    network,
    page,
    enter,
    both: () => Promise.all([enter('ada'), enter('ben')]),
    async serve(urls, secret = SECRET) {
      const child = network.onStreet(process.execPath, [join(root, 'signaling/main.ts'), join(folder, 'dist')], {
        PORT: String(PORT),
        DATA_DIR: await mkdtemp(join(folder, 'data-')),
        TURN_URL: urls.join(),
        TURN_SECRET: secret,
      });
      await new Promise<void>((resolve, reject) => {
        child.stdout?.on('data', () => resolve());
        child.stderr?.on('data', (text) => reject(new Error(String(text))));
      });
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      stopServer = async () => {
        child.kill('SIGTERM');
        await ended;
      };
    },
    async clear() {
      for (const browser of browsers.values()) for (const context of browser.contexts()) await context.close();
      await stopServer?.();
      stopServer = null;
      return errors.splice(0);
    },
    async close() {
      for (const browser of browsers.values()) await browser.close();
      network.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export const openRoom = (page: Page, name: Home): Promise<void> =>
  page.evaluate((options) => window.room.open(options), { name, url: SOCKET, documents: ['page 1'] });

export const reach = (page: Page, state: string, within?: number): Promise<number> =>
  page.evaluate(([wanted, limit]) => window.room.reached(wanted, limit), [state, within] as const);

/** What each writes is on the other's disk. */
export async function share(pages: readonly Page[]): Promise<void> {
  for (const [at, page] of pages.entries()) {
    await page.evaluate((word) => window.room.write('page 1', word), `word ${at}. `);
    await page.evaluate(() => window.room.delivered('page 1'));
  }
}
