/** A coordinator's profile with a programme, its pack and many cards, made without the people. */
import { fileURLToPath } from 'node:url';
import type { BrowserContext } from 'playwright-core';
import { openGround } from '../inbox/planting.ts';
import type { OfficePlanting } from './page/main.ts';

export interface OfficePlants {
  /** Resolves with the programme's id. */
  plant(context: BrowserContext, address: string, planting: OfficePlanting): Promise<string>;
  close(): Promise<void>;
}

export async function openOfficePlants(): Promise<OfficePlants> {
  const ground = await openGround(fileURLToPath(new URL('page', import.meta.url)));
  return {
    plant: (context, address, planting) =>
      ground.on(context, address, async (page) => {
        await page.waitForFunction(() => window.plantOffice !== undefined);
        return page.evaluate((what) => window.plantOffice(what), planting);
      }),
    close: ground.close,
  };
}
