/**
 * How long the app takes to its first usable screen on a cheap phone: cold on slow networks, again without one, and how
 * soon it answers a touch; beside Excalidraw's package page and plain React with TipTap and Yjs, by turns in one run.
 * Chromium slows requests and the processor; no name is looked up and no TLS made, on either side.
 */
import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import { chromiumFlags, needChromium } from '../e2e/support/chromium.ts';
import { startServerProcess } from '../e2e/support/server.ts';
import { median, round } from './measure/inTurn.ts';
import type { Bench, Case } from './run.ts';
import { GOALS } from './start/goals.ts';
import { servePeers } from './start/peers.ts';

const ROUNDS = 5;
const PHONE = { width: 360, height: 740 };
const SLOWER = 6;
/** Round trip in ms, bytes a second each way, times slower than this machine. */
const NETWORKS = {
  'slow 3G': { latency: 400, down: 50_000, up: 50_000, slower: SLOWER },
  'slow 4G': { latency: 150, down: 204_800, up: 96_000, slower: 4 },
} as const;

type Network = (typeof NETWORKS)[keyof typeof NETWORKS];

/** One page, and by what one sees that it can be used. */
interface Side {
  readonly name: string;
  readonly url: string;
  readonly usable: string;
}

async function slow(session: CDPSession, network: Network | null, slower: number): Promise<void> {
  if (network !== null) {
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: network.latency,
      downloadThroughput: network.down,
      uploadThroughput: network.up,
    });
  }
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
}

/** From the request to two frames after what can be used is in the page, by the page's own clock. */
async function timed(page: Page, { url, usable }: Pick<Side, 'url' | 'usable'>): Promise<number> {
  await page.addInitScript((selector) => {
    const look = (): void => {
      if (document.querySelector(selector) === null) requestAnimationFrame(look);
      else
        requestAnimationFrame(() => requestAnimationFrame(() => Object.assign(window, { usable: performance.now() })));
    };
    look();
  }, usable);
  await page.goto(url, { waitUntil: 'commit' });
  const handle = await page.waitForFunction(() => Reflect.get(window, 'usable'), null, { timeout: 120_000 });
  return Number(await handle.jsonValue());
}

async function withPage<T>(
  context: BrowserContext,
  network: Network | null,
  slower: number,
  act: (page: Page) => Promise<T>,
) {
  const page = await context.newPage();
  await slow(await page.context().newCDPSession(page), network, slower);
  try {
    return await act(page);
  } finally {
    await page.close();
  }
}

async function cold(browser: Browser, side: Side, network: Network): Promise<number> {
  const context = await browser.newContext({ viewport: PHONE, locale: 'en-GB' });
  try {
    return await withPage(context, network, network.slower, (page) => timed(page, side));
  } finally {
    await context.close();
  }
}

const isKept = (page: Page) =>
  page.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === 'activated');

/** What comes behind the first visit has come: no file has been added to what is kept for two seconds. */
const settled = (page: Page) =>
  page.evaluate(async () => {
    const count = async (): Promise<number> => {
      const kept = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
      return kept.flat().length;
    };
    for (let last = -1, now = await count(); now !== last; now = await count()) {
      last = now;
      await new Promise((resolve) => setTimeout(resolve, 2_000));
    }
  });

/** Somebody who has been there once before, and now has no network. */
async function again(browser: Browser, side: Side, begin: (page: Page) => Promise<void>): Promise<number> {
  const context = await browser.newContext({ viewport: PHONE, locale: 'en-GB' });
  try {
    await withPage(context, null, 1, async (page) => {
      await page.goto(side.url);
      await begin(page);
      await isKept(page);
      await page.reload({ waitUntil: 'networkidle' });
      await settled(page);
    });
    await context.setOffline(true);
    return await withPage(context, null, SLOWER, (page) => timed(page, side));
  } finally {
    await context.close();
  }
}

const writeNote = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Write a first note' }).click();
  await page.locator('[contenteditable=true]').waitFor();
  await page.keyboard.type('A first note.');
  await page.getByText('Saved').first().waitFor();
};

interface Press {
  readonly ms: number;
  readonly what: string;
}

/** The longest of all presses and keys, from the touch to the next frame. */
async function longestPress(browser: Browser, address: string): Promise<Press> {
  const context = await browser.newContext({ viewport: PHONE, locale: 'en-GB' });
  try {
    return await withPage(context, null, SLOWER, async (page) => {
      await page.addInitScript(() => {
        const lasted: Press[] = [];
        Object.assign(window, { lasted });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            const { target } = entry as PerformanceEventTiming;
            const on =
              target instanceof Element ? `${target.localName} ${target.textContent?.slice(0, 30)}` : 'what went';
            if (Reflect.get(entry, 'interactionId') > 0)
              lasted.push({ ms: entry.duration, what: `${entry.name}, ${on}` });
          }
        }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
      });
      await page.goto(address);
      await page.getByRole('button', { name: 'I was given a link' }).click();
      // Fetched with the first press on it.
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await page.getByRole('button', { name: 'Write a first note' }).click();
      await page.locator('[contenteditable=true]').waitFor();
      await page.keyboard.type('What we said about the interview.', { delay: 60 });
      await page.keyboard.press('Enter');
      await page.keyboard.type('And what comes next.', { delay: 60 });
      await page.getByText('Saved').first().waitFor();
      await page.goBack();
      await page.getByRole('link', { name: 'Notes' }).filter({ visible: true }).first().click();
      await page.getByRole('heading', { name: 'Notes', level: 1 }).waitFor();
      await page.getByRole('link', { name: 'Settings' }).filter({ visible: true }).first().click();
      await page.getByRole('radio', { name: 'Dark' }).check();
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      const lasted = await page.evaluate((): Press[] => Reflect.get(window, 'lasted'));
      return lasted.reduce((longest, each) => (each.ms > longest.ms ? each : longest), { ms: 0, what: 'none' });
    });
  } finally {
    await context.close();
  }
}

function told(what: string, ours: number, most: number, peer: string, theirs: number | null): Case {
  return {
    bench: 'start',
    case: what,
    ours: round(ours, 0),
    peer,
    theirs: theirs === null ? null : round(theirs, 0),
    limit: null,
    unit: 'ms',
    ratio: theirs === null ? null : round(ours / theirs),
    goal: `<= ${most}`,
    met: ours <= most,
  };
}

export const run: Bench = async (report) => {
  const [server, peers] = [await startServerProcess(), await servePeers()];
  const browser = await chromium.launch({ executablePath: needChromium(), args: chromiumFlags });
  const ours: Side = { name: 'ours', url: `${server.address}/`, usable: '.start-actions .button' };
  const mine: Side = { ...ours, usable: '.today-head ~ * a[href^="/note/"]' };
  const others: readonly Side[] = [
    { name: 'Excalidraw 0.18', url: `${peers.address}/excalidraw.html`, usable: 'canvas.interactive' },
    { name: 'React, TipTap and Yjs', url: `${peers.address}/tiptap.html`, usable: '[contenteditable=true]' },
  ];
  /** Medians of as many turns, in which everybody has one. */
  async function inTurns(sides: readonly Side[], one: (side: Side) => Promise<number>): Promise<Map<string, number>> {
    const taken = new Map<string, number[]>(sides.map(({ name }) => [name, []]));
    for (let turn = 0; turn < ROUNDS; turn += 1) {
      for (const side of turn % 2 === 0 ? sides : sides.toReversed()) taken.get(side.name)?.push(await one(side));
    }
    return new Map([...taken].map(([name, times]) => [name, median(times)]));
  }
  function reportAll(what: string, most: number, times: Map<string, number>): void {
    const own = times.get('ours') ?? Number.NaN;
    for (const { name } of others) report(told(what, own, most, name, times.get(name) ?? null));
  }
  try {
    for (const [name, network] of Object.entries(NETWORKS)) {
      const times = await inTurns([ours, ...others], (side) => cold(browser, side, network));
      reportAll(
        `cold start, ${name}, ${network.slower}x slower`,
        name === 'slow 3G' ? GOALS['slow 3G'] : GOALS['slow 4G'],
        times,
      );
    }
    const times = await inTurns([mine, ...others], (side) =>
      again(browser, side, side.name === 'ours' ? writeNote : async () => undefined),
    );
    reportAll(`again, offline, ${SLOWER}x slower`, GOALS.again, times);
    const presses: Press[] = [];
    for (let turn = 0; turn < ROUNDS; turn += 1) presses.push(await longestPress(browser, server.address));
    const longest = told(
      `longest press on the first screens and in a note, ${SLOWER}x slower`,
      median(presses.map(({ ms }) => ms)),
      GOALS.press,
      'none',
      null,
    );
    report({ ...longest, unit: `ms; ${presses.map(({ ms, what }) => `${ms} (${what})`).join(', ')}` });
  } finally {
    await browser.close();
    await server.stop();
    await peers.close();
  }
};
