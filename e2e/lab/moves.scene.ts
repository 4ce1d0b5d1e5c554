/** The network of one of the two goes and comes back, or becomes another one: how soon they are together again. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { missing } from './network.ts';
import { openStage, reach, STUN, type Stage } from './stage.ts';

const AGAIN_WITHIN = 2_000;
const lacking = missing();

describe.skipIf(lacking !== null)(lacking === null ? 'on the move' : `on the move (not run: ${lacking})`, () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
    stage.network.route('port-preserving', 'open');
  });
  afterEach(async () => expect(await stage.clear()).toEqual([]));
  afterAll(() => stage?.close());

  const pause = (page: Page, time: number): Promise<void> =>
    page.evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), time);

  async function together(): Promise<[Page, Page]> {
    await stage.serve([STUN]);
    const pages = await stage.both();
    await Promise.all(pages.map((page) => reach(page, 'direct')));
    await pages[0].evaluate(() => window.room.repaired('page 1', 'Before. '));
    return pages;
  }

  test.for([3_000, 12_000, 30_000])(
    'the cable is out for %i ms: together again within 2 s of its return',
    async (time) => {
      const [ada] = await together();
      stage.network.unplug('ada');
      await pause(ada, time);
      stage.network.plug('ada');
      const took = await ada.evaluate(() => window.room.repaired('page 1', 'Back. '));
      expect(took).toBeLessThan(AGAIN_WITHIN);
    },
  );

  test('another address from one moment to the next: together again within 2 s', async () => {
    const [ada] = await together();
    stage.network.unplug('ada');
    stage.network.plug('ada', 77);
    const took = await ada.evaluate(() => window.room.repaired('page 1', 'Elsewhere. '));
    expect(took).toBeLessThan(AGAIN_WITHIN);
  });
});
