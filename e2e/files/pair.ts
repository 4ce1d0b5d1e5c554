/** Ada and Ben, met through Cleo's programme and connected: where scenes about their space begin. */
import * as cast from '../story/cast.ts';
import { launchPerson, type Person, type PersonOptions } from '../support/index.ts';

export interface Pair {
  readonly ada: Person;
  readonly ben: Person;
}

/** `before` is called on each of the two before the app is opened. Cleo's browser is closed at the end. */
export async function meetAsPair(
  address: string,
  before: (person: Person) => Promise<void> = async () => undefined,
  options: PersonOptions = {},
): Promise<Pair> {
  const [cleo, ada, ben] = await Promise.all([
    launchPerson('cleo'),
    launchPerson('ada', options),
    launchPerson('ben', options),
  ]);
  await Promise.all([ada, ben].map(before));
  await Promise.all([cleo, ada, ben].map((person) => person.page.goto(address)));
  await cast.writeFirstNote(ada.page, 'Questions');
  const link = await cast.createProgramme(cleo.page, {
    name: 'Passerelles',
    purpose: 'First jobs for young people',
    topics: ['First job', 'Interviews'],
  });
  const shared = { topics: ['Interviews'], words: 'A few words.' };
  await cast.applyWith(ada.page, link, {
    ...shared,
    name: 'Ada',
    role: 'To be a mentor',
    offered: ['Data analysis'],
    sought: ['Social media'],
  });
  await cast.applyWith(ben.page, link, {
    ...shared,
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
  await Promise.all([ada, ben].map(({ page }) => page.waitForURL(/\/w\//, { timeout: cast.PLENTY })));
  await Promise.all([ada, ben].map(({ page }) => cast.waitForDirect(page)));
  await cleo.close();
  return { ada, ben };
}
