/** The guides inside the app: in the language that is spoken, by their files, and with a plain word where there is no network. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { faultsOn } from '../story/axe.ts';
import { launchPerson, noNetwork, type Person, type ServerProcess, startServerProcess } from '../support/index.ts';

let server: ServerProcess;
let ada: Person;

beforeAll(async () => {
  server = await startServerProcess();
  ada = await launchPerson('ada', { viewport: 'phone' });
});

afterAll(async () => {
  await ada?.close();
  await server?.stop();
});

it('[S08] from the settings to a guide, and to the next one, in either language', async () => {
  const { page } = ada;
  await page.goto(`${server.address}/settings`);
  await page.getByRole('link', { name: 'Open the guides' }).click();
  await page.getByRole('heading', { name: 'For a mentee', exact: true }).waitFor();
  await page.getByRole('link', { name: 'Questions people ask' }).click();
  await page.getByText('I lost my phone.').waitFor();
  expect(await faultsOn(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  for (const [guide, words] of [
    ['What is protected', 'Compare the six pictures'],
    ['For whoever runs a server', 'Is it well? The doctor'],
  ] as const) {
    await page.getByRole('link', { name: guide }).click();
    await page.getByText(words).first().waitFor();
    expect(await faultsOn(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  }
  await page.getByRole('link', { name: 'Questions people ask' }).click();
  await page.evaluate(() => localStorage.setItem('binome.locale', 'fr'));
  await page.reload();
  await page.getByText('J’ai perdu mon téléphone.').waitFor();
});

it('without a network a guide that was not fetched says so, and comes when it is asked again', async () => {
  const { page } = ada;
  await page.route('**/assets/mentor.fr-*', (route) => route.abort());
  await page.getByRole('link', { name: 'Pour qui accompagne' }).click();
  await page.getByText('Ce guide n’est pas sur ton appareil').waitFor();
  await page.unroute('**/assets/mentor.fr-*');
  await page.goto(`${server.address}/help/mentor`);
  await page.getByRole('heading', { name: 'Pour toi qui accompagnes' }).waitFor();
  expect(ada.problems.seen(noNetwork)).toEqual([]);
});
