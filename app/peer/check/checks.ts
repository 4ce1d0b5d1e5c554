/** The checks of a room: one for each person, over the link to the device with which they have it open. */
import { type CheckEnd, checkNonceLength, fromText, type SigningPair, verifyDevice } from '../../../crypto/index.ts';
import { Channel, type ProvenLink } from '../link/types.ts';
import { listeners } from '../listeners.ts';
import { encodeCheck, parseCheck } from './frames.ts';
import { type CheckEvent, type CheckRole, type CheckState, CLOSED, step } from './machine.ts';

export type { CheckState } from './machine.ts';

/** What one sees of a check with one person. */
export interface Check {
  get(): CheckState;
  /** base64url key of the device at the other end; null before one took part. */
  device(): string | null;
  subscribe(listener: () => void): () => void;
  /** The person has it in front. Begins again after an end. */
  open(): void;
  answer(same: boolean): void;
  close(): void;
}

export interface Checks {
  of(person: string): Check;
  add(link: ProvenLink): void;
}

interface Options {
  readonly workspace: string;
  readonly device: SigningPair;
  readonly certificate: Uint8Array;
  readonly random: (length: number) => Uint8Array;
}

/** 32 bytes of a key that the link's proof has already read. */
function bytesOf(key: string): Uint8Array {
  const bytes = fromText(key, 32);
  if (!bytes.ok) throw new RangeError('a proven key has 32 bytes');
  return bytes.value;
}

export function keepChecks({ workspace, device, certificate, random }: Options): Checks {
  const checks = new Map<string, OneCheck>();
  let own: CheckEnd | null = null;

  /** Read when a first check begins: verifying takes 10 ms, and most days nobody checks. */
  function ownEnd(): CheckEnd {
    const certified = verifyDevice(certificate);
    if (!certified.ok) throw new Error('this device has a certificate');
    return { person: certified.value.person, device: device.publicKey };
  }

  function roleOn(link: ProvenLink): CheckRole {
    const theirs = { person: bytesOf(link.person), device: bytesOf(link.device) };
    own ??= ownEnd();
    const mine = own;
    const [leader, follower] = link.leads ? [mine, theirs] : [theirs, mine];
    return { leads: link.leads, ends: { workspace, leader, follower } };
  }

  function checkOf(who: string): OneCheck {
    const check = checks.get(who) ?? openCheck(roleOn, random);
    checks.set(who, check);
    return check;
  }

  return { of: checkOf, add: (link) => checkOf(link.person).add(link) };
}

interface OneCheck extends Check {
  add(link: ProvenLink): void;
}

function openCheck(roleOn: (link: ProvenLink) => CheckRole, random: Options['random']): OneCheck {
  const changes = listeners();
  /** By device: a newer link to the same one takes the place of the former. */
  const links = new Map<string, { link: ProvenLink; state: CheckState }>();
  let device: string | null = null;
  let opened = false;
  let without: CheckState = CLOSED;

  const front = () => (device === null ? undefined : links.get(device));

  function take(which: string, event: CheckEvent): void {
    const end = links.get(which);
    if (end === undefined) return;
    const { state, say } = step(roleOn(end.link), end.state, event);
    end.state = state;
    for (const message of say) end.link.channel(Channel.check).send(encodeCheck(message));
    // In front is the device that takes part; before any does, the last one that came.
    const current = front();
    if (which !== device && (current === undefined || isIdle(current.state)) && !isIdle(state)) device = which;
    changes.notify();
  }

  const isIdle = (state: CheckState): boolean =>
    state.tag === 'waiting' || ((state.tag === 'closed' || state.tag === 'ended') && !state.asked);

  return {
    get: () => front()?.state ?? without,
    device: () => device,
    subscribe: changes.subscribe,
    open() {
      opened = true;
      without = { tag: 'waiting', nonce: new Uint8Array() };
      // A nonce for each device: one used twice would let the first use tell of the second.
      for (const which of links.keys()) take(which, { type: 'open', nonce: random(checkNonceLength) });
      changes.notify();
    },
    answer(same) {
      if (device !== null) take(device, { type: 'answer', same });
    },
    close() {
      opened = false;
      without = CLOSED;
      for (const which of links.keys()) take(which, { type: 'close' });
      changes.notify();
    },
    add(link) {
      const former = links.get(link.device);
      links.set(link.device, { link, state: former?.state ?? CLOSED });
      device ??= link.device;
      link.channel(Channel.check).receive((bytes) => {
        if (links.get(link.device)?.link === link) take(link.device, { type: 'received', message: parseCheck(bytes) });
      });
      const lost = (): void => {
        if (links.get(link.device)?.link === link) take(link.device, { type: 'restarted' });
      };
      link.onRestart(lost);
      link.onClose(lost);
      if (former !== undefined) take(link.device, { type: 'restarted' });
      else if (opened) take(link.device, { type: 'open', nonce: random(checkNonceLength) });
      changes.notify();
    },
  };
}
