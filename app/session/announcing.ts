/** Brings announcements to every mailbox, a few at a time: the server takes so many letters a second of one connection. */
import type { PersonKeys } from '../../crypto/index.ts';
import type { Result } from '../../crypto/result.ts';
import { sealAnnouncement } from '../invitation/programmeLetters.ts';
import type { PersonId } from '../model/brand.ts';
import type { Server } from '../peer/types.ts';
import { keepProgress, turnsAfter, underWay } from '../programme/announcements.ts';
import type { KeptAnnouncement, KeptCard, OfficeDocument, Progress } from '../programme/office.ts';
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

type Seal = (card: KeptCard) => Result<Uint8Array, unknown>;

/** True: every announcement has been everywhere. False: the server had enough, or is away; what is left comes later. */
export async function announceAll(means: Means): Promise<boolean> {
  const due = underWay(means.office).filter(means.isMine);
  for (const kept of due) if (!(await announce(means, kept))) return false;
  return true;
}

const announce = (means: Means, kept: KeptAnnouncement): Promise<boolean> =>
  goRound(
    means,
    kept,
    ({ card }) => sealAnnouncement(kept.envelope, card.box, means.random),
    (progress) => keepProgress(means.office, kept.announcement.number, progress),
  );

/** One letter to everybody, from where it had got to. True: it has been everywhere. */
export async function goRound(
  means: Pick<Means, 'clock' | 'server' | 'office' | 'keys'>,
  from: Progress,
  seal: Seal,
  keep: (progress: Progress) => void,
): Promise<boolean> {
  const people = turnsAfter(means.office, from.after, means.clock());
  let { after, reached, missed } = from;
  for (let first = 0; first < people.length; first += CHUNK) {
    if (first > 0) await new Promise((resolve) => setTimeout(resolve, BETWEEN));
    for (const one of people.slice(first, first + CHUNK)) {
      const came = await deposit(means, seal, one);
      if (came === 'later') {
        keep({ after, reached, missed, done: false });
        return false;
      }
      after = one.person;
      if (came === 'there') reached += 1;
      else missed += 1;
    }
    keep({ after, reached, missed, done: false });
  }
  keep({ after: lastOf(people) ?? after, reached, missed, done: true });
  return true;
}

const lastOf = (people: readonly KeptCard[]): PersonId | undefined => people.at(-1)?.person;

/** `never`: that mailbox is full, or its card's key is none to seal to. */
async function deposit(
  { server, keys }: Pick<Means, 'server' | 'keys'>,
  seal: Seal,
  kept: KeptCard,
): Promise<'there' | 'never' | 'later'> {
  if (server.get() !== 'connected') return 'later';
  const { card } = kept;
  const sealed = seal(kept);
  if (!sealed.ok) return 'never';
  const deposited = await server.deposit({ to: card.mailbox, bytes: sealed.value, from: keys.sign });
  if (deposited.ok) return 'there';
  return deposited.error.tag === 'refused' && deposited.error.code === 'mailbox-full' ? 'never' : 'later';
}
