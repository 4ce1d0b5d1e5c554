/**
 * Cleo cheats. She introduces Ada to a Ben of her own making and Ben to an Ada of her own making, and could pass on what
 * they write to each other, reading all of it. Everything is signed, sealed and proven, and nothing on the screens looks
 * wrong, until Ada and Ben compare.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as cast from '../story/cast.ts';
import { inChapters } from '../story/chapters.ts';
import {
  launchPerson,
  type Person,
  type RecordingProxy,
  type ServerProcess,
  startRecordingProxy,
  startServerProcess,
} from '../support/index.ts';
import { introduce, newProgramme, picturesOf, spaceOf } from './pair.ts';

let server: ServerProcess;
let proxy: RecordingProxy;
let cleo: Person;
let ada: Person;
let falseBen: Person;
let falseAda: Person;
let ben: Person;
const everyone = (): Person[] => [cleo, ada, falseBen, falseAda, ben];

beforeAll(async () => {
  server = await startServerProcess();
  proxy = await startRecordingProxy(server.address);
  cleo = await launchPerson('cleo');
  ada = await launchPerson('ada');
  falseBen = await launchPerson('false-ben');
  falseAda = await launchPerson('false-ada');
  ben = await launchPerson('ben', { viewport: 'phone' });
  for (const person of everyone()) await person.page.goto(proxy.address);
});

inChapters(everyone);

afterAll(async () => {
  await Promise.all(everyone().map((person) => person?.close()));
  await proxy?.close();
  await server?.stop();
});

test('she introduces each of the two to her own; both spaces open and look as they should', async () => {
  const link = await newProgramme(cleo);
  await introduce({ cleo, ada, ben: falseBen }, { link, address: proxy.address });
  await introduce({ cleo, ada: falseAda, ben }, { link, address: proxy.address, namesakes: 2 });
  await cast.visible(ada.page.getByText('Direct with Ben')).waitFor();
  await cast.visible(ben.page.getByText('Direct with Ada')).waitFor();
});

test('all four open the check: the screens of Ada and Ben show different pictures', async () => {
  for (const person of [ada, falseBen, falseAda, ben]) await person.page.goto(`${spaceOf(person)}/check`);
  const [adas, fromBen, fromAda, bens] = await Promise.all([ada, falseBen, falseAda, ben].map(picturesOf));
  // On each of the two connections all is in order: only the two ends that matter tell.
  expect(fromBen).toEqual(adas);
  expect(fromAda).toEqual(bens);
  expect(adas).not.toEqual(bens);
});

test('Ada says so: she is told what to do, and her space is marked', async () => {
  await ada.page.getByRole('button', { name: 'They differ' }).click();
  await ada.page.getByRole('heading', { name: 'The pictures were not the same' }).waitFor();
  await ada.page.goto(spaceOf(ada));
  await ada.page.getByText('Somebody may sit between you and Ben').waitFor();
});

test('and in one room: the code on Ben’s screen is not the one of the Ben she was introduced to', async () => {
  await ben.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await ben.page.getByRole('radio', { name: 'In the same room' }).check();
  await ben.page.getByRole('button', { name: 'Copy it as text' }).click();
  await ben.page.getByText('Copied').waitFor();
  const code = await ben.page.evaluate(() => navigator.clipboard.readText());
  await ada.page.goto(`${spaceOf(ada)}/check`);
  await ada.page.getByRole('button', { name: 'Check once more' }).click();
  await ada.page.getByRole('radio', { name: 'In the same room' }).check();
  await ada.page.getByRole('button', { name: 'Scan their code' }).click();
  await ada.page.getByText('No camera was found').waitFor();
  await ada.page.getByRole('textbox', { name: 'Or paste the text of the code' }).fill(code);
  await ada.page.getByRole('button', { name: 'Read it' }).click();
  await ada.page.getByText('This is not the code of the Ben of this space').waitFor();
  await ada.page.getByText(/The pictures differed on/).waitFor();
});
