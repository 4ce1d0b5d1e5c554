/** What stands before the app: it opens, it cannot keep anything, it is open in another tab, it is locked or put away. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openSettings, setPassphrase } from '../lock/hands.ts';
import * as cast from '../story/cast.ts';
import { launchPerson, type Person, viewports } from '../support/index.ts';
import { type Asked, nameOf } from './looks.ts';
import { wanted } from './take.ts';

/** What is done before the page is loaded that is looked at. Resolves with it. */
type Before = (person: Person, address: string) => Promise<Page>;

const GATES: Readonly<Record<string, Before>> = {
  async opening({ context, page }, address) {
    await page.goto(address);
    await cast.writeFirstNote(page, 'A note.');
    await context.addInitScript(() => {
      // A request that nobody answers.
      IDBFactory.prototype.open = () => new EventTarget() as IDBOpenDBRequest;
    });
    return page;
  },
  async 'no-disk'({ context, page }, address) {
    await page.goto(address);
    await context.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('refused', 'SecurityError');
      };
    });
    return page;
  },
  async 'second-tab'({ context, page }, address) {
    await page.goto(address);
    await cast.writeFirstNote(page, 'A note.');
    const second = await context.newPage();
    await second.goto(address);
    return second;
  },
  async locked({ page }, address) {
    await page.goto(address);
    await cast.writeFirstNote(page, 'A note.');
    await openSettings(page);
    await setPassphrase(page);
    return page;
  },
  'not-found': async ({ page }, address) => {
    await page.goto(`${address}/nothing-is-here`);
    return page;
  },
  'no-link': async ({ page }, address) => {
    await page.goto(`${address}/p`);
    return page;
  },
};

export async function gates(address: string, asked: Asked, tell: (line: string) => void): Promise<void> {
  for (const [gate, before] of Object.entries(GATES)) {
    if (!wanted(asked, `gate-${gate}`)) continue;
    mkdirSync(asked.folder, { recursive: true });
    const person = await launchPerson('gates');
    try {
      const page = await before(person, address);
      for (const look of asked.looks) {
        await page.emulateMedia({ colorScheme: look.theme, reducedMotion: 'reduce' });
        await page.setViewportSize(viewports[look.size]);
        await page.evaluate((chosen) => localStorage.setItem('binome.locale', chosen), look.language);
        await page.reload();
        await page.locator(gate === 'opening' ? '.splash-opening' : '.splash h1').waitFor();
        const path = join(asked.folder, `gate-${gate}-${nameOf(look)}.png`);
        await page.screenshot({ path, animations: 'disabled' });
      }
    } catch (error) {
      tell(`${gate}: ${String(error).split('\n')[0]}`);
    } finally {
      await person.close();
    }
  }
}
