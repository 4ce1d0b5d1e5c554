/** A pair in its workspace, brought there through the screens: where a scene about what comes after begins. */
import { launchPerson, type Person, type PersonOptions } from '../support/index.ts';
import * as cast from './cast.ts';

export interface Pair {
  readonly ada: Person;
  readonly ben: Person;
}

/** Cleo makes a programme, Ada and Ben apply, are matched, say yes, and are connected. Cleo then leaves. */
export async function makePair(
  address: string,
  options: { ada?: PersonOptions; ben?: PersonOptions } = {},
): Promise<Pair> {
  const [cleo, ada, ben] = await Promise.all([
    launchPerson('cleo'),
    launchPerson('ada', options.ada),
    launchPerson('ben', options.ben),
  ]);
  await cleo.page.goto(address);
  const link = await cast.createProgramme(cleo.page, {
    name: 'Passerelles',
    purpose: 'First jobs for young people',
    topics: ['Interviews'],
  });
  const card = { sought: [], topics: ['Interviews'], words: 'I like to listen.' };
  await cast.applyWith(ada.page, link, { ...card, name: 'Ada', role: 'To be a mentor', offered: ['Data analysis'] });
  await cast.applyWith(ben.page, link, {
    ...card,
    name: 'Ben',
    role: 'To have a mentor',
    offered: ['Wolof'],
    sought: ['Data analysis'],
  });
  await cast.seeDirectory(cleo.page, ['Ada', 'Ben']);
  await cast.matchPair(cleo.page, 'Ada', 'Ben', 'Data analysis');
  await cast.sendInvitations(cleo.page);
  for (const person of [ada, ben]) await person.page.goto(address);
  await cast.accept(ada.page, 'Ben', /data analysis/i);
  await cast.accept(ben.page, 'Ada', /data analysis/i);
  await Promise.all([ada, ben].map((person) => person.page.waitForURL(/\/w\//, { timeout: cast.PLENTY })));
  await Promise.all([ada, ben].map((person) => cast.waitForDirect(person.page)));
  await cleo.close();
  return { ada, ben };
}

/**
 * Ada invites Ben by a link: the shortest way into a space of two, without a programme. `before` is called on each
 * before the app is opened.
 */
export async function makePairByLink(
  address: string,
  options: PersonOptions = {},
  before: (person: Person) => Promise<void> = async () => undefined,
): Promise<Pair> {
  const [ada, ben] = await Promise.all([launchPerson('ada', options), launchPerson('ben', options)]);
  await Promise.all([ada, ben].map(before));
  await ada.page.goto(`${address}/invite`);
  await ada.page.getByRole('textbox', { name: 'Your first name' }).fill('Ada');
  await ada.page.getByRole('button', { name: 'Make the link' }).click();
  const field = ada.page.getByRole('textbox', { name: 'Link of your invitation' });
  await ben.page.goto(await field.inputValue({ timeout: cast.PLENTY }));
  await ben.page.getByRole('heading', { name: 'Ada invites you' }).waitFor({ timeout: cast.PLENTY });
  await ben.page.getByRole('textbox', { name: 'Your first name' }).fill('Ben');
  await ben.page.getByRole('button', { name: 'Accept' }).click();
  await ben.page.getByRole('heading', { name: 'You said yes' }).waitFor({ timeout: cast.PLENTY });
  for (const [{ page }, other] of [
    [ada, 'Ben'],
    [ben, 'Ada'],
  ] as const) {
    await page.goto(address);
    await page
      .getByRole('link', { name: new RegExp(`You and ${other}`) })
      .first()
      .click({ timeout: cast.PLENTY });
  }
  await Promise.all([ada, ben].map(({ page }) => cast.waitForDirect(page)));
  return { ada, ben };
}
