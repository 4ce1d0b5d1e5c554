/** Ada and Ben in their space, by the shortest way through the screens. */
import * as cast from '../story/cast.ts';
import type { Person } from '../support/index.ts';

export async function bringTogether(cleo: Person, ada: Person, ben: Person, address: string): Promise<void> {
  for (const { page } of [cleo, ada, ben]) await page.goto(address);
  const link = await cast.createProgramme(cleo.page, {
    name: 'Passerelles',
    purpose: 'First jobs for young people',
    topics: ['Interviews'],
  });
  await cast.applyWith(ada.page, link, {
    name: 'Ada',
    role: 'To be a mentor',
    offered: ['Data analysis'],
    sought: ['Social media'],
    topics: ['Interviews'],
    words: 'I like questions.',
  });
  await cast.applyWith(ben.page, link, {
    name: 'Ben',
    role: 'To have a mentor',
    offered: ['Wolof'],
    sought: ['Data analysis'],
    topics: ['Interviews'],
    words: 'I would like to find my first job.',
  });
  await cast.seeDirectory(cleo.page, ['Ada', 'Ben']);
  await cast.matchPair(cleo.page, 'Ada', 'Ben', 'Data analysis');
  await cast.sendInvitations(cleo.page);
  for (const { page } of [ada, ben]) await page.goto(address);
  await cast.accept(ada.page, 'Ben', /data analysis/i);
  await cast.accept(ben.page, 'Ada', /data analysis/i);
  await Promise.all([ada, ben].map(({ page }) => cast.waitForDirect(page)));
}
