/** People brought together by Cleo: where the scenes about trust begin. */
import * as cast from '../story/cast.ts';
import type { Person } from '../support/index.ts';

export const newProgramme = (cleo: Person): Promise<string> =>
  cast.createProgramme(cleo.page, {
    name: 'Passerelles',
    purpose: 'First jobs for young people',
    topics: ['First job'],
  });

/** How many people of one name Cleo should see before she runs the matching. */
type Namesakes = 1 | 2;

/** One called Ada and one called Ben apply and are invited. Resolves once both are in their space, directly connected. */
export async function introduce(
  { cleo, ada, ben }: { cleo: Person; ada: Person; ben: Person },
  { link, address, namesakes = 1 }: { link: string; address: string; namesakes?: Namesakes },
): Promise<void> {
  await cast.applyWith(ada.page, link, {
    name: 'Ada',
    role: 'To be a mentor',
    offered: ['Data analysis'],
    sought: [],
    topics: ['First job'],
    words: 'Twelve years of data.',
  });
  await cast.applyWith(ben.page, link, {
    name: 'Ben',
    role: 'To have a mentor',
    offered: ['Wolof'],
    sought: ['Data analysis'],
    topics: ['First job'],
    words: 'I would like to find my first job.',
  });
  await cast.seeDirectory(cleo.page, ['Ada', 'Ben']);
  for (const name of ['Ada', 'Ben']) {
    await cleo.page
      .getByText(name, { exact: true })
      .nth(namesakes - 1)
      .waitFor({ timeout: cast.PLENTY });
  }
  await cast.matchPair(cleo.page, 'Ada', 'Ben', 'Data analysis');
  await cast.sendInvitations(cleo.page);
  for (const person of [ada, ben]) await person.page.goto(address);
  await cast.accept(ada.page, 'Ben', /data analysis/i);
  await cast.accept(ben.page, 'Ada', /data analysis/i);
  await Promise.all([ada, ben].map((person) => person.page.waitForURL(/\/w\//, { timeout: cast.PLENTY })));
  await Promise.all([ada, ben].map((person) => cast.waitForDirect(person.page)));
}

/** The address of the space a page is in. */
export function spaceOf({ page }: Person): string {
  const { origin, pathname } = new URL(page.url());
  return `${origin}${/\/w\/[^/]+/.exec(pathname)?.[0] ?? ''}`;
}

/** What a screen shows to compare, once it is there. */
export async function picturesOf({ page }: Person): Promise<string[]> {
  await page.locator('.check-pictures').waitFor({ timeout: cast.PLENTY });
  return page.locator('.check-sign').allTextContents();
}
