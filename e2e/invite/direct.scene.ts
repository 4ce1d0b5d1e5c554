/**
 * No programme: Ada invites Ben by a link. He sees who invites before he says yes; the link opens one space, and is of
 * no use to Cleo, who opens it later. Another one is taken back, a third is too old.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { comeBack, enterSpace, openMessages, showWords } from '../devices/steps.ts';
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

const WORDS = 'We met at the library.';
let server: ServerProcess;
let proxy: RecordingProxy;
let ada: Person;
let ben: Person;
let cleo: Person;
let link = '';

beforeAll(async () => {
  server = await startServerProcess();
  proxy = await startRecordingProxy(server.address);
  [ada, ben, cleo] = await Promise.all([
    launchPerson('ada'),
    launchPerson('ben', { viewport: 'phone' }),
    launchPerson('cleo'),
  ]);
  await ada.page.goto(proxy.address);
});

inChapters(() => [ada, ben, cleo]);

afterAll(async () => {
  await Promise.all([ada, ben, cleo].map((person) => person?.close()));
  await proxy?.close();
  await server?.stop();
});

async function makeLink(): Promise<string> {
  const field = ada.page.getByRole('textbox', { name: 'Your first name' });
  await field.fill('Ada');
  await ada.page.getByRole('textbox', { name: /A few words/ }).fill(WORDS);
  await ada.page.getByRole('button', { name: 'Make the link' }).click();
  return ada.page.getByRole('textbox', { name: 'Link of your invitation' }).inputValue({ timeout: cast.PLENTY });
}

test('[S10] [S19] [R8] Ada makes a link of at most 120 characters, before any programme', async () => {
  await ada.page.getByRole('link', { name: /I want to invite someone/ }).click();
  link = await makeLink();
  expect(link.length).toBeLessThanOrEqual(120);
  await ada.page.getByText(/For one person, until/).waitFor({ timeout: cast.PLENTY });
  await shoot(ada, 'invite-1-made');
});

test('[R8] Ben sees who invites before he accepts, and the secret has left the address bar', async () => {
  await ada.page.goto('about:blank');
  await ben.page.goto(link);
  await ben.page.getByRole('heading', { name: 'Ada invites you' }).waitFor({ timeout: cast.PLENTY });
  await ben.page.getByText(WORDS).waitFor();
  expect(ben.page.url()).not.toContain('#');
  await shoot(ben, 'invite-2-offer');
  await ben.page.getByRole('textbox', { name: 'Your first name' }).fill('Ben');
  await ben.page.getByRole('button', { name: 'Accept' }).click();
  await ben.page.getByRole('heading', { name: 'You said yes' }).waitFor();
});

test('[R8] the page of the link, loaded anew, says to open it again, and not that it was cut', async () => {
  await ben.page.reload();
  await ben.page.getByRole('heading', { name: 'Open the link again' }).waitFor({ timeout: cast.PLENTY });
});

test('Ada, away meanwhile, hears of it; their space opens and carries what they write', async () => {
  await ada.page.goto(proxy.address);
  await ben.page.getByRole('link', { name: 'Go to Today' }).click();
  await enterSpace(ada, 'Ben');
  await enterSpace(ben, 'Ada');
  await Promise.all([ada, ben].map(({ page }) => cast.waitForDirect(page)));
  await cast.say(ada.page, 'Ben', 'So here we are');
  await cast.conversation(ada.page).getByText('Delivered').waitFor({ timeout: cast.PLENTY });
  await shoot(ben, 'invite-3-space');
});

test('Ben loses his phone: his words, and Ada’s device, bring the space back', async () => {
  const words = await showWords(ben, proxy.address);
  await ben.close();
  ben = await launchPerson('ben', { viewport: 'phone' });
  await comeBack(ben, proxy.address, words);
  await enterSpace(ben, 'Ada');
  await openMessages(ben);
  await cast.conversation(ben.page).getByText('So here we are').waitFor({ timeout: cast.PLENTY });
});

test('[R8] the same link is of no use to Cleo', async () => {
  await cleo.page.goto(link);
  await cleo.page.getByText(/it has been accepted/).waitFor({ timeout: cast.PLENTY });
  await shoot(cleo, 'invite-4-over');
});

test('Cleo accepts another one while Ada looks on: she reads that she said yes, and no less when she opens it again', async () => {
  await ada.page.goto(`${proxy.address}/invite`);
  const another = await makeLink();
  await cleo.page.goto('about:blank');
  await cleo.page.goto(another);
  await cleo.page.getByRole('textbox', { name: 'Your first name' }).fill('Cleo', { timeout: cast.PLENTY });
  await cleo.page.getByRole('button', { name: 'Accept' }).click();
  // Who shows the link is led to who came by it, and not left before an empty form.
  await ada.page
    .getByRole('main')
    .getByRole('link', { name: /^You and Cleo/ })
    .waitFor({ timeout: cast.PLENTY });
  await cleo.page.getByRole('link', { name: 'Open our space' }).waitFor({ timeout: cast.PLENTY });
  // Once Ben can read that it is over, Cleo's page was told too.
  await ben.page.goto(another);
  await ben.page.getByText(/it has been accepted/).waitFor({ timeout: cast.PLENTY });
  const yes = cleo.page.getByRole('heading', { name: 'You said yes' });
  await yes.waitFor();
  await cleo.page.goto('about:blank');
  await cleo.page.goto(another);
  await yes.waitFor({ timeout: cast.PLENTY });
});

test('[R8] an invitation that Ada takes back says so, and one past its date too', async () => {
  await ada.page.goto(`${proxy.address}/invite`);
  const second = await makeLink();
  await cleo.page.goto(second);
  await cleo.page.getByRole('heading', { name: 'Ada invites you' }).waitFor({ timeout: cast.PLENTY });
  // The same page was open already: only the fragment changed.
  expect(cleo.page.url()).not.toContain('#');
  await ada.page.getByRole('button', { name: 'Take it back' }).click();
  await cleo.page.getByText(/took it back/).waitFor({ timeout: cast.PLENTY });
  const third = await makeLink();
  const later = await launchPerson('later');
  await later.page.clock.setSystemTime(Date.now() + 8 * 24 * 3_600_000);
  await later.page.goto(third);
  await later.page.getByText(/Its date has passed/).waitFor({ timeout: cast.PLENTY });
  await later.close();
});

test('two say yes to one link while Ada is away: one comes in, the other is told and can be done with it', async () => {
  await ada.page.goto(`${proxy.address}/invite`);
  await ada.page.getByRole('button', { name: 'Take it back' }).click({ timeout: cast.PLENTY });
  const shared = await makeLink();
  await ada.page.getByText(/For one person, until/).waitFor({ timeout: cast.PLENTY });
  await ada.page.goto('about:blank');
  const two = await Promise.all(['dan', 'eve'].map((name) => launchPerson(name)));
  for (const [at, { page }] of two.entries()) {
    await page.goto(shared);
    await page
      .getByRole('textbox', { name: 'Your first name' })
      .fill(at === 0 ? 'Dan' : 'Eve', { timeout: cast.PLENTY });
    await page.getByRole('button', { name: 'Accept' }).click();
    await page.getByRole('heading', { name: 'You said yes' }).waitFor();
    await page.getByRole('link', { name: 'Go to Today' }).click();
    await page.getByText('You said yes to Ada').waitFor();
  }
  await ada.page.goto(proxy.address);
  const [dan, eve] = two as [Person, Person];
  const late = cast.visible(dan.page.getByText(/Your yes to Ada came too late/));
  const lateToo = cast.visible(eve.page.getByText(/Your yes to Ada came too late/));
  await Promise.race([late, lateToo].map((each) => each.waitFor({ timeout: cast.PLENTY })));
  const [told, inside] = (await late.count()) > 0 ? [dan, eve] : [eve, dan];
  await enterSpace(inside, 'Ada');
  await told.page.reload();
  await told.page.getByText(/Your yes to Ada came too late/).waitFor({ timeout: cast.PLENTY });
  await told.page.getByRole('button', { name: 'Remove' }).click();
  await told.page.getByText(/Your yes to Ada/).waitFor({ state: 'detached', timeout: cast.PLENTY });
  await Promise.all(two.map((person) => person.close()));
});

test('the mailbox of each link that was answered was closed with the answer', () => {
  const last = /"type":"acknowledge".*"last":true/;
  const said = proxy.record().filter(({ bytes }) => last.test(bytes.toString('latin1')));
  // Ben's, Cleo's, and that of Dan or Eve.
  expect(new Set(said.map(({ bytes }) => JSON.parse(bytes.toString()).key)).size).toBe(3);
});

test('the server saw none of it', () => {
  const seen = Buffer.concat(proxy.record().map(({ bytes }) => bytes)).toString('latin1');
  for (const secret of [WORDS, link.slice(link.indexOf('#') + 1)]) expect(seen).not.toContain(secret);
  // As a word: three letters come about in base64 by themselves.
  expect(/.{40}(?<![\w/+-])Ada(?![\w/+=-]).{40}/s.exec(seen)?.[0]).toBeUndefined();
});
