/** No server any more: two people are introduced by what each one's camera sees on the other's screen, and by nothing else. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toToday } from '../bundles/hands.ts';
import * as cast from '../story/cast.ts';
import { launchPerson, type Person, type ServerProcess, startServerProcess } from '../support/index.ts';
import { type Camera, makeCamera } from './camera.ts';

/** What who answers is told to be quick for: browsers give up on a path that nobody tries. */
const QUICK_MS = 30_000;
let server: ServerProcess;
let studio: Person;
let ada: Person;
let ben: Person;
let hers: Camera;
let his: Camera;

beforeAll(async () => {
  server = await startServerProcess();
  studio = await launchPerson('studio');
  [hers, his] = [await makeCamera(studio.context), await makeCamera(studio.context)];
  // Each with a camera of their own: makePairByLink() gives both the same.
  ada = await launchPerson('ada', { viewport: 'phone', flags: hers.flags });
  ben = await launchPerson('ben', { viewport: 'phone', flags: his.flags });
  await ada.page.goto(`${server.address}/invite`);
  await ada.page.getByRole('textbox', { name: 'Your first name' }).fill('Ada');
  await ada.page.getByRole('button', { name: 'Make the link' }).click();
  const link = ada.page.getByRole('textbox', { name: 'Link of your invitation' });
  await ben.page.goto(await link.inputValue({ timeout: cast.PLENTY }));
  await ben.page.getByRole('textbox', { name: 'Your first name' }).fill('Ben', { timeout: cast.PLENTY });
  await ben.page.getByRole('button', { name: 'Accept' }).click();
  await ben.page.getByRole('heading', { name: 'You said yes' }).waitFor({ timeout: cast.PLENTY });
  for (const [{ page }, other] of [
    [ada, 'Ben'],
    [ben, 'Ada'],
  ] as const) {
    await page.goto(server.address);
    await page
      .getByRole('link', { name: new RegExp(`You and ${other}`) })
      .first()
      .click({ timeout: cast.PLENTY });
  }
  await Promise.all([ada, ben].map(({ page }) => cast.waitForDirect(page)));
  await Promise.all([ada, ben].map(({ page }) => cast.waitForKept(page)));
  await server.kill();
  for (const { page, setOffline } of [ada, ben]) {
    await setOffline(true);
    await page.reload();
    await setOffline(false);
  }
});

afterAll(async () => {
  await Promise.all([studio, ada, ben].map((person) => person?.close()));
});

const dialog = ({ page }: Person) => page.getByRole('dialog');

/** Every code that the dialog shows, as a camera sees them. */
async function codesOf(person: Person): Promise<Buffer[]> {
  const codes: Buffer[] = [];
  for (;;) {
    const code = dialog(person).getByRole('img', { name: /code/i }).first();
    await code.waitFor({ timeout: cast.PLENTY });
    await dialog(person).evaluate((one) => Promise.all(one.getAnimations().map((each) => each.finished)));
    codes.push(await code.screenshot());
    const next = dialog(person).getByRole('button', { name: 'Next', exact: true });
    if ((await next.count()) === 0) return codes;
    await next.click();
  }
}

const scan = (person: Person) => dialog(person).getByRole('button', { name: 'Scan a code with the camera' }).click();

test('three codes, seen by two cameras, and they are connected', async () => {
  for (const { page } of [ada, ben]) {
    await toToday(page);
    await page.getByRole('button', { name: 'Connect without a server' }).click();
  }
  await dialog(ada).getByRole('button', { name: 'I begin' }).click();
  await his.showAll(await codesOf(ada));
  await scan(ben);
  await dialog(ben).getByRole('button', { name: 'Copy as text' }).waitFor({ timeout: cast.PLENTY });
  await hers.showAll(await codesOf(ben));
  await scan(ada);
  await dialog(ada).getByText('Be quick now').waitFor({ timeout: cast.PLENTY });
  const began = performance.now();
  await his.showAll(await codesOf(ada));
  await scan(ben);
  for (const person of [ada, ben])
    await dialog(person).getByText('You are connected').waitFor({ timeout: cast.PLENTY });
  expect(performance.now() - began).toBeLessThan(QUICK_MS);
});
