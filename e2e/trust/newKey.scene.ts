/**
 * Ben adds a tablet: Ada is told. Ben loses both and begins anew: to Ada he is somebody of the same name under another key. She is told calmly, goes
 * on working, and a new check settles it. The one she had checked keeps his day.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDevice, enterSpace } from '../devices/steps.ts';
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
import { introduce, newProgramme, picturesOf, spaceOf } from './pair.ts';

let server: ServerProcess;
let proxy: RecordingProxy;
let cleo: Person;
let dora: Person;
let ada: Person;
let ben: Person;
let benAnew: Person;
let before = '';
const everyone = (): Person[] => [cleo, dora, ada, ben, benAnew];

beforeAll(async () => {
  server = await startServerProcess();
  proxy = await startRecordingProxy(server.address);
  cleo = await launchPerson('cleo');
  dora = await launchPerson('dora');
  ada = await launchPerson('ada', { viewport: 'phone' });
  ben = await launchPerson('ben');
  benAnew = await launchPerson('ben-anew');
  for (const person of everyone()) await person.page.goto(proxy.address);
});

inChapters(everyone);

afterAll(async () => {
  await Promise.all(everyone().map((person) => person?.close()));
  await proxy?.close();
  await server?.stop();
});

async function compareWith(other: Person): Promise<void> {
  for (const person of [ada, other]) await person.page.goto(`${spaceOf(person)}/check`);
  const [mine, theirs] = await Promise.all([ada, other].map(picturesOf));
  expect(mine).toEqual(theirs);
  for (const { page } of [ada, other]) await page.getByRole('button', { name: 'They are the same' }).click();
  await ada.page.getByText('Nobody sits between you and Ben').waitFor({ timeout: cast.PLENTY });
}

test('Ada and Ben check each other in the space of a first programme', async () => {
  await introduce({ cleo, ada, ben }, { link: await newProgramme(cleo), address: proxy.address });
  await compareWith(ben);
  before = spaceOf(ada);
});

test('[R9] Ben adds a tablet: Ada is told of it, calmly, until she says that she knows', async () => {
  const tablet = await launchPerson('ben-tablet');
  await addDevice(ben, tablet, proxy.address);
  await enterSpace(tablet, 'Ada');
  await cast.waitForDirect(tablet.page);
  await ada.page.goto(before);
  await ada.page.getByText('Ben has come with a new device').waitFor({ timeout: cast.PLENTY });
  await shoot(ada, 'new-device');
  await ada.page.getByRole('button', { name: 'I know about it' }).click();
  await ada.page.getByText('Ben has come with a new device').waitFor({ state: 'detached' });
  await ada.page.reload();
  await ada.page.getByText(/Checked together on/).waitFor();
  expect(await ada.page.getByText('has come with a new device').count()).toBe(0);
  await tablet.close();
});

test('a second programme introduces her to a Ben with another key: she is told, and works on', async () => {
  await introduce({ cleo: dora, ada, ben: benAnew }, { link: await newProgramme(dora), address: proxy.address });
  expect(spaceOf(ada)).not.toBe(before);
  await ada.page.goto(spaceOf(ada));
  await ada.page.getByText('This is not the key of the Ben you checked').waitFor();
  await shoot(ada, 'other-key');
  expect(await axeFaults(ada.page, proxy.address, [new URL(spaceOf(ada)).pathname])).toEqual([]);
  await ada.page.goto(`${spaceOf(ada)}/chat`);
  await cast.say(ada.page, 'Ben', 'What happened to your phone?');
  await cast.conversation(benAnew.page).getByText('What happened').waitFor({ timeout: cast.PLENTY });
});

test('they check: the notice goes, and the Ben of before keeps his day', async () => {
  await compareWith(benAnew);
  for (const space of [spaceOf(ada), before]) {
    await ada.page.goto(space);
    await ada.page.getByText(/Checked together on/).waitFor();
    expect(await ada.page.getByText('This is not the key').count()).toBe(0);
  }
});
