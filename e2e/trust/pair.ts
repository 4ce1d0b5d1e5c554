/** Ada and Ben, brought together by Cleo: where the scenes about trust begin. */
import * as cast from '../story/cast.ts';
import type { Person } from '../support/index.ts';

interface Pair {
  readonly cleo: Person;
  readonly ada: Person;
  readonly ben: Person;
}

/** Resolves once both are in their space and directly connected. */
export async function bringTogether({ cleo, ada, ben }: Pair, address: string): Promise<void> {
  await Promise.all([cleo, ada, ben].map((person) => person.page.goto(address)));
  const link = await cast.createProgramme(cleo.page, {
    name: 'Passerelles',
    purpose: 'First jobs for young people',
    topics: ['First job'],
  });
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
  await cast.matchPair(cleo.page, 'Ada', 'Ben', 'Data analysis');
  await cast.sendInvitations(cleo.page);
  for (const person of [ada, ben]) await person.page.goto(address);
  await cast.accept(ada.page, 'Ben', /data analysis/i);
  await cast.accept(ben.page, 'Ada', /data analysis/i);
  await Promise.all([ada, ben].map((person) => person.page.waitForURL(/\/w\//, { timeout: cast.PLENTY })));
  await Promise.all([ada, ben].map((person) => cast.waitForDirect(person.page)));
}
