/** Ben is where the line is late, narrow and lossy: the two meet, and what one writes is on the other's disk. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { missing, SLOW } from './network.ts';
import { openRoom, openStage, reach, STUN, type Stage } from './stage.ts';

/** Everything below a minute: the introductions, both handshakes and a lost packet or two at each. */
const TOGETHER_WITHIN = 60_000;
const PARAGRAPH = 'What I would like to speak about next week: the letter, and how to begin it. '.repeat(8);
const lacking = missing();
const title = `${2 * SLOW.delay} ms there and back, ${SLOW.rate / 1000} kbit/s, ${SLOW.loss} % lost`;

describe.skipIf(lacking !== null)(lacking === null ? title : `${title} (not run: ${lacking})`, () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ slow: true });
    stage.network.route('port-preserving', 'open');
    await stage.serve([STUN]);
  });
  afterAll(() => stage?.close());

  test('[S62] a paragraph is delivered, each way', async () => {
    // The page itself was loaded before, as an installed app is.
    const pages = await Promise.all([stage.page('ada'), stage.page('ben')]);
    await stage.network.slowDown();
    await Promise.all([openRoom(pages[0], 'ada'), openRoom(pages[1], 'ben')]);
    await Promise.all(pages.map((page) => reach(page, 'direct', TOGETHER_WITHIN)));
    for (const [at, page] of pages.entries()) {
      await page.evaluate(([words]) => window.room.write('page 1', words), [`${at}: ${PARAGRAPH}`] as const);
      const took = await page.evaluate(() => window.room.delivered('page 1'));
      // Nothing can be acknowledged sooner: the line really is what it is said to be.
      expect(took).toBeGreaterThan(2 * SLOW.delay);
      expect(await pages[1 - at]?.evaluate(() => window.room.read('page 1'))).toContain(`${at}: ${PARAGRAPH}`);
    }
    expect(await stage.clear()).toEqual([]);
  });
});
