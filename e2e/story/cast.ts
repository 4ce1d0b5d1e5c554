/** What Cleo, Ada, Dan and Ben do with their hands: every step through the screens, found by role and accessible name. */
import type { Locator, Page } from 'playwright-core';
import { waitFor } from '../support/index.ts';

export const PLENTY = 30_000;

export async function writeFirstNote(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Write a first note' }).click();
  const note = page.getByRole('textbox', { name: 'Note', exact: true });
  await note.click();
  await page.keyboard.type(text);
  await page.getByText('Saved', { exact: false }).first().waitFor({ timeout: PLENTY });
}

export interface ProgrammeWords {
  readonly name: string;
  readonly purpose: string;
  readonly topics: readonly string[];
}

/** Cleo, from the first screen to the office. Resolves with the link she hands out. */
export async function createProgramme(page: Page, words: ProgrammeWords): Promise<string> {
  await page.getByRole('link', { name: /I run a programme/ }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(words.name);
  await page.getByRole('textbox', { name: /What it is for/ }).fill(words.purpose);
  await page.getByRole('textbox', { name: 'Your first name' }).fill('Cleo');
  await page.getByRole('radio', { name: '8', exact: true }).check();
  await page.getByRole('radio', { name: /The two of them only/ }).check();
  await fillTags(tagField(page, 'Topics'), words.topics);
  await page.getByRole('button', { name: 'Create the programme' }).click();
  const link = page.getByRole('textbox', { name: 'Link of the programme' });
  await link.waitFor({ timeout: PLENTY });
  return waitFor('the link to hand out', async () => {
    const value = await link.inputValue();
    return value.includes('/p#') && value;
  });
}

export interface CardWords {
  readonly name: string;
  readonly role: 'To have a mentor' | 'To be a mentor';
  readonly offered: readonly string[];
  readonly sought: readonly string[];
  readonly topics: readonly string[];
  readonly words: string;
}

/** From the programme's link to the card being with the server. */
export async function applyWith(page: Page, link: string, card: CardWords): Promise<void> {
  await page.goto(link);
  await page
    .getByRole('link', { name: /Apply/ })
    .or(page.getByRole('button', { name: /Apply/ }))
    .first()
    .click();
  await page.getByRole('textbox', { name: 'Your first name' }).fill(card.name);
  await page.getByRole('radio', { name: card.role }).check();
  // Where somebody accompanies, a choice of two.
  await page
    .getByRole('checkbox', { name: /18 or older/ })
    .or(page.getByRole('radio', { name: '18 or older' }))
    .check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await fillTags(tagField(page, 'What you can share'), card.offered);
  await fillTags(tagField(page, 'What you would like to learn'), card.sought);
  await fillTags(tagField(page, 'Topics you care about'), card.topics);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: /Weekday evenings/ }).click();
  await page.getByRole('textbox', { name: 'A few words from you' }).fill(card.words);
  const over = page.getByRole('button', { name: 'Read it over' });
  const goOn = page.getByRole('button', { name: 'Continue' });
  await over.or(goOn).click();
  // A programme with questions of its own has one step more; here none of them has to be answered.
  await over.or(page.getByRole('button', { name: 'Send my card' })).waitFor({ timeout: PLENTY });
  if (await over.isVisible()) await over.click();
  await page.getByRole('button', { name: 'Send my card' }).click();
  await page.getByRole('heading', { name: /Your card is on its way/ }).waitFor({ timeout: PLENTY });
}

const tagField = (page: Page, name: string): Locator =>
  page.getByRole('combobox', { name }).or(page.getByRole('textbox', { name }));

async function fillTags(field: Locator, words: readonly string[]): Promise<void> {
  for (const word of words) {
    await field.fill(word);
    await field.press('Enter');
  }
}

/** Cleo: the directory holds these people. */
export async function seeDirectory(page: Page, names: readonly string[]): Promise<void> {
  await page
    .getByRole('link', { name: /^Directory/ })
    .first()
    .click();
  for (const name of names) await page.getByText(name, { exact: true }).first().waitFor({ timeout: PLENTY });
}

/** Cleo: a pair that is proposed. */
export const pairRow = (page: Page, mentor: string, mentee: string): Locator =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: `${mentor} · ${mentee}` }) });

/** Cleo: runs the matching, for the first time or again, and sees the one pair, and why it was proposed. */
export async function matchPair(page: Page, mentor: string, mentee: string, reason: string): Promise<void> {
  await page
    .getByRole('link', { name: /^Pairs/ })
    .first()
    .click();
  await page.getByRole('button', { name: /^Run (the matching|again)$/ }).click();
  const row = pairRow(page, mentor, mentee);
  await row.waitFor({ timeout: PLENTY });
  await row.getByText(reason).waitFor();
}

/** Cleo: who else could be the mentor of this person. Leaves the dialog open, and resolves with it. */
export async function seeOthers(page: Page, mentee: string): Promise<Locator> {
  await page.getByRole('button', { name: `Change the mentor of ${mentee}` }).click();
  const dialog = page.getByRole('dialog', { name: `Another mentor for ${mentee}` });
  await dialog.waitFor();
  return dialog;
}

/** Cleo: gives this person another mentor, by hand. */
export async function changeMentor(page: Page, mentee: string, mentor: string): Promise<void> {
  const dialog = await seeOthers(page, mentee);
  await dialog.getByRole('radio', { name: new RegExp(`^${mentor}`) }).check();
  await dialog.getByRole('button', { name: 'Give this mentor' }).click();
  await pairRow(page, mentor, mentee).waitFor({ timeout: PLENTY });
}

/** Cleo: an invitation she sent, with where it stands. */
export const sentTo = (page: Page, mentor: string, mentee: string): Locator =>
  page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByText(`${mentor} · ${mentee}`, { exact: true }) });

export async function sendInvitations(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Send 1 invitation' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Send now' }).click();
  await page.waitForURL(/\/sent$/);
}

/** Ada, Dan or Ben: sees who and why. */
async function openInvitation(page: Page, other: string, reason: RegExp): Promise<void> {
  await page
    .getByRole('link', { name: /See who and why/ })
    .first()
    .click({ timeout: PLENTY });
  await page.getByRole('heading', { name: new RegExp(other) }).waitFor();
  await page.getByText(reason).first().waitFor();
}

/** And says yes. */
export async function accept(page: Page, other: string, reason: RegExp): Promise<void> {
  await openInvitation(page, other, reason);
  await page.getByRole('button', { name: 'Accept' }).click();
}

/** And says no, with a word for the programme. */
export async function decline(page: Page, other: string, reason: RegExp, words: string): Promise<void> {
  await openInvitation(page, other, reason);
  await page.getByRole('button', { name: 'No, thank you' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: /A word for the programme/ }).fill(words);
  await dialog.getByRole('button', { name: 'Decline' }).click();
}

/** The spaces that Today shows, and the yeses that wait for one. */
export const spaces = (page: Page): Locator => page.getByRole('link', { name: /^You (and|said yes to) / });

export async function waitForDirect(page: Page, within = PLENTY): Promise<void> {
  await visible(page.getByText(/^Direct with/)).waitFor({ timeout: within });
}

/** The first that is drawn: the phone's and the desktop's words are both in the page. */
export const visible = (locator: Locator): Locator => locator.filter({ visible: true }).first();

export async function say(page: Page, other: string, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name: `Write to ${other}` });
  await field.fill(text);
  await field.press('Enter');
}

/** The words of the conversation in order, mine and theirs. */
export const conversation = (page: Page): Locator => page.getByRole('log', { name: 'Conversation' });

export async function newPage(page: Page, title: string): Promise<void> {
  await page
    .getByRole('button', { name: /New page|Write a first page/ })
    .first()
    .click();
  const heading = page.getByRole('textbox', { name: 'Title' });
  await heading.fill(title);
}

export const textOfPage = (page: Page): Locator => page.getByRole('textbox', { name: 'Text of the page' });

/** At the end of the page's text. */
export async function write(page: Page, text: string): Promise<void> {
  await textOfPage(page).click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(text);
}

export async function readPage(page: Page): Promise<string> {
  return textOfPage(page).evaluate((element) => {
    const copy = element.cloneNode(true);
    // The carets of other people are drawn inside the text: their names are not part of it.
    if (copy instanceof Element) for (const caret of copy.querySelectorAll('[class*="caret"]')) caret.remove();
    return (copy.textContent ?? '').replace(/\u2060/g, '');
  });
}

/** The app is kept on this device: it will start without a network. */
export async function waitForKept(page: Page): Promise<void> {
  await waitFor('the app is on the device', () =>
    page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state === 'activated'),
  );
}

export async function deletePage(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Delete this page' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
}

/** Of what was deleted, before its day is over. */
export async function erasePage(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: `Erase ${title}` }).click();
  await page.getByRole('dialog', { name: 'Erase it now?' }).getByRole('button', { name: 'Erase' }).click();
}

/** What this device keeps, by the names of its databases: each document has one. */
export const databaseNames = (page: Page): Promise<string[]> =>
  page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? '').sort());

export const databases = async (page: Page): Promise<number> => (await databaseNames(page)).length;
