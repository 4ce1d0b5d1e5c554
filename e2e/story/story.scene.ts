/**
 * Ada and Ben meet through Cleo's programme and work together: the main job, through the screens, on real parts.
 * A word is planted wherever somebody writes; at the end it must be nowhere but on the screens.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  launchPerson,
  noNetwork,
  type Person,
  type RecordingProxy,
  type ServerProcess,
  startRecordingProxy,
  startServerProcess,
  waitFor,
} from '../support/index.ts';
import { axeFaults } from './axe.ts';
import * as cast from './cast.ts';
import { inChapters } from './chapters.ts';
import { collectKept } from './planted.ts';

const PLANTED = 'quokkaverdant';
let server: ServerProcess;
let proxy: RecordingProxy;
let cleo: Person;
let ada: Person;
let ben: Person;
let link = '';

beforeAll(async () => {
  server = await startServerProcess();
  proxy = await startRecordingProxy(server.address);
  [cleo, ada, ben] = await Promise.all([
    launchPerson('cleo'),
    launchPerson('ada', { timezone: 'Africa/Dakar' }),
    launchPerson('ben', { timezone: 'Africa/Dakar' }),
  ]);
  await Promise.all([cleo, ada, ben].map((person) => person.page.goto(proxy.address)));
});

inChapters(() => [cleo, ada, ben]);

afterAll(async () => {
  await Promise.all([cleo, ada, ben].map((person) => person?.close()));
  await proxy?.close();
  await server?.stop();
});

test('[S64] Ada writes a first note before anything is asked of her', async () => {
  await cast.writeFirstNote(ada.page, `Questions for a mentor, ${PLANTED}`);
});

test('[S01] Cleo creates a programme and gets a link and a QR code', async () => {
  link = await cast.createProgramme(cleo.page, {
    name: `Passerelles ${PLANTED}`,
    purpose: 'First jobs for young people',
    topics: ['First job', 'Interviews'],
  });
  expect(link.length).toBeLessThanOrEqual(120);
  await cleo.page.getByRole('img', { name: /QR code/ }).waitFor();
});

test('Ada and Ben apply, each on their own device; the secret of the link leaves the address bar at once', async () => {
  await cast.applyWith(ada.page, link, {
    name: 'Ada',
    role: 'To be a mentor',
    offered: ['Data analysis', PLANTED],
    sought: ['Social media'],
    topics: ['Interviews'],
    words: `Twelve years of data, ${PLANTED}`,
  });
  expect(ada.page.url()).not.toContain('#');
  await cast.applyWith(ben.page, link, {
    name: 'Ben',
    role: 'To have a mentor',
    offered: ['Wolof'],
    sought: ['Data analysis'],
    topics: ['Interviews'],
    words: 'I would like to find my first job.',
  });
});

test('the letters outlive the server: Cleo, away meanwhile, finds both cards after its restart', async () => {
  await cleo.page.goto('about:blank');
  await server.kill();
  await server.start();
  await cleo.page.goto(proxy.address);
  await cleo.page
    .getByRole('link', { name: /Passerelles/ })
    .first()
    .click();
  await cast.seeDirectory(cleo.page, ['Ada', 'Ben']);
});

test('[S19] Cleo matches them, sees why, and sends the invitations', async () => {
  await cast.matchPair(cleo.page, 'Ada', 'Ben', 'Data analysis');
  await cast.sendInvitations(cleo.page);
});

test('[S51] both see who and why, accept, and their devices open the workspace', async () => {
  for (const person of [ada, ben]) await person.page.goto(proxy.address);
  await cast.accept(ada.page, 'Ben', /data analysis/i);
  await ada.page.getByText(/opens by itself/).waitFor();
  await cast.accept(ben.page, 'Ada', /data analysis/i);
  await Promise.all([ada, ben].map((person) => person.page.waitForURL(/\/w\//, { timeout: cast.PLENTY })));
  await Promise.all([ada, ben].map((person) => cast.waitForDirect(person.page)));
  await cast.visible(cleo.page.getByText('At work')).waitFor({ timeout: cast.PLENTY });
});

test('[S23] [F15] [R6] they chat; Delivered is said once the other device has it', async () => {
  await cast.say(ada.page, 'Ben', `Hello Ben, ${PLANTED}`);
  await cast.conversation(ben.page).getByText(`Hello Ben, ${PLANTED}`).waitFor({ timeout: cast.PLENTY });
  await cast.conversation(ada.page).getByText('Delivered').waitFor({ timeout: cast.PLENTY });
});

test('[S24] [S25] they write in the same page, and each sees the other’s cursor with the name', async () => {
  await cast.newPage(ada.page, `Letter ${PLANTED}`);
  await cast.write(ada.page, `Dear reader, ${PLANTED}. `);
  await ben.page
    .getByRole('link', { name: `Letter ${PLANTED}` })
    .first()
    .click({ timeout: cast.PLENTY });
  await waitFor('Ben reads what Ada wrote', async () =>
    (await cast.readPage(ben.page)).includes(`Dear reader, ${PLANTED}.`),
  );
  await cast.write(ben.page, 'Ben adds this. ');
  await waitFor('Ada reads what Ben added', async () => (await cast.readPage(ada.page)).includes('Ben adds this.'));
  await cast.textOfPage(ada.page).getByText('Ben', { exact: true }).waitFor({ timeout: cast.PLENTY });
  await cast.visible(ada.page.getByRole('main').getByText('Delivered')).waitFor({ timeout: cast.PLENTY });
});

test('[S26] [F41] Ben goes offline and reloads: everything is there; both go on writing; nothing is lost when they meet again', async () => {
  await cast.waitForKept(ben.page);
  await ben.setOffline(true);
  await ben.page.reload();
  await waitFor('Ben reads the page with no network', async () =>
    (await cast.readPage(ben.page)).includes('Ben adds this.'),
  );
  await cast.write(ben.page, 'Ben, offline. ');
  await cast.say(ben.page, 'Ada', `Written offline, ${PLANTED}`);
  await cast.conversation(ben.page).getByText('Saved').first().waitFor({ timeout: cast.PLENTY });
  await server.restart();
  await cast.write(ada.page, 'Ada, meanwhile. ');
  await cast.say(ada.page, 'Ben', 'Are you there?');

  await ben.setOffline(false);
  await Promise.all([ada, ben].map((person) => cast.waitForDirect(person.page)));
  const both = await waitFor('both screens are equal', async () => {
    const [adas, bens] = await Promise.all([cast.readPage(ada.page), cast.readPage(ben.page)]);
    return adas === bens && adas.includes('Ben, offline.') && adas.includes('Ada, meanwhile.') && adas;
  });
  expect(both).toContain(`Dear reader, ${PLANTED}.`);
  for (const person of [ada, ben]) {
    const log = cast.conversation(person.page);
    for (const line of [`Written offline, ${PLANTED}`, 'Are you there?']) await log.getByText(line).waitFor();
    await log.getByText('Delivered').first().waitFor({ timeout: cast.PLENTY });
  }
});

test('[F41] with no network at all, a reload shows everything on both devices', async () => {
  for (const [person, other] of [
    [ada, 'Ben'],
    [ben, 'Ada'],
  ] as const) {
    await cast.waitForKept(person.page);
    await person.setOffline(true);
    await person.page.reload();
    await waitFor(`${person.name} reads the page`, async () =>
      (await cast.readPage(person.page)).includes('Ada, meanwhile.'),
    );
    await cast.conversation(person.page).getByText('Are you there?').waitFor();
    await person.page.getByRole('textbox', { name: `Write to ${other}` }).waitFor();
    await person.setOffline(false);
  }
});

test('a page that Ada deletes and erases leaves both disks, not only both screens', async () => {
  await Promise.all([ada, ben].map((person) => cast.waitForDirect(person.page)));
  const before = await Promise.all([ada, ben].map(({ page }) => cast.databases(page)));
  await cast.newPage(ada.page, 'A passing thought');
  await cast.write(ada.page, 'Not worth keeping. ');
  await ben.page.getByRole('link', { name: 'A passing thought' }).first().click({ timeout: cast.PLENTY });
  await waitFor('Ben reads it', async () => (await cast.readPage(ben.page)).includes('Not worth keeping.'));
  await cast.deletePage(ada.page);
  await cast.erasePage(ada.page, 'A passing thought');
  await waitFor('both disks hold as many documents as before', async () => {
    const now = await Promise.all([ada, ben].map(({ page }) => cast.databases(page)));
    return JSON.stringify(now) === JSON.stringify(before);
  });
});

test('[F39] no screen on the way has a fault that axe can find, in light and dark, on a desktop and at 320 px', async () => {
  const office = new URL(cleo.page.url()).pathname.split('/').slice(0, 3).join('/');
  const space = new URL(ada.page.url()).pathname.split('/').slice(0, 3).join('/');
  const faults = [
    ...(await axeFaults(cleo.page, proxy.address, [
      '/',
      office,
      `${office}/directory`,
      `${office}/pairs`,
      `${office}/sent`,
      '/new-programme',
    ])),
    ...(await axeFaults(ada.page, proxy.address, [
      '/',
      '/notes',
      '/settings',
      space,
      `${space}/chat`,
      `${space}/page/all`,
    ])),
  ];
  expect(faults).toEqual([]);
});

test('[S59] [F40] the planted word is nowhere: not on the disks, not with the server, not in any frame, in no name of a tab or a file', async () => {
  // A page is saved and printed under the name of its tab. Browsers write those names to their history and sessions,
  // which are searched, as are the names of all files of a profile and of the server.
  const places = await collectKept({ word: PLANTED, people: [ada, ben, cleo], server, proxy });
  expect(places).toEqual([]);
});

test('nothing broke behind the screens, no policy was violated, no stranger was asked', () => {
  for (const person of [cleo, ada, ben]) {
    expect(person.problems.seen(noNetwork)).toEqual([]);
    expect(person.problems.foreign(proxy.address)).toEqual([]);
  }
});
