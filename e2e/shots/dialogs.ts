/** What opens over a screen: dialogs and menus, on a phone sheets from below. */
import type { Page } from 'playwright-core';
import type { Made, Walker } from '../access/walk.ts';
import * as cast from '../story/cast.ts';
import type { Spoken } from './spoken.ts';
import type { Stop } from './take.ts';

const OPEN = 'dialog[open]';

/** What is open is closed first: the same screen is taken in several sizes. */
async function anew(page: Page): Promise<void> {
  if (await page.locator(OPEN).isVisible()) await page.keyboard.press('Escape');
  await page.locator(OPEN).waitFor({ state: 'hidden' });
}

/** Behind the first button that goes by these words, in the language of the screen. */
const behind =
  (english: string) =>
  async (page: Page, spoken: Spoken): Promise<void> => {
    await anew(page);
    const name = spoken(english);
    if (name === null) throw new Error(`no button is called “${english}”`);
    await cast.visible(page.getByRole('button', { name })).click();
    await page.locator(OPEN).waitFor();
  };

/** Behind what has no words of its own. */
const behindThe =
  (selector: string) =>
  async (page: Page): Promise<void> => {
    await anew(page);
    await page.locator(selector).filter({ visible: true }).last().click();
    await page.locator(OPEN).waitFor();
  };

/** On a phone behind a menu. */
const withinActions =
  (english: string) =>
  async (page: Page, spoken: Spoken): Promise<void> => {
    await anew(page);
    const menu = page.locator('.office-actions [aria-haspopup]');
    if (await menu.isVisible()) await menu.click();
    await cast.visible(page.getByRole('button', { name: spoken(english) ?? english })).click();
    await page.locator('dialog[open]:not(.menu)').waitFor();
  };

async function commands(page: Page): Promise<void> {
  await anew(page);
  await page.keyboard.press('ControlOrMeta+k');
  await page.locator(OPEN).waitFor();
}

const stop = (name: string, path: string, before: NonNullable<Stop['before']>): Stop => ({
  name: `dialog-${name}`,
  path,
  before,
});

/** Ben, whose goals they are, and his devices; Ada's space; nobody else's. */
export const dialogsOf = (who: Walker, made: Made): readonly Stop[] => {
  const space = `/w/${made.space}`;
  const of: Readonly<Record<Walker, readonly Stop[]>> = {
    ada: [
      stop('commands', '/', commands),
      stop('note-delete', `/note/${made.note}`, behind('Delete this note')),
      stop('words', '/settings', behind('Show my words')),
      stop('file', '/settings', behind('Save a file')),
      stop('device', '/settings', behind('Add a device')),
      stop('passphrase', '/settings', behind('Set a passphrase')),
      stop('message', `${space}/chat`, behindThe('.bubble-more')),
      stop('page-delete', `${space}/page/${made.page}`, behind('Delete this page')),
      stop('leave', space, behind('Leave this space')),
      stop('other', space, behind('I would like someone else')),
      stop('card-break', `/card/${made.programme}`, behind('Take a break')),
      stop('card-back', `/card/${made.programme}`, behind('Take my card back')),
      stop('card-by-hand', `/card/${made.programme}`, behind('Give it by hand')),
      stop('out-of-circle', `/w/${made.circle}/people`, behindThe('.work-view .button')),
    ],
    ben: [stop('goal-delete', `${space}/goals/${made.goal}`, behind('Delete this goal'))],
    cleo: [
      stop('pack-changed', `/office/${made.programme}/programme`, behind('What changed…')),
      stop('colleague', `/office/${made.programme}/team`, behindThe('.office .button')),
    ],
    dan: [stop('link-new', '/', behindThe('.start-doors button'))],
  };
  return of[who];
};

/** Of a programme with many people. */
export const officeDialogs = (id: string): readonly Stop[] => {
  const [pairs, directory] = [`/office/${id}/pairs`, `/office/${id}/directory`];
  return [
    stop('why', pairs, behind('Why * and *')),
    stop('another-mentor', pairs, behind('Change the mentor of *')),
    stop('refuse', pairs, behind('Refuse * and *')),
    stop('together', pairs, behind('Put two together')),
    stop('about-run', pairs, behind('About this run')),
    stop('send', pairs, behindThe('.office-actions .button-primary')),
    stop('person', directory, behindThe('.person-name')),
    stop('bring-in', directory, withinActions('Bring in a list')),
    stop('cards-by-hand', directory, withinActions('Cards by hand')),
    stop('take-out', directory, withinActions('Take out')),
  ];
};
