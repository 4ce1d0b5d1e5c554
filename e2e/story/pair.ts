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
  await Promise.all([cleo, ada, ben].map((person) => person.page.goto(address)));
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
