/**
 * A mentor of a hundred against a mentor of one, in the built app: from the address to an inbox that can be used, what
 * stays in memory, how many sockets there are, and whether anything is tried towards people who are not there.
 */
import { chromium, type Page } from 'playwright-core';
import { openPlants } from '../e2e/inbox/planting.ts';
import { chromiumFlags, needChromium } from '../e2e/support/chromium.ts';
import { startServerProcess } from '../e2e/support/server.ts';
import { median, round } from './measure/inTurn.ts';
import type { Bench, Case } from './run.ts';

const MANY = 100;
const TIMES = 5;
/** The first start of a profile opens all spaces, one after the other and behind the screen; so long until it is done. */
const FIRST_START = 25_000;
/** What runs behind the screen goes on so long before memory is weighed. */
const REST = 10_000;
const NAMES = Array.from({ length: MANY }, (_, index) => `Mentee${String(index + 1).padStart(3, '0')}`);
const WRITTEN = { lines: 20, pages: 2, words: 300, goals: 2 };

declare global {
  interface Window {
    /** RTCPeerConnections made so far. */
    connections: number;
  }
}

interface Start {
  /** Until the list is drawn, ms. */
  readonly drawn: number;
  /** Until one of the spaces, asked for at once, is on the screen, ms. */
  readonly opened: number;
  readonly sockets: number;
  readonly connections: number;
  readonly heap: number;
}

async function start(page: Page, address: string, name: string, rest: number): Promise<Start> {
  let sockets = 0;
  page.on('websocket', () => {
    sockets += 1;
  });
  await page.goto(address, { waitUntil: 'commit' });
  // Watched for and clicked in the page: what the harness takes to find one name among a hundred is not the app's.
  const { drawn, opened } = await page.evaluate(async (wanted) => {
    const there = <T>(find: () => T | null | undefined | false): Promise<T> =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = find();
          if (!found) return;
          watcher.disconnect();
          resolve(found);
        };
        const watcher = new MutationObserver(look);
        watcher.observe(document, { childList: true, subtree: true, characterData: true });
        look();
      });
    const row = await there(() =>
      [...document.querySelectorAll<HTMLElement>('main a')].find((each) => each.textContent.includes(wanted)),
    );
    const atRow = performance.now();
    row.click();
    const isIn = (): boolean => document.querySelector('main')?.textContent.includes(`${wanted}, message 19`) === true;
    await there(() => window.location.pathname.startsWith('/w/') && isIn());
    return { drawn: atRow, opened: performance.now() };
  }, name);
  if (rest > 0) {
    await page.goBack();
    await page.locator('main a', { hasText: name }).first().waitFor();
    await new Promise((resolve) => setTimeout(resolve, rest));
  }
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  return { drawn, opened, sockets, connections: await page.evaluate(() => window.connections), heap: usedSize / 1e6 };
}

export const run: Bench = async (report) => {
  const [one, many] = [await startServerProcess(), await startServerProcess()];
  const browser = await chromium.launch({ executablePath: needChromium(), args: chromiumFlags });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  await context.addInitScript(() => {
    window.connections = 0;
    const Plain = window.RTCPeerConnection;
    window.RTCPeerConnection = class extends Plain {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        window.connections += 1;
      }
    };
  });
  const plants = await openPlants();
  try {
    await plants.plant(context, one.address, { ...WRITTEN, names: NAMES.slice(0, 1) });
    await plants.plant(context, many.address, { ...WRITTEN, names: NAMES });
    const starts: { one: Start[]; many: Start[] } = { one: [], many: [] };
    // The first of each installs the app, and is not counted.
    for (let times = 0; times <= TIMES; times += 1) {
      for (const [which, server] of [
        ['one', one],
        ['many', many],
      ] as const) {
        const page = await context.newPage();
        page.on('pageerror', (fault) => console.error(fault));
        const name = which === 'one' ? NAMES[0] : NAMES[(times * 37) % MANY];
        const done = await start(
          page,
          server.address,
          name ?? '',
          times === 0 ? FIRST_START : times === TIMES ? REST : 0,
        );
        if (times > 0) starts[which].push(done);
        await page.close();
      }
    }
    const of = (which: 'one' | 'many', pick: (start: Start) => number) => median(starts[which].map(pick));
    const compared = (what: string, pick: (start: Start) => number): Case => {
      const [ours, theirs] = [of('many', pick), of('one', pick)];
      return {
        bench: 'mentor',
        case: `${MANY} workspaces: start until ${what}`,
        peer: 'the same with one',
        ours: round(ours, 0),
        theirs: round(theirs, 0),
        limit: null,
        unit: 'ms',
        ratio: round(ours / theirs, 2),
        goal: 'ratio <= 1.5',
        met: ours / theirs <= 1.5,
      };
    };
    report(compared('the inbox is drawn', ({ drawn }) => drawn));
    report(compared('one of them, asked for at once, is open', ({ opened }) => opened));
    const last = starts.many.at(-1);
    const bounded = (what: string, ours: number, most: number, unit: string): Case => ({
      bench: 'mentor',
      case: `${MANY} workspaces: ${what}`,
      peer: 'none',
      ours: round(ours, 1),
      theirs: null,
      limit: null,
      unit,
      ratio: null,
      goal: `<= ${most}`,
      met: ours <= most,
    });
    report(bounded('heap after a collection', last?.heap ?? Number.POSITIVE_INFINITY, 150, 'MB'));
    report(bounded('sockets', Math.max(...starts.many.map(({ sockets }) => sockets)), 1, 'sockets'));
    report(
      bounded('connections to who is absent', Math.max(...starts.many.map((s) => s.connections)), 0, 'connections'),
    );
  } finally {
    await browser.close();
    await plants.close();
    await one.stop();
    await many.stop();
  }
};
