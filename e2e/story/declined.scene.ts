/**
 * One says no: Cleo gives Ben another mentor than the one proposed, Dan has no time, Ben hears that it is off and gets
 * an invitation with Ada. No space opens on the way; the last one opens by itself.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  launchPerson,
  type Person,
  type RecordingProxy,
  type ServerProcess,
  shoot,
  startRecordingProxy,
  startServerProcess,
} from '../support/index.ts';
import { axeFaults } from './axe.ts';
import * as cast from './cast.ts';
import { inChapters } from './chapters.ts';

const WORDS = 'My evenings are taken this year.';
let server: ServerProcess;
let proxy: RecordingProxy;
let cleo: Person;
let ada: Person;
let dan: Person;
let ben: Person;

beforeAll(async () => {
  server = await startServerProcess();
  proxy = await startRecordingProxy(server.address);
  [cleo, ada, dan, ben] = await Promise.all([
    launchPerson('cleo'),
    launchPerson('ada', { timezone: 'Africa/Dakar' }),
    launchPerson('dan', { timezone: 'Africa/Dakar', viewport: 'phone' }),
    launchPerson('ben', { timezone: 'Africa/Dakar' }),
  ]);
  await Promise.all([cleo, ada, dan, ben].map((person) => person.page.goto(proxy.address)));
});

inChapters(() => [cleo, ada, dan, ben]);

afterAll(async () => {
  await Promise.all([cleo, ada, dan, ben].map((person) => person?.close()));
  await proxy?.close();
  await server?.stop();
});

test('two mentors and one mentee send their cards to Cleo', async () => {
  const link = await cast.createProgramme(cleo.page, {
    name: 'Passerelles',
    purpose: 'First jobs for young people',
    topics: ['First job', 'Interviews'],
  });
  await cast.applyWith(ada.page, link, {
    name: 'Ada',
    role: 'To be a mentor',
    offered: ['Data analysis'],
    sought: ['Social media'],
    topics: ['Interviews'],
    words: 'Twelve years of data.',
  });
  await cast.applyWith(dan.page, link, {
    name: 'Dan',
    role: 'To be a mentor',
    offered: ['Public speaking'],
    sought: [],
    topics: ['First job'],
    words: 'I recruit for a museum.',
  });
  await cast.applyWith(ben.page, link, {
    name: 'Ben',
    role: 'To have a mentor',
    offered: ['Wolof'],
    sought: ['Data analysis'],
    topics: ['Interviews', 'First job'],
    words: 'I would like to find my first job.',
  });
  await cast.seeDirectory(cleo.page, ['Ada', 'Dan', 'Ben']);
});

test('[S20] [F07] the matching proposes Ada and says why; Cleo, who knows better, gives Ben to Dan: the pair is marked as kept', async () => {
  await cast.matchPair(cleo.page, 'Ada', 'Ben', 'Data analysis');
  await cast.visible(cleo.page.getByText('no better set of pairs exists')).waitFor();
  await shoot(cleo, '1-proposed');
  await cast.changeMentor(cleo.page, 'Ben', 'Dan');
  await cleo.page.getByRole('button', { name: 'Kept: Dan and Ben', pressed: true }).waitFor();
  await cast.pairRow(cleo.page, 'Dan', 'Ben').getByText('First job').waitFor();
  await cast.pairRow(cleo.page, 'Ada', 'Ben').waitFor({ state: 'detached' });
  // The proof is of the best set with as few pairs moved, and says so.
  await cast.visible(cleo.page.getByText('the best with as few pairs moved')).waitFor();
  await cleo.page.getByText('The mentees who would suit have a mentor.').waitFor();
  await shoot(cleo, '2-changed');
  await cast.sendInvitations(cleo.page);
});

test('Ben accepts, Dan declines: Cleo sees the no and the words that came with it', async () => {
  for (const person of [ben, dan]) await person.page.goto(proxy.address);
  await cast.accept(ben.page, 'Dan', /first job/i);
  await ben.page.getByText(/opens by itself/).waitFor();
  await ben.page.getByRole('link', { name: 'Go to Today' }).click();
  await ben.page.getByRole('link', { name: /You said yes to Dan/ }).waitFor();
  const invitation = cast.sentTo(cleo.page, 'Dan', 'Ben');
  await invitation.getByText('One yes').waitFor({ timeout: cast.PLENTY });
  await cast.decline(dan.page, 'Ben', /first job/i, WORDS);
  await dan.page.getByRole('heading', { name: 'This invitation was declined' }).waitFor();
  await shoot(dan, '3-declined');
  await invitation.getByText('Declined').waitFor({ timeout: cast.PLENTY });
  for (const words of ['said no', 'said yes', WORDS]) await invitation.getByText(words).waitFor();
  await shoot(cleo, '4-sent');
});

test('Ben, who had said yes, is told where he is that it was taken back, and not why', async () => {
  const told = ben.page.getByRole('link', { name: /The invitation with Dan was taken back/ });
  await told.waitFor({ timeout: cast.PLENTY });
  await shoot(ben, '5-told');
  await told.click();
  await ben.page.getByRole('heading', { name: 'This invitation was taken back' }).waitFor();
  expect(await ben.page.getByRole('main').textContent()).not.toContain(WORDS);
  await shoot(ben, '6-taken-back');
});

test('no space opened on either side, nor does after a reload', async () => {
  const ended = new URL(ben.page.url()).pathname;
  for (const person of [ben, dan]) {
    // Whom a space takes in is at its address.
    expect(new URL(person.page.url()).pathname).toMatch(/^\/invitation\//);
    await person.page.goto(proxy.address);
    await person.page.getByRole('heading', { name: 'My notes' }).waitFor();
    await person.page.getByText('Your card for Passerelles').waitFor();
    expect(await cast.spaces(person.page).count()).toBe(0);
  }
  await shoot(dan, '7-dan-today');
  // What Ben was told is still there, without a fault that axe can find, in light and dark.
  await ben.page.getByText('The invitation with Dan was taken back').waitFor();
  expect(await axeFaults(ben.page, proxy.address, [ended, '/'])).toEqual([]);
});

test('Cleo matches again: Ada is proposed, and Dan is not offered to Ben a second time', async () => {
  await cast.matchPair(cleo.page, 'Ada', 'Ben', 'Data analysis');
  const dialog = await cast.seeOthers(cleo.page, 'Ben');
  await dialog.getByText(/Nobody else can be their mentor/).waitFor();
  expect(await dialog.getByRole('radio').count()).toBe(0);
  await shoot(cleo, '8-no-other');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await cast.sendInvitations(cleo.page);
  await shoot(cleo, '9-sent-again');
});

test('Ada and Ben accept; their space opens by itself on both, and a line is Delivered', async () => {
  await ada.page.goto(proxy.address);
  await cast.accept(ben.page, 'Ada', /data analysis/i);
  await ben.page.getByText(/opens by itself/).waitFor();
  await cast.accept(ada.page, 'Ben', /data analysis/i);
  await Promise.all([ada, ben].map((person) => person.page.waitForURL(/\/w\//, { timeout: cast.PLENTY })));
  await Promise.all([ada, ben].map((person) => cast.waitForDirect(person.page)));
  await cast.say(ben.page, 'Ada', 'Hello Ada, thank you for saying yes.');
  await cast.conversation(ada.page).getByText('Hello Ada').waitFor({ timeout: cast.PLENTY });
  await cast.conversation(ben.page).getByText('Delivered').waitFor({ timeout: cast.PLENTY });
  await shoot(ben, '10-together');
  await cast.sentTo(cleo.page, 'Ada', 'Ben').getByText('At work').waitFor({ timeout: cast.PLENTY });
  await cast.sentTo(cleo.page, 'Dan', 'Ben').getByText('Declined').waitFor();
  await shoot(cleo, '11-at-work');
});

test('once another came, the one taken back is no longer news', async () => {
  await ben.page.goto(proxy.address);
  await ben.page.getByRole('link', { name: /You and Ada/ }).waitFor();
  expect(await ben.page.getByText(/was taken back/).count()).toBe(0);
  expect(await cast.spaces(ben.page).count()).toBe(1);
  await shoot(ben, '12-ben-today');
});

test('nothing broke behind the screens, no policy was violated, no stranger was asked', () => {
  for (const person of [cleo, ada, dan, ben]) {
    expect(person.problems.seen()).toEqual([]);
    expect(person.problems.foreign(proxy.address)).toEqual([]);
  }
});
