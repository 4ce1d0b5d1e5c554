/** Brings announcements to every mailbox, a few at a time: the server takes so many letters a second of one connection. */
import type { PersonKeys } from '../../crypto/index.ts';
import { sealAnnouncement } from '../invitation/programmeLetters.ts';
import type { PersonId } from '../model/brand.ts';
import type { Server } from '../peer/types.ts';
import { keepProgress, turnsAfter, underWay } from '../programme/announcements.ts';
import type { KeptAnnouncement, KeptCard, OfficeDocument } from '../programme/office.ts';
import type { Core } from './core.ts';

/** After so many letters it is written down how far it has got: what a crash repeats is known by its number there. */
const CHUNK = 20;
/** Between two chunks, ms: half of what the server lets one connection send, so that invitations get through meanwhile. */
const BETWEEN = 400;

type Means = Pick<Core, 'clock' | 'random'> & {
  readonly server: Pick<Server, 'deposit' | 'get'>;
  readonly office: OfficeDocument;
  readonly keys: PersonKeys;
  /** False: another coordinator's devices bring it. */
  readonly isMine: (kept: KeptAnnouncement) => boolean;
};

/** True: every announcement has been everywhere. False: the server had enough, or is away; what is left comes later. */
export async function announceAll(means: Means): Promise<boolean> {
  const due = underWay(means.office).filter(means.isMine);
  for (const kept of due) if (!(await announce(means, kept))) return false;
  return true;
}

async function announce(means: Means, kept: KeptAnnouncement): Promise<boolean> {
  const { office } = means;
  const { number } = kept.announcement;
  const people = turnsAfter(office, kept.after, means.clock());
  let { after, reached, missed } = kept;
  for (let first = 0; first < people.length; first += CHUNK) {
    if (first > 0) await new Promise((resolve) => setTimeout(resolve, BETWEEN));
    for (const one of people.slice(first, first + CHUNK)) {
      const came = await deposit(means, kept.envelope, one);
      if (came === 'later') {
        keepProgress(office, number, { after, reached, missed, done: false });
        return false;
      }
      after = one.person;
      if (came === 'there') reached += 1;
      else missed += 1;
    }
    keepProgress(office, number, { after, reached, missed, done: false });
  }
  keepProgress(office, number, { after: lastOf(people) ?? after, reached, missed, done: true });
  return true;
}

const lastOf = (people: readonly KeptCard[]): PersonId | undefined => people.at(-1)?.person;

/** `never`: that mailbox is full, or its card's key is none to seal to. */
async function deposit(
  { server, keys, random }: Means,
  envelope: Uint8Array,
  { card }: KeptCard,
): Promise<'there' | 'never' | 'later'> {
  if (server.get() !== 'connected') return 'later';
  const sealed = sealAnnouncement(envelope, card.box, random);
  if (!sealed.ok) return 'never';
  const deposited = await server.deposit({ to: card.mailbox, bytes: sealed.value, from: keys.sign });
  if (deposited.ok) return 'there';
  return deposited.error.tag === 'refused' && deposited.error.code === 'mailbox-full' ? 'never' : 'later';
}
