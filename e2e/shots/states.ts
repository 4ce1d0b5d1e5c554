/** States that no address has: a programme with many people, no network, a screen on its way, a second tab, one that broke. */
import type { Page } from 'playwright-core';
import { settled } from '../access/look.ts';
import type { AccessStage } from '../access/stage.ts';
import { OFFICE_TABS } from '../access/walk.ts';
import { openOfficePlants } from '../office/planting.ts';
import * as cast from '../story/cast.ts';
import { launchPerson } from '../support/index.ts';
import { officeDialogs } from './dialogs.ts';
import type { Asked } from './looks.ts';
import type { Spoken } from './spoken.ts';
import { type Stop, takeAll, wanted } from './take.ts';

const fullStops = (id: string): readonly Stop[] => [
  ...OFFICE_TABS.map((tab) => ({ name: `full-office-${tab}`, path: `/office/${id}/${tab}` })),
  ...officeDialogs(id),
];

/** Sixty cards and what a run makes of them, and what opens over it. */
export async function fullOffice(address: string, asked: Asked, tell: (line: string) => void): Promise<void> {
  if (!fullStops('').some(({ name }) => wanted(asked, name))) return;
  const fatou = await launchPerson('fatou');
  const plants = await openOfficePlants();
  try {
    const id = await plants.plant(fatou.context, address, { pack: {}, cards: 60 });
    const { page } = fatou;
    await page.goto(`${address}/office/${id}/pairs`);
    await page.getByRole('button', { name: /^Run the matching$/ }).click({ timeout: cast.PLENTY });
    await page
      .getByRole('row')
      .nth(1)
      .waitFor({ timeout: 2 * cast.PLENTY });
    await takeAll(page, address, fullStops(id), asked, tell);
  } finally {
    await plants.close();
    await fatou.close();
  }
}

/** That there is no network, in the language of the screens. */
function offlineIn(spoken: Spoken): RegExp {
  const said = ['Offline', 'Offline: everything is kept on this device'].flatMap(
    (words) => spoken(words)?.source ?? [],
  );
  return new RegExp(said.join('|'));
}

export async function states(stage: AccessStage, asked: Asked, tell: (line: string) => void): Promise<void> {
  const { server, people, made } = stage;
  const { page } = people.ada;
  await page.goto(server.address);
  await settled(page, '/');
  await cast.waitForKept(page);
  const away = async (there: Page, spoken: Spoken): Promise<void> => {
    await people.ada.setOffline(true);
    // What was connected before goes on otherwise.
    await there.reload();
    await cast.visible(there.getByText(offlineIn(spoken))).waitFor({ timeout: cast.PLENTY });
    await settled(there, there.url());
  };
  const inside = ['', '/chat', '/call', '/agenda'].map((part) => `/w/${made.space}${part}`);
  for (const path of ['/', ...inside]) {
    const name = `offline-${path === '/' ? 'home' : `space${path.split('/')[3] ?? ''}`}`;
    await takeAll(page, server.address, [{ name, path, before: away }], asked, tell);
    await people.ada.setOffline(false);
  }
}
