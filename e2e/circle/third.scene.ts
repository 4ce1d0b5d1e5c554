/**
 * A programme in which somebody must be able to see. Ben is not an adult; Sana accompanies him and Ada. Each of the three
 * sees who the others are, and that she can read everything, before they say yes; from their yeses comes a circle of the
 * three, with Sana on every screen.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults } from '../story/axe.ts';
import * as cast from '../story/cast.ts';
import { inChapters } from '../story/chapters.ts';
import {
  launchPerson,
  type Person,
  type RecordingProxy,
  type ServerProcess,
  shoot,
  startRecordingProxy,
  startServerProcess,
} from '../support/index.ts';
import { openMessages, openTab } from './steps.ts';
import { applyToAccompany, beginCard, createAccompanied } from './thirdSteps.ts';

const SPACE = 'Ada · Ben';
let server: ServerProcess;
let proxy: RecordingProxy;
let cleo: Person;
let ada: Person;
let ben: Person;
let sana: Person;
let link: string;

beforeAll(async () => {
  server = await startServerProcess();
  proxy = await startRecordingProxy(server.address);
  [cleo, ada, ben, sana] = await Promise.all([
    launchPerson('cleo'),
    launchPerson('ada', { timezone: 'Africa/Dakar' }),
    launchPerson('ben', { timezone: 'Africa/Dakar', viewport: 'phone' }),
    launchPerson('sana', { timezone: 'Africa/Dakar' }),
  ]);
  await Promise.all([cleo, ada, ben, sana].map(({ page }) => page.goto(proxy.address)));
});

inChapters(() => [cleo, ada, ben, sana]);

afterAll(async () => {
  await Promise.all([cleo, ada, ben, sana].map((person) => person?.close()));
  await proxy?.close();
  await server?.stop();
});

test('[F34] Ada and Ben apply; Ben says that he is under 18, which here he may be, and cannot leave it open', async () => {
  link = await createAccompanied(cleo.page, 'Devoirs');
  const card = { sought: [], topics: ['Maths'], words: 'I like to listen.' };
  await cast.applyWith(ada.page, link, { ...card, name: 'Ada', role: 'To be a mentor', offered: ['Algebra'] });
  await beginCard(ben.page, link, 'Ben');
  await ben.page.getByRole('radio', { name: 'To have a mentor' }).check();
  await ben.page.getByRole('button', { name: 'Continue' }).click();
  await ben.page.getByText('Choose one of them.').waitFor();
  await ben.page.getByRole('radio', { name: 'Under 18' }).check();
  await shoot(ben, '1-card');
  await ben.page.getByRole('button', { name: 'Continue' }).click();
  const sought = ben.page.getByRole('combobox', { name: 'What you would like to learn' });
  await sought.fill('Algebra');
  await sought.press('Enter');
  await ben.page.getByRole('button', { name: 'Continue' }).click();
  await ben.page.getByRole('button', { name: /Weekday evenings/ }).click();
  await ben.page.getByRole('button', { name: 'Read it over' }).click();
  await ben.page.getByText(/Would like a mentor · Under 18/).waitFor();
  await ben.page.getByRole('button', { name: 'Send my card' }).click();
  await ben.page.getByRole('heading', { name: /Your card is on its way/ }).waitFor({ timeout: cast.PLENTY });
});

test('they are matched; without a third no invitation goes out, and the screen says why', async () => {
  await cast.seeDirectory(cleo.page, ['Ada', 'Ben']);
  expect(await cleo.page.getByText('Under 18').count()).toBe(1);
  await cast.matchPair(cleo.page, 'Ada', 'Ben', 'Algebra');
  await cleo.page.getByText('Nobody accompanies the pairs yet').waitFor();
  expect(await cleo.page.getByRole('button', { name: 'Send 1 invitation' }).isDisabled()).toBe(true);
  await shoot(cleo, '2-nobody');
});

test('[R20] Sana applies by the same link, by the keyboard alone; Cleo chooses her, and the invitations go out', async () => {
  await beginCard(sana.page, link, 'Sana');
  await applyToAccompany(sana.page, 'I teach at the school.');
  await shoot(sana, '3-applied');
  await cleo.page.getByText('1 pair has nobody yet: no invitation goes out before.').waitFor({ timeout: cast.PLENTY });
  await shoot(cleo, '4-choose');
  await cleo.page.getByRole('combobox', { name: 'Who accompanies the pairs' }).selectOption('Sana');
  const own = cleo.page.getByRole('combobox', { name: 'Who accompanies Ada and Ben' });
  expect(await own.locator('option:checked').textContent()).toBe('Sana');
  await shoot(cleo, '5-chosen');
  await cast.sendInvitations(cleo.page);
  const sent = cast.sentTo(cleo.page, 'Ada', 'Ben');
  await sent.getByText('(accompanies)').waitFor();
  await sent.getByText('No answer yet').waitFor({ timeout: cast.PLENTY });
});

const openIt = async ({ page }: Person) => {
  await page.goto(proxy.address);
  await page.getByRole('link', { name: /See who and why/ }).click({ timeout: cast.PLENTY });
};

async function speak({ page }: Person, language: 'en' | 'fr'): Promise<void> {
  await page.evaluate((tag) => localStorage.setItem('binome.locale', tag), language);
  await page.reload();
}

test('each of the three sees who the others are and who can read everything, before saying yes; in French as well', async () => {
  for (const person of [ada, ben, sana]) await openIt(person);
  await ada.page.getByRole('heading', { name: 'You could be Ben’s mentor' }).waitFor();
  await ben.page.getByRole('heading', { name: 'Ada could be your mentor' }).waitFor();
  await sana.page.getByRole('heading', { name: 'You could accompany Ada and Ben' }).waitFor();
  for (const { page } of [ada, ben]) {
    await page.getByText(/Sana accompanies you: they can read everything written in your space/).waitFor();
    await page.getByRole('heading', { name: 'What Sana’s card says' }).waitFor();
  }
  await sana.page.getByText(/You would be the third here: you can read everything/).waitFor();
  for (const name of ['Ada', 'Ben'])
    await sana.page.getByRole('heading', { name: `What ${name}’s card says` }).waitFor();
  for (const [person, name] of [
    [ada, '6-ada'],
    [ben, '6-ben'],
    [sana, '6-sana'],
  ] as const)
    await shoot(person, name);
  const path = new URL(ben.page.url()).pathname;
  expect(await axeFaults(ada.page, proxy.address, [path])).toEqual([]);
  await speak(ben, 'fr');
  await ben.page.getByText(/Sana vous accompagne.*peut lire tout ce qui s’écrit dans votre espace/).waitFor();
  await ben.page.getByText(/ne peut être lu que par vous trois/).waitFor();
  await shoot(ben, '6-ben-fr');
  await speak(ben, 'en');
});

test('two yeses open nothing; with the third, the circle of the three opens by itself, wherever they are', async () => {
  for (const person of [ada, ben]) {
    await openIt(person);
    await person.page.getByRole('button', { name: 'Accept' }).click();
    await person.page.getByText(/opens by itself once all three/).waitFor({ timeout: cast.PLENTY });
  }
  await cast.sentTo(cleo.page, 'Ada', 'Ben').getByText('Two yeses').waitFor({ timeout: cast.PLENTY });
  await shoot(cleo, '7-two-yeses');
  await shoot(ben, '7-waits');
  await sana.page.getByRole('button', { name: 'Accept' }).click();
  for (const { page } of [ada, ben, sana]) await page.waitForURL(/\/w\//, { timeout: cast.PLENTY });
  await cast.sentTo(cleo.page, 'Ada', 'Ben').getByText('At work').waitFor({ timeout: cast.PLENTY });
  await shoot(cleo, '8-at-work');
});

test('[F35] all three write, and all three read it; Sana stands on every screen of the other two', async () => {
  for (const person of [ada, ben, sana]) {
    await openMessages(person);
    await cast.say(person.page, SPACE, `Hello from ${person.name}`);
  }
  for (const person of [ada, ben, sana]) {
    for (const { name } of [ada, ben, sana])
      await cast.conversation(person.page).getByText(`Hello from ${name}`).waitFor({ timeout: cast.PLENTY });
  }
  for (const person of [ada, ben]) {
    for (const tab of ['Notebook', 'People', 'Today']) {
      await openTab(person.page, tab);
      await cast.visible(person.page.getByText(/Sana \(supervisor\) sees everything/)).waitFor();
    }
    await shoot(person, `9-${person.name}`);
  }
  await cast.visible(sana.page.getByText(/everybody sees that you read along/)).waitFor();
  // Nobody but herself takes her out.
  await openTab(ada.page, 'People');
  expect(await ada.page.getByRole('button', { name: /Take out/ }).count()).toBe(0);
  await shoot(ada, '9-people');
});

test('it is all there after a reload; the server saw nothing of it, and nothing broke', async () => {
  await ben.page.reload();
  await openMessages(ben);
  await cast.conversation(ben.page).getByText('Hello from sana').waitFor({ timeout: cast.PLENTY });
  const seen = Buffer.concat(proxy.record().map(({ bytes }) => bytes)).toString('latin1');
  for (const secret of ['Hello from', 'Sana', 'supervisor']) expect(seen).not.toContain(secret);
  for (const person of [cleo, ada, ben, sana]) {
    expect(person.problems.seen()).toEqual([]);
    expect(person.problems.foreign(proxy.address)).toEqual([]);
  }
});
