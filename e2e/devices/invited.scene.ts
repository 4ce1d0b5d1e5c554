/**
 * Ben has two invitations open when his phone is stolen, unlocked and running. He takes it out. Cleo opens her link
 * afterwards, while his computer is off: the answer waits for the computer, and the phone never hears of it. Dan had said
 * yes before, offline: the phone gets his answer too and is in their space, until Ben and Dan have met there.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as cast from '../story/cast.ts';
import { inChapters } from '../story/chapters.ts';
import { launchPerson, type Person, type ServerProcess, startServerProcess, waitFor } from '../support/index.ts';
import { addDevice, enterSpace, openSpace } from './steps.ts';

let server: ServerProcess;
let ben: Person;
let phone: Person;
let cleo: Person;
let dan: Person;
let forCleo = '';

beforeAll(async () => {
  const environment = { TURN_URL: 'turn:127.0.0.1:9?transport=tcp', TURN_SECRET: 'nobody checks it' };
  server = await startServerProcess({ environment });
  [ben, phone, cleo, dan] = await Promise.all([
    launchPerson('ben'),
    launchPerson('phone'),
    launchPerson('cleo'),
    launchPerson('dan'),
  ]);
});

inChapters(() => [ben, phone, cleo, dan]);

afterAll(async () => {
  await Promise.all([ben, phone, cleo, dan].map((person) => person?.close()));
  await server?.stop();
});

const links = ({ page }: Person) => page.getByRole('textbox', { name: 'Link of your invitation' });

async function accept({ page }: Person, name: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Your first name' }).fill(name, { timeout: cast.PLENTY });
  await page.getByRole('button', { name: 'Accept' }).click();
  await page.getByRole('heading', { name: 'You said yes' }).waitFor({ timeout: cast.PLENTY });
}

test('two invitations wait; Dan says yes to his without a network; the phone is taken out', async () => {
  await ben.page.goto(`${server.address}/invite`);
  await ben.page.getByRole('textbox', { name: 'Your first name' }).fill('Ben');
  await ben.page.getByRole('button', { name: 'Make the link' }).click();
  forCleo = await links(ben).inputValue({ timeout: cast.PLENTY });
  await ben.page.getByRole('button', { name: 'Invite one more person' }).click();
  await ben.page.getByRole('button', { name: 'Make the link' }).click();
  await links(ben).nth(1).waitFor({ timeout: cast.PLENTY });
  const both = await Promise.all([0, 1].map((at) => links(ben).nth(at).inputValue()));
  await addDevice(ben, phone, server.address);
  await phone.page.goto(`${server.address}/invite`);
  await links(phone).nth(1).waitFor({ timeout: cast.PLENTY });
  // It hears nothing of its removal.
  await phone.page.goto('about:blank');
  await dan.page.goto(both.find((link) => link !== forCleo) ?? '');
  await dan.page.getByRole('heading', { name: 'Ben invites you' }).waitFor({ timeout: cast.PLENTY });
  await dan.page.context().setOffline(true);
  await accept(dan, 'Dan');
  await ben.page.goto(`${server.address}/settings`);
  await ben.page.getByRole('button', { name: 'Remove', exact: true }).click();
  await ben.page.getByRole('dialog').getByRole('button', { name: 'Remove it' }).click();
  await ben.page.getByText(/is out: it learns nothing/).waitFor({ timeout: cast.PLENTY });
  await ben.page.goto(`${server.address}/invite`);
  await links(ben).nth(1).waitFor({ timeout: cast.PLENTY });
  // The links that were handed out are the ones that stay.
  expect(await Promise.all([0, 1].map((at) => links(ben).nth(at).inputValue()))).toEqual(
    expect.arrayContaining([...both]),
  );
});

test('Cleo opens hers while Ben’s computer is off: he has her answer, and what the two write; the phone has neither', async () => {
  await ben.page.goto('about:blank');
  await phone.page.goto(server.address);
  await cleo.page.goto(forCleo);
  await accept(cleo, 'Cleo');
  await cleo.page.getByRole('link', { name: 'Go to Today' }).click();
  await openSpace(ben, server.address, 'Cleo');
  await enterSpace(cleo, 'Ben');
  await cast.waitForDirect(cleo.page);
  await cast.say(ben.page, 'Cleo', 'Here I am');
  await cast.conversation(cleo.page).getByText('Here I am').waitFor({ timeout: cast.PLENTY });
  await phone.page.goto(server.address);
  await phone.page.getByText('Your invitation waits').nth(1).waitFor({ timeout: cast.PLENTY });
  expect(await phone.page.getByText('Cleo').count()).toBe(0);
});

test('Dan’s answer reaches the phone as well: it is in their space, and out of it once Ben has met Dan there', async () => {
  // Through a relay that does not answer: Ben has his letters, and meets nobody yet.
  await chooseWay('Through the relay only');
  await dan.page.context().setOffline(false);
  await dan.page.getByRole('link', { name: 'Go to Today' }).click();
  await enterSpace(dan, 'Ben');
  await openSpace(phone, server.address, 'Dan');
  await cast.waitForDirect(phone.page);
  await cast.say(dan.page, 'Ben', 'Is that you?');
  await cast.conversation(phone.page).getByText('Is that you?').waitFor({ timeout: cast.PLENTY });
  await ben.page.getByText('Dan said yes').waitFor({ timeout: cast.PLENTY });
  await chooseWay('Directly when possible');
  await enterSpace(ben, 'Dan');
  await Promise.all([ben, dan].map(({ page }) => cast.waitForDirect(page)));
  await waitFor('nobody answers the phone any more', async () => {
    return (await cast.visible(phone.page.getByText(/^Direct with/)).count()) === 0;
  });
  await cast.say(ben.page, 'Dan', 'Only the two of us');
  await cast.conversation(dan.page).getByText('Only the two of us').waitFor({ timeout: cast.PLENTY });
  await cast.say(dan.page, 'Ben', 'So I see');
  await cast.conversation(ben.page).getByText('So I see').waitFor({ timeout: cast.PLENTY });
  expect(await cast.conversation(phone.page).textContent()).not.toMatch(/Only the two of us|So I see/);
});

/** Leaves Ben on Today. */
async function chooseWay(way: string): Promise<void> {
  await ben.page.goto(`${server.address}/settings`);
  await ben.page.getByRole('radio', { name: way }).check();
  await ben.page.goto(server.address);
  await cast.visible(ben.page.getByText('Online', { exact: true })).waitFor({ timeout: cast.PLENTY });
}
