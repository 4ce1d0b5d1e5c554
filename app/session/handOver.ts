/** What a person's device has for programmes, and their letters wait for: handed to the server whenever it can be reached. */
import type { Server } from '../peer/types.ts';
import { handOverAskings } from './asking.ts';
import { handOverChoices } from './choosing.ts';
import type { KeptBy } from './core.ts';
import { reopen } from './invitations.ts';
import type { Self } from './self.ts';

type Means = KeptBy<'self' | 'seed' | 'person' | 'me' | 'clock' | 'random'>;
type Way = Pick<Server, 'get' | 'deposit'>;

/**
 * True when nothing is left that this connection could take. Letters are kept as bytes, so that a retry deposits the
 * same one and the server keeps it once; one that was written anew while its forerunner travelled still goes.
 */
export async function handOverAll(core: Means, server: Way): Promise<boolean> {
  if (server.get() !== 'connected') return true;
  const done = [
    await handOverCards(core.self, server),
    await handOverAnswers(core, server),
    await handOverReports(core.self, server),
    await handOverAskings(core, server),
    await handOverChoices(core.self, server),
  ];
  return done.every(Boolean);
}

async function handOverCards({ applications }: Self, server: Way): Promise<boolean> {
  let isDone = true;
  for (const [id, { letter }] of applications) {
    if (letter === null) continue;
    const deposited = await server.deposit({ to: id, bytes: letter });
    isDone &&= deposited.ok;
    const now = applications.get(id);
    if (deposited.ok && now?.letter === letter) applications.set(id, { ...now, letter: null });
  }
  return isDone;
}

async function handOverAnswers(core: Means, server: Way): Promise<boolean> {
  const { invitations } = core.self;
  let isDone = true;
  for (const [id, kept] of invitations) {
    const { answer } = kept;
    const opened = answer === null ? null : reopen(core, kept);
    if (opened === null || answer === null) continue;
    const deposited = await server.deposit({ to: opened.invitation.programme, bytes: answer });
    isDone &&= deposited.ok;
    const now = invitations.get(id);
    if (deposited.ok && now?.answer === answer) invitations.set(id, { ...now, answer: null });
  }
  return isDone;
}

async function handOverReports({ reports }: Self, server: Way): Promise<boolean> {
  let isDone = true;
  for (const [key, { letter, ...report }] of reports) {
    if (letter === null) continue;
    const deposited = await server.deposit({ to: report.programme, bytes: letter });
    isDone &&= deposited.ok;
    if (deposited.ok) reports.set(key, { ...report, letter: null });
  }
  return isDone;
}
