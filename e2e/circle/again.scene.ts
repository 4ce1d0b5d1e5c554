/**
 * Who comes again, and who comes at the same time. Cleo is taken out and invited again: what was written meanwhile is not
 * hers. She leaves and comes again. Ben and Ada, apart, each let somebody in: in the end all five are together.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as cast from '../story/cast.ts';
import { inChapters } from '../story/chapters.ts';
import { launchPerson, type Person, type ServerProcess, startServerProcess } from '../support/index.ts';
import { beginCircle, enterCircle, makeLink, openMessages, openTab, sayYes, seePeople } from './steps.ts';

const CIRCLE = 'Monday readers';
let server: ServerProcess;
let ada: Person;
let ben: Person;
let cleo: Person;
let dan: Person;
let eve: Person;
const all = (): Person[] => [ada, ben, cleo, dan, eve];

beforeAll(async () => {
  server = await startServerProcess();
  [ada, ben, cleo, dan, eve] = (await Promise.all(
    ['ada', 'ben', 'cleo', 'dan', 'eve'].map((name) => launchPerson(name, { viewport: 'phone' })),
  )) as [Person, Person, Person, Person, Person];
});

inChapters(all);

afterAll(async () => {
  await Promise.all(all().map((person) => person?.close()));
  await server?.stop();
});

const said = (person: Person, text: string) => cast.conversation(person.page).getByText(text, { exact: true });

async function says(person: Person, text: string): Promise<void> {
  await openMessages(person);
  await cast.say(person.page, CIRCLE, text);
}

async function hears(person: Person, text: string): Promise<void> {
  await openMessages(person);
  await said(person, text).waitFor({ timeout: 2 * cast.PLENTY });
}

async function counts(person: Person, people: number): Promise<void> {
  await seePeople(person.page);
  const shown = person.page.locator('.circle-person');
  // Two groups that moved on apart look for each other every 80 s.
  await expect.poll(() => shown.count(), { timeout: 4 * cast.PLENTY }).toBe(people);
}

async function comes(guest: Person, link: string, name: string): Promise<void> {
  await sayYes(guest, link, name);
  await enterCircle(guest, server.address, CIRCLE);
}

test('three are together', async () => {
  await beginCircle(ada, server.address, CIRCLE, 'Ada');
  await comes(ben, await makeLink(ada), 'Ben');
  await comes(cleo, await makeLink(ada), 'Cleo');
  await says(ada, 'All three');
  for (const person of [ben, cleo]) await hears(person, 'All three');
});

test('Cleo is taken out and invited again: what was written meanwhile is not hers', async () => {
  await seePeople(ada.page);
  const row = ada.page.locator('.circle-person', { hasText: 'Cleo' });
  await row.getByRole('button', { name: 'Take out of the circle' }).click();
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Take out' }).click();
  await row.waitFor({ state: 'detached', timeout: cast.PLENTY });
  await says(ada, 'While she was out');
  await hears(ben, 'While she was out');
  // She is told, by whom and when, and looks for nobody any more.
  await openTab(cleo.page, 'Today');
  await cleo.page.locator('#main').getByText('You are no longer in this circle').waitFor({ timeout: cast.PLENTY });
  await cleo.page.getByText(/^Ada took you out of it on/).waitFor();
  const link = await makeLink(ada);
  await cleo.page.goto(link);
  await cleo.page.getByRole('button', { name: 'Accept' }).click({ timeout: cast.PLENTY });
  await counts(ada, 3);
  await cleo.page.goto(server.address);
  await enterCircle(cleo, server.address, CIRCLE);
  await says(ada, 'Welcome back');
  await hears(cleo, 'Welcome back');
  await hears(cleo, 'All three');
  expect(await said(cleo, 'While she was out').count()).toBe(0);
  await openTab(cleo.page, 'Today');
  expect(await cleo.page.getByText('You are no longer in this circle').count()).toBe(0);
});

test('she leaves, and comes again by another link', async () => {
  await openTab(cleo.page, 'Today');
  await cleo.page.getByRole('button', { name: 'Leave this space' }).click();
  await cleo.page.getByRole('dialog').getByRole('button', { name: 'Leave and forget' }).click();
  await cleo.page.getByText(/You have left/).waitFor({ timeout: cast.PLENTY });
  await counts(ada, 2);
  await comes(cleo, await makeLink(ada), 'Cleo');
  await says(ada, 'And once more');
  await hears(cleo, 'And once more');
  await counts(ben, 3);
});

test(
  'Ada and Ben, apart, each let somebody in: all five come together, and no guest is left outside',
  async () => {
    const [byAda, byBen] = [await makeLink(ada), await makeLink(ben)];
    for (const { page } of [ada, cleo]) await page.goto('about:blank');
    await comes(dan, byBen, 'Dan');
    await says(dan, 'By Ben');
    await hears(ben, 'By Ben');
    await ben.page.goto('about:blank');
    await dan.page.goto('about:blank');
    await ada.page.goto(server.address);
    await comes(eve, byAda, 'Eve');
    await says(eve, 'By Ada');
    await enterCircle(ada, server.address, CIRCLE);
    await hears(ada, 'By Ada');
    for (const person of [ben, cleo, dan]) await enterCircle(person, server.address, CIRCLE);
    for (const person of all()) await counts(person, 5);
    await says(eve, 'Do you hear me, Dan?');
    await hears(dan, 'Do you hear me, Dan?');
    await says(dan, 'I do');
    await hears(eve, 'I do');
  },
  10 * cast.PLENTY,
);
