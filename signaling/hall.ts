/** What all connections of a server share. */
import { admissions } from './admission.ts';
import { newBuckets, type Rate } from './bucket.ts';
import type { Connection } from './connection.ts';
import { newGroups } from './groups.ts';
import { boundHeld } from './held.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import { newMetrics } from './metrics.ts';
import type { Address } from './protocol.ts';
import type { ServerOptions } from './server.ts';
import { openStore } from './store.ts';

export type Hall = Awaited<ReturnType<typeof openHall>>;

/** Rejects with what kept the store from opening, or the programmes from being known. */
export async function openHall(options: ServerOptions) {
  const { clock, random, dataDir, redisUrl, letterDays = 30, log = () => undefined } = options;
  const limits: Limits = { ...DEFAULT_LIMITS, ...options.limits };
  const letterLife = Math.trunc(letterDays * 86_400_000);
  const store = await openStore({ random, dataDir, redisUrl, letterLife, pages: limits.pages });
  const admission = await admissions(options.programmes, store, log);
  const topics = newGroups<Connection>('t', store.others, (members, frame, _, teller) => {
    for (const member of members) {
      if (member === teller) continue;
      member.send(frame);
      if (member.isBehind()) teller?.rest();
    }
  });
  const collectors = newGroups<Connection>('m', store.others, (members, _, mailbox) => {
    for (const member of members) member.wake(mailbox);
  });
  store.others?.onBack(() => collectors.tellAll(Buffer.alloc(0))); // a word of new letters may have been lost
  const metrics = newMetrics();
  const buckets = (rate: Rate) => newBuckets(rate, clock);
  return {
    topics,
    collectors,
    store,
    limits,
    clock,
    random,
    log,
    metrics,
    /** Is told of what is held for a connection, and cuts off who has too much. */
    noteHeld: boundHeld(limits),
    relays: options.relays ?? { urls: [], secret: undefined },
    /** Topics that are no key need no proof. */
    openTopics: options.openTopics ?? false,
    /** Whether this server lets the key be a programme. */
    admits: admission.admits,
    /** Programmes the store is known to know. */
    registered: new Set<Address>(),
    /** What each connection and network address may say, leave and found, and the letters of each programme. */
    budgets: {
      messages: buckets(limits.messages),
      addressMessages: buckets(limits.addressMessages),
      addressLetters: buckets(limits.addressLetters),
      addressProgrammes: buckets(limits.addressProgrammes),
      programmeLetters: buckets(limits.programmeLetters),
      directBytes: buckets(limits.directBytes),
    },
    close(): void {
      admission.stop();
      metrics.stop();
      store.close();
    },
  };
}
