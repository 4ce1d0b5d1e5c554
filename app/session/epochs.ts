/**
 * The epochs of one place: kept on this disk, moved on when a device is removed, handed on to those who missed it.
 * Whoever was away when the place moved still looks where it was: lobbies wait there, and give the way to those who
 * may have it.
 */

import * as Y from 'yjs';
import { deriveWorkspace, fromText, newSecret, type Secret, toText } from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import { encodeHandover, parseHandover } from '../model/epochCodec.ts';
import { Channel, openRoom, type ProvenLink, type Room, type RoomOptions } from '../peer/index.ts';
import type { Core } from './core.ts';
import { type Epoch, firstEpoch, isBefore, judgeEpoch, makeEpoch, refusedName, secretFrom } from './epoch.ts';
import type { SessionError } from './types.ts';

/** Before the place is left, for what was said about it to leave too, ms. */
const HANDED = 2_000;

export interface EpochsOptions {
  readonly core: Core;
  readonly place: string;
  readonly first: Secret;
  /** base64url person keys. */
  readonly members: () => ReadonlySet<string>;
  /** Devices of the members that were here. */
  readonly devices: () => readonly string[];
  /** Where the secret of an epoch is kept in the keyring. */
  readonly keyName: (number: number) => string;
  /** The place has another secret now; it is on this disk. */
  readonly onMoved: (epoch: Epoch) => void | Promise<void>;
}

export interface Epochs {
  current(): Epoch;
  admits(person: string, device: string): boolean;
  /** Listens on a link of the place itself. */
  attach(link: ProvenLink): void;
  /** Moves the place on without these devices of the person's own. */
  remove(devices: readonly string[]): Promise<Result<void, SessionError>>;
  /** Moves it on with one more device, which may then be given the way. */
  add(device: string): Promise<Result<void, SessionError>>;
  /** Another device of the person may have kept newer ones. */
  reload(): Promise<void>;
  close(): Promise<void>;
}

export function openEpochs(options: EpochsOptions): Epochs {
  const { core, place, members, keyName } = options;
  const links = new Set<ProvenLink>();
  const lobbies = new Map<number, Room>();
  let turn: Promise<unknown> = Promise.resolve();
  let closed = false;

  const current = (): Epoch => chain.at(-1) ?? firstEpoch(options.first);
  const isMember = (person: string): boolean => members().has(person);
  const entry = (number: number): string => `${place} ${number}`;

  /** By number, the first one always there. */
  let chain: readonly Epoch[] = read();

  /** What is kept, as far as each follows from the one before. */
  function read(): readonly Epoch[] {
    const found = [firstEpoch(options.first)];
    for (;;) {
      const before = found.at(-1);
      if (before === undefined) return found;
      const record = core.self.epochs.get(entry(before.number + 1));
      const secret = core.keyring.get(keyName(before.number + 1));
      if (!(record instanceof Uint8Array) || secret === null) return found;
      const epoch = judgeEpoch(record, secret, before, place, isMember);
      if (!epoch.ok) return found;
      found.push(epoch.value);
    }
  }

  /** One change after the other: each is judged against what the last one left. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = turn.then(work);
    // Who asked hears of a failure; the next one only waits for the end.
    turn = done.catch(() => undefined);
    return done;
  }

  async function keep(epoch: Epoch): Promise<boolean> {
    if (epoch.record === null) return false;
    if (!(await core.keyring.put(keyName(epoch.number), epoch.secret)).ok) return false;
    core.self.epochs.set(entry(epoch.number), epoch.record);
    return core.documents.flush();
  }

  const admits = (person: string, device: string): boolean => !current().refused.has(refusedName(person, device));

  /** Everything after `from`, to a device that may have it. */
  function hand(link: ProvenLink, from: number): void {
    const { devices } = current();
    if (!admits(link.person, link.device) || (devices !== null && !devices.has(link.device))) return;
    const epochs = chain
      .filter((epoch) => epoch.number > from)
      .map(({ record, secret }) => ({ record: toText(record ?? new Uint8Array()), secret: toText(secret.reveal()) }));
    if (epochs.length > 0) link.channel(Channel.epoch).send(encodeHandover({ version: 1, epochs }));
  }

  function attach(link: ProvenLink): void {
    links.add(link);
    link.onClose(() => links.delete(link));
    link.channel(Channel.epoch).receive((message) => void inTurn(() => take(message)));
  }

  async function take(message: Uint8Array): Promise<void> {
    const handover = parseHandover(message);
    if (closed || !handover.ok) return;
    let next = chain;
    const lost: Epoch[] = [];
    for (const { record, secret } of handover.value.epochs) {
      const epoch = judged(next, record, secret);
      if (epoch === null) continue;
      lost.push(...next.slice(epoch.number));
      next = [...next.slice(0, epoch.number), epoch];
    }
    if (next === chain) return;
    await adopt(next);
    // Made here at the same time and given up for the other: what it took out is taken out again.
    const again = lost.flatMap(({ refused }) => [...refused]).filter((name) => !current().refused.has(name));
    const mine = again.flatMap((name) => (name.startsWith(`${core.me} `) ? [name.slice(core.me.length + 1)] : []));
    if (mine.length > 0) await moveOn(mine);
  }

  /** The epoch, if it follows from what is known and is not the lesser of two made at once. */
  function judged(known: readonly Epoch[], record: string, text: string): Epoch | null {
    const secret = secretFrom(text);
    const envelope = fromText(record);
    if (!secret.ok || !envelope.ok) return null;
    for (const before of [...known].reverse()) {
      const epoch = judgeEpoch(envelope.value, secret.value, before, place, isMember);
      if (!epoch.ok) continue;
      const rival = known[epoch.value.number];
      if (rival === undefined) return epoch.value;
      // One that takes this very device out is not followed: it would be the last thing this device hears.
      const isForUs = !epoch.value.refused.has(refusedName(core.me, core.deviceId));
      return isForUs && isBefore(epoch.value, rival) ? epoch.value : null;
    }
    return null;
  }

  async function adopt(next: readonly Epoch[]): Promise<boolean> {
    for (const epoch of next.slice(1)) if (chain[epoch.number] !== epoch && !(await keep(epoch))) return false;
    chain = next;
    openLobbies();
    await options.onMoved(current());
    return true;
  }

  async function moveOn(
    removed: readonly string[],
    added: readonly string[] = [],
  ): Promise<Result<void, SessionError>> {
    const before = current();
    // Also those that were let in and have not introduced themselves yet.
    const devices = [...new Set([...(before.devices ?? []), ...options.devices(), core.deviceId, ...added])];
    const next = makeEpoch(core, before, { place, at: core.clock(), devices, removed }, newSecret(core.random));
    if (!(await keep(next))) return err({ tag: 'not-saved' });
    chain = [...chain, next];
    // Told first to those who are here, so that they need not look for us in a lobby.
    for (const link of links) hand(link, before.number);
    const told = Promise.all([...links].map((link) => link.channel(Channel.epoch).drained()));
    await Promise.race([told, new Promise((resolve) => setTimeout(resolve, HANDED))]);
    openLobbies();
    // A device that was refused is kept waiting by its link: who answers now is somebody it has not met.
    if (added.length > 0) await Promise.all([...lobbies].map(([number, lobby]) => lobby.move(keysOf(chain[number]))));
    await options.onMoved(next);
    return ok(undefined);
  }

  /** One at every place that was left. */
  function openLobbies(): void {
    for (const epoch of chain.slice(0, -1)) {
      if (closed || lobbies.has(epoch.number)) continue;
      lobbies.set(
        epoch.number,
        openLobby(core, options, epoch, admitsToLobby, (link) => hand(link, epoch.number)),
      );
    }
  }

  const keysOf = (epoch: Epoch | undefined) => deriveWorkspace((epoch ?? current()).secret);

  const admitsToLobby = (person: string, device: string): boolean => {
    const { devices } = current();
    return admits(person, device) && (devices === null || devices.has(device));
  };

  openLobbies();

  return {
    current,
    admits,
    attach,
    remove: (devices) => inTurn(() => moveOn(devices)),
    add: (device) => inTurn(() => moveOn([], [device])),
    reload: () =>
      inTurn(async () => {
        const kept = read();
        if (closed || kept.length <= chain.length) return;
        chain = kept;
        openLobbies();
        await options.onMoved(current());
      }),
    async close() {
      closed = true;
      await turn;
      await Promise.all([...lobbies.values()].map((lobby) => lobby.close()));
    },
  };
}

/** A room with nothing in it, at a place that was left: whoever may know is given the way, and nothing else. */
function openLobby(
  core: Core,
  { place, members }: EpochsOptions,
  epoch: Epoch,
  admits: NonNullable<RoomOptions['admits']>,
  onLink: (link: ProvenLink) => void,
): Room {
  const keys = deriveWorkspace(epoch.secret);
  return openRoom({
    server: core.server,
    workspace: place,
    topic: keys.topic,
    introductions: keys.introductions,
    root: new Y.Doc(),
    device: core.device,
    certificate: core.certificate,
    members,
    admits,
    passive: true,
    onLink,
    documents: { list: () => [], subscribe: () => () => undefined, open: async () => null },
    recall: () => ({ vector: null, pending: false }),
    remember: () => undefined,
    iceServers: core.iceServers,
    clock: core.clock,
    random: core.random,
  });
}
