/**
 * Longer words, and a language from right to left: every address at the width of a phone, with English stretched by two
 * fifths in the place of one language, and in Arabic. No word is cut, leaves its box, or makes the page scroll sideways.
 */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureBuild, root } from '../../.ci/build.ts';
import { viewports } from '../support/index.ts';
import { cutWords } from './cut.ts';
import { go, settled } from './look.ts';
import { type AccessStage, openStage } from './stage.ts';
import { stopsOf, type Walker } from './walk.ts';

const WALKERS: readonly Walker[] = ['ada', 'ben', 'cleo', 'dan'];
/** In whose place the stretched words stand: the stage is set in English, and Arabic is looked at as it is. */
const LONGER = 'sw';

let stage: AccessStage;

beforeAll(async () => {
  const folder = join(root, '.cache/longer');
  process.env.BINOME_LONGER = LONGER;
  await ensureBuild(folder);
  stage = await openStage(folder);
}, 600_000);

afterAll(() => stage?.close());

test.each([
  ['words two fifths longer', LONGER, '⟦'],
  ['Arabic', 'ar', 'ا'],
])('[R25] nothing is cut in %s', { timeout: 300_000 }, async (_, locale, sign) => {
  const faults = await Promise.all(WALKERS.map((who) => walk(who, locale, sign)));
  expect(faults.flat()).toEqual([]);
});

async function walk(who: Walker, locale: string, sign: string): Promise<string[]> {
  const { page } = stage.people[who];
  const faults: string[] = [];
  await page.setViewportSize(viewports.phone);
  await page.goto(stage.server.address);
  await page.evaluate((wanted) => localStorage.setItem('binome.locale', wanted), locale);
  await page.reload();
  await settled(page, '/');
  // Else the walk would look at another language, and find nothing.
  expect(await page.locator('main').textContent()).toContain(sign);
  for (const path of stopsOf(who, stage.made)) {
    const where = `${who} ${path.replace(/#.*/, '#…')}`;
    try {
      await go(page, path);
      for (const fault of await cutWords(page)) faults.push(`${where}: ${fault}`);
    } catch (error) {
      faults.push(`${where}: ${String(error).split('\n')[0]}`);
    }
  }
  return faults;
}
