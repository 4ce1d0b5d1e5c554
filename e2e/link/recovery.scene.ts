/** Through y-webrtc, in two profiles: whatever ends a connection, what is written next reaches the other side. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Hub, openHub } from './hub.ts';
import { type Lab, openLab } from './lab.ts';

const LIMIT_MS = 5_000;
let lab: Lab;
let hub: Hub;
let open: Page[] = [];

beforeAll(async () => {
  lab = await openLab();
});

afterAll(async () => {
  expect(lab.errors).toEqual([]);
  await lab.close();
});

afterEach(async () => {
  for (const page of open) await page.context().close();
  open = [];
  await hub.close();
});

async function join(name: 'ada' | 'ben'): Promise<Page> {
  const page = await lab.page('ours');
  open.push(page);
  await page.evaluate(([who, url]) => window.lab.join(who, url, 'room'), [name, hub.url] as const);
  return page;
}

const has = (page: Page, mark: string) =>
  page.waitForFunction((wanted) => window.lab.read().includes(wanted), mark, { timeout: LIMIT_MS });

/** Both write; both read both. How long it took. */
async function exchange(ada: Page, ben: Page, turn: string): Promise<number> {
  const started = performance.now();
  await ada.evaluate((mark) => window.lab.write(mark), `<a${turn}>`);
  await ben.evaluate((mark) => window.lab.write(mark), `<b${turn}>`);
  await Promise.all([has(ada, `<b${turn}>`), has(ben, `<a${turn}>`)]);
  return performance.now() - started;
}

const drops = (['peer', 'connection'] as const).flatMap((level) =>
  (['one', 'other', 'both'] as const).map((side) => ({ level, side })),
);

describe('twenty drops in a row, each repaired within 5 s', () => {
  test.each(drops)('$level, $side', async ({ level, side }) => {
    hub = await openHub(50);
    const [ada, ben] = [await join('ada'), await join('ben')];
    await exchange(ada, ben, 'first');
    for (let turn = 0; turn < 20; turn += 1) {
      await Promise.all([
        side === 'other' ? null : ada.evaluate((at) => window.lab.drop(at), level),
        side === 'one' ? null : ben.evaluate((at) => window.lab.drop(at), level),
      ]);
      expect(await exchange(ada, ben, String(turn))).toBeLessThan(LIMIT_MS);
    }
    for (const page of [ada, ben]) expect(await page.evaluate(() => window.lab.connCount())).toBe(1);
  });
});

describe('one side comes back as another page', () => {
  test.each(['reloaded', 'killed'] as const)('%s, ten times', async (how) => {
    hub = await openHub(50);
    const ada = await join('ada');
    let ben = await join('ben');
    await exchange(ada, ben, 'first');
    for (let turn = 0; turn < 10; turn += 1) {
      if (how === 'reloaded') {
        await ben.reload();
        await ben.evaluate((url) => window.lab.join('ben', url, 'room'), hub.url);
      } else {
        // No unload handler runs: the other side is left with a ghost.
        const session = await ben.context().newCDPSession(ben);
        const crashed = ben.waitForEvent('crash');
        // A crashed page never answers.
        session.send('Page.crash').catch(() => null);
        await crashed;
        await ben.context().close();
        open = [ada];
        ben = await join('ben');
      }
      expect(await exchange(ada, ben, String(turn))).toBeLessThan(LIMIT_MS);
    }
    await ada.waitForFunction(() => window.lab.connCount() === 1);
  });
});
