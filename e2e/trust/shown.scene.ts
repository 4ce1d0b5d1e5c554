/**
 * In one room, one scan tells both: Ben reads Ada's invitation off her screen, and both are verified. The link of
 * another one is sent to Dan, and verifies nobody, until he scans the code on her screen: then both screens say so.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enterSpace } from '../devices/steps.ts';
import * as cast from '../story/cast.ts';
import { inChapters } from '../story/chapters.ts';
import { launchPerson, type Person, type ServerProcess, startServerProcess } from '../support/index.ts';
import { type Camera, makeCamera } from './camera.ts';
import { spaceOf } from './pair.ts';

let server: ServerProcess;
let camera: Camera;
let ada: Person;
let ben: Person;
let dan: Person;

beforeAll(async () => {
  server = await startServerProcess();
  ada = await launchPerson('ada');
  camera = await makeCamera(ada.context);
  [ben, dan] = (await Promise.all(
    ['ben', 'dan'].map((name) => launchPerson(name, { viewport: 'phone', flags: camera.flags })),
  )) as [Person, Person];
  await Promise.all([ada, ben, dan].map(({ page }) => page.goto(server.address)));
});

inChapters(() => [ada, ben, dan]);

afterAll(async () => {
  await Promise.all([ada, ben, dan].map((person) => person?.close()));
  await server?.stop();
});

async function invite(): Promise<string> {
  await ada.page.goto(`${server.address}/invite`);
  await ada.page.getByRole('textbox', { name: 'Your first name' }).fill('Ada');
  await ada.page.getByRole('button', { name: 'Make the link' }).click();
  await ada.page.getByText('the code also verifies the two of you; the link does not').waitFor();
  return ada.page.getByRole('textbox', { name: 'Link of your invitation' }).inputValue();
}

/** On the page of the invitation: they say yes, and both go into their space. */
async function comeIn(person: Person, name: string): Promise<void> {
  const { page } = person;
  await page.getByRole('textbox', { name: 'Your first name' }).fill(name, { timeout: cast.PLENTY });
  await page.getByRole('button', { name: 'Accept' }).click();
  await page.getByRole('link', { name: 'Go to Today' }).click();
  await enterSpace(person, 'Ada');
  await ada.page.goto(server.address);
  await enterSpace(ada, name);
  await Promise.all([ada.page, page].map((each) => cast.waitForDirect(each)));
}

/** What each of the two reads about the other. */
async function reads(person: Person, words: RegExp): Promise<void> {
  await person.page.goto(spaceOf(person));
  await cast.visible(person.page.getByText(words)).waitFor({ timeout: cast.PLENTY });
}

test('Ben reads the invitation off Ada’s screen: both are verified in person', async () => {
  await invite();
  await camera.show(await ada.page.getByRole('img', { name: 'QR code of your invitation' }).screenshot());
  await ben.page.getByRole('button', { name: /I was given a link/ }).click();
  await ben.page.getByRole('button', { name: 'Scan a code with the camera' }).click();
  await comeIn(ben, 'Ben');
  await reads(ben, /^Verified in person on [^:]+$/);
  await reads(ada, /Verified in person on .*: they scanned your code/);
});

test('Dan is sent the link of another: it verifies nobody', async () => {
  const link = await invite();
  await dan.page.goto(link);
  await comeIn(dan, 'Dan');
  await cast.say(ada.page, 'Dan', 'Welcome');
  await cast.conversation(ada.page).getByText('Delivered').waitFor({ timeout: cast.PLENTY });
  await reads(dan, /Not checked yet/);
  await reads(ada, /Not checked yet/);
});

test('Dan scans the code on her screen: hers says so too', async () => {
  for (const person of [ada, dan]) {
    await person.page.goto(`${spaceOf(person)}/check`);
    await person.page.getByRole('radio', { name: 'In the same room' }).check();
  }
  await camera.show(await ada.page.getByRole('img', { name: 'Your code' }).screenshot());
  await dan.page.getByRole('button', { name: 'Scan their code' }).click();
  await dan.page.getByText('Their screen says so too').waitFor({ timeout: cast.PLENTY });
  await dan.page.getByText(/^Verified in person on [^:]+$/).waitFor();
  await ada.page.getByText(/Verified in person on .*: they scanned your code/).waitFor({ timeout: cast.PLENTY });
  for (const person of [ada, ben, dan]) expect(person.problems.seen()).toEqual([]);
});
