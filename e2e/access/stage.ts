/**
 * What the walk over every address looks at, made through the screens: a programme with a pack, a pair in its space with
 * a page, a goal and a meeting, a circle, a choice that waits; and Dan, who has nothing yet.
 */
import type { Page } from 'playwright-core';
import * as agenda from '../agenda/hands.ts';
import { beginCircle } from '../circle/steps.ts';
import { train } from '../office/training.ts';
import * as cast from '../story/cast.ts';
import { launchPerson, type Person, type ServerProcess, startServerProcess, waitFor } from '../support/index.ts';
import type { Made, Walker } from './walk.ts';

export interface AccessStage {
  readonly server: ServerProcess;
  readonly people: Readonly<Record<Walker, Person>>;
  readonly made: Made;
  close(): Promise<void>;
}

const part = (page: Page, at: number): string => new URL(page.url()).pathname.split('/')[at] ?? '';
const wordOf = (link: string): string => link.slice(link.indexOf('#') + 1);

async function programmeOf(page: Page, address: string, choose: (page: Page) => Promise<void>): Promise<string> {
  await page.goto(`${address}/new-programme`);
  await choose(page);
  await page.getByRole('textbox', { name: 'Your first name' }).fill('Cleo');
  await page.getByRole('button', { name: 'Create the programme' }).click();
  const field = page.getByRole('textbox', { name: 'Link of the programme' });
  await field.waitFor({ timeout: cast.PLENTY });
  return waitFor('the link to hand out', async () => {
    const value = await field.inputValue();
    return value.includes('/p#') && value;
  });
}

const CARD = { sought: [], topics: ['Interviews'], words: 'I like to listen.' };

async function bothApply(ada: Page, ben: Page, link: string): Promise<void> {
  await cast.applyWith(ada, link, { ...CARD, name: 'Ada', role: 'To be a mentor', offered: ['Data analysis'] });
  await cast.applyWith(ben, link, {
    ...CARD,
    name: 'Ben',
    role: 'To have a mentor',
    offered: ['Wolof'],
    sought: ['Data analysis'],
  });
}

/** The pair: trained, matched, in its space. Resolves with what there is by then. */
async function pair(cleo: Page, ada: Page, ben: Page, address: string) {
  const link = await programmeOf(cleo, address, async (page) => {
    await page.getByRole('radio', { name: /Between companies/ }).check();
    await page.getByText(/training modules/).waitFor({ timeout: cast.PLENTY });
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Bridges');
  });
  const programme = part(cleo, 2);
  await bothApply(ada, ben, link);
  let module = '';
  for (const page of [ada, ben]) {
    await page.goto(`${address}/training/${programme}`);
    await page.getByRole('link', { name: 'Begin', exact: true }).click({ timeout: cast.PLENTY });
    if (page === ada) module = part(page, 3);
    await train(page);
  }
  await cast.seeDirectory(cleo, ['Ada', 'Ben']);
  await cleo.getByText('gone through the training yet').waitFor({ state: 'hidden', timeout: cast.PLENTY });
  await cast.matchPair(cleo, 'Ada', 'Ben', 'Data analysis');
  await cast.sendInvitations(cleo);
  for (const page of [ada, ben]) await page.goto(address);
  await cast.accept(ada, 'Ben', /data analysis/i);
  await ada.getByText(/opens by itself/).waitFor({ timeout: cast.PLENTY });
  const invitation = part(ada, 2);
  await cast.accept(ben, 'Ada', /data analysis/i);
  await Promise.all([ada, ben].map((page) => page.waitForURL(/\/w\//, { timeout: cast.PLENTY })));
  return { link, programme, module, invitation, space: part(ada, 2) };
}

/** What stands in the space of the two. */
async function furnish(page: Page, mentee: Page, address: string, space: string) {
  const inside = `${address}/w/${space}`;
  await page.goto(inside);
  await cast.newPage(page, 'A letter');
  await cast.write(page, 'Dear reader, I am looking for a place. ');
  const itsPage = part(page, 4);
  await cast.say(page, 'Ben', 'Hello Ben. How was your week?');
  await mentee.goto(`${inside}/goals/new`);
  await mentee.getByRole('textbox', { name: 'What do you want to reach?' }).fill('To speak in front of a group');
  await mentee.getByRole('button', { name: 'Keep this goal' }).click();
  await mentee.getByRole('heading', { name: 'To speak in front of a group', level: 1 }).waitFor();
  const goal = part(mentee, 4);
  await page.goto(`${inside}/agenda`);
  await page.getByRole('link', { name: 'We have met' }).click();
  await agenda.chooseTime(page, (await agenda.fieldsIn(page, -7 * 86_400_000)).day, '10:30');
  await page.getByRole('button', { name: 'Write it down' }).click();
  await page.getByText('Written down by you').waitFor();
  const meeting = part(page, 4);
  await page.goto(`${inside}/programme`);
  await page.getByRole('link', { name: 'A good first meeting' }).click({ timeout: cast.PLENTY });
  await page.getByRole('heading', { name: 'A good first meeting', level: 1 }).waitFor();
  return { page: itsPage, goal, meeting, sheet: part(page, 4) };
}

/** A programme in which mentors choose, which has proposed Ben to Ada. Resolves with its id. */
async function offerChoice(cleo: Page, ada: Page, ben: Page, address: string): Promise<string> {
  const link = await programmeOf(cleo, address, async (page) => {
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Passerelles');
    await page.getByRole('textbox', { name: /What it is for/ }).fill('First jobs');
  });
  const choice = part(cleo, 2);
  await cleo.goto(`${address}/office/${choice}/programme`);
  const how = cleo
    .locator('section')
    .filter({ has: cleo.getByRole('heading', { name: 'How pairs come about', exact: true }) });
  await how.getByRole('button', { name: 'Change' }).click({ timeout: cast.PLENTY });
  const dialog = cleo.getByRole('dialog', { name: 'How pairs come about' });
  await dialog.getByRole('radio', { name: /The mentor, among three/ }).check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'hidden', timeout: cast.PLENTY });
  await bothApply(ada, ben, link);
  await cast.seeDirectory(cleo, ['Ada', 'Ben']);
  await cast.visible(cleo.getByRole('link', { name: /^Pairs/ })).click();
  await cleo.getByRole('button', { name: 'Propose mentees to 1 mentor' }).click({ timeout: cast.PLENTY });
  await cleo.getByText(/May choose until/).waitFor({ timeout: cast.PLENTY });
  await ada.goto(address);
  await ada.getByRole('link', { name: 'See them and choose' }).waitFor({ timeout: cast.PLENTY });
  return choice;
}

/** `distDir`: of the build that is looked at; by default the app as it is. */
export async function openStage(distDir?: string): Promise<AccessStage> {
  const server = await startServerProcess(distDir === undefined ? {} : { distDir });
  const { address } = server;
  const [ada, ben, cleo, dan] = await Promise.all([
    launchPerson('ada', { timezone: 'Europe/Paris' }),
    launchPerson('ben', { timezone: 'Europe/Paris' }),
    launchPerson('cleo'),
    launchPerson('dan'),
  ]);
  const close = async (): Promise<void> => {
    await Promise.all([ada, ben, cleo, dan].map((person) => person.close()));
    await server.stop();
  };
  try {
    const made = await make(address, ada, ben, cleo);
    return { server, people: { ada, ben, cleo, dan }, made, close };
  } catch (broken) {
    await close();
    throw broken;
  }
}

async function make(address: string, ada: Person, ben: Person, cleo: Person): Promise<Made> {
  await ada.page.goto(address);
  await cast.writeFirstNote(ada.page, 'Questions for Ben');
  const note = part(ada.page, 2);
  const { link, ...met } = await pair(cleo.page, ada.page, ben.page, address);
  const inside = await furnish(ada.page, ben.page, address, met.space);
  const choice = await offerChoice(cleo.page, ada.page, ben.page, address);
  await beginCircle(ada, address, 'Thursday people', 'Ada');
  const circle = part(ada.page, 2);
  await ben.page.goto(`${address}/invite`);
  await ben.page.getByRole('button', { name: 'Make the link' }).click();
  const offer = await ben.page.getByRole('textbox', { name: 'Link of your invitation' }).inputValue();
  return { ...met, ...inside, note, circle, choice, programmeWord: wordOf(link), offerWord: wordOf(offer) };
}
