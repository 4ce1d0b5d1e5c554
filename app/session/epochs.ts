/**
 * The epochs of one place: kept on this disk, moved on when a device is removed, handed on to those who missed it.
 * Whoever was away when the place moved still looks where it was: lobbies wait there, and give the way to those who
 * may have it.
 */
import * as Y from 'yjs';
import { deriveWorkspace, newSecret } from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import { encodeHandover } from '../model/epochCodec.ts';
import { Channel, openRoom, type ProvenLink, type Room, type RoomOptions } from '../peer/index.ts';
import { type Change, openChain } from './chain.ts';
import type { Core } from './core.ts';
import type { Epoch } from './epoch.ts';
import { inTurn } from './inTurn.ts';
import type { SessionError } from './types.ts';

/** Before the place is left, for what was said about it to leave too, ms. */
const HANDED = 2_000;

/** A circle that moves gathers again where it went. Were all to call where they were as well, each would link with each in every place that was ever left. */
const GATHERING = 20_000;

export interface EpochsOptions {
  readonly core: Core;
  readonly place: string;
  /** What the place began with, for this person. */
  readonly base: Epoch;
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
  /** From this person's base on. */
  all(): readonly Epoch[];
  admits(person: string, device: string): boolean;
  mayHave(person: string, device: string): boolean;
  /** What a device that stands at `from` has missed, for who carries it there by other means than a link. */
  handover(person: string, device: string, from: number): Uint8Array | null;
  /** What came by such means. False: this disk did not keep it. */
  take(message: Uint8Array): Promise<boolean>;
  /** Listens on a link of the place itself. */
  attach(link: ProvenLink): void;
  /** Moves the place on without these devices of the person's own. */
  remove(devices: readonly string[]): Promise<Result<void, SessionError>>;
  /** Moves it on with one more device, which may then be given the way; or as people come and go. */
  change(by: Change | (() => Change | null)): Promise<Result<void, SessionError>>;
  /** Another device of the person may have kept newer ones. */
  reload(): Promise<void>;
  close(): Promise<void>;
}

export function openEpochs(options: EpochsOptions): Epochs {
  const { core, place, members, keyName } = options;
  const entry = (number: number): string => `${place} ${number}`;
  const open = () =>
    openChain(
      {
        place,
        base: options.base,
        maker: core,
        device: core.deviceId,
        person: core.me,
        isMember: (person) => members().has(person),
      },
      (number) => {
        const [record, secret] = [core.self.epochs.get(entry(number)), core.keyring.get(keyName(number))];
        return record instanceof Uint8Array && secret !== null ? { record, secret } : null;
      },
    );
  const chain = open();
  const links = new Set<ProvenLink>();
  const lobbies = new Map<number, { readonly epoch: Epoch; readonly room: Room }>();
  /** Each change is judged against what the last one left. */
  const change = inTurn();
  let closed = false;
  /** Whose devices were seen where this device now stands: then nobody need be looked for where it was. */
  const met = new Set<string>();
  let movedAt = Number.NEGATIVE_INFINITY;
  const isMet = (): boolean => {
    const people = members();
    if (people.size > 2 && core.clock() - movedAt < GATHERING) return true;
    return people.size === 1 ? met.has(core.me) : [...met].some((person) => person !== core.me);
  };
  const left = (): void => {
    met.clear();
    movedAt = core.clock();
  };

  async function keep(epoch: Epoch): Promise<boolean> {
    if (epoch.record === null) return true;
    if (!(await core.keyring.put(keyName(epoch.number), epoch.secret)).ok) return false;
    core.self.epochs.set(entry(epoch.number), epoch.record);
    return core.documents.flush();
  }

  /** What stood there of a fork that was given up must not be taken for the present. */
  async function dropBeyond(number: number): Promise<void> {
    for (let beyond = number; core.keyring.get(keyName(beyond)) !== null; beyond += 1) {
      core.self.epochs.delete(entry(beyond));
      await core.keyring.remove(keyName(beyond));
    }
  }

  /** Everything after `from`, to a device that may have it. */
  function hand(link: ProvenLink, from: number): void {
    const handover = chain.handover(link.person, link.device, from);
    if (handover !== null) link.channel(Channel.epoch).send(encodeHandover(handover));
  }

  /** False: this disk did not keep it, and nothing has changed. */
  async function take(message: Uint8Array): Promise<boolean> {
    if (closed) return false;
    const judged = chain.judge(message);
    if (judged === null) return true;
    for (const epoch of judged.epochs) if (!chain.epochs.includes(epoch) && !(await keep(epoch))) return false;
    await dropBeyond((judged.epochs.at(-1)?.number ?? 0) + 1);
    chain.take(judged.epochs);
    left();
    openLobbies();
    await options.onMoved(chain.current());
    // Made here at the same time and given up for the other: what it took out is taken out again.
    if (judged.again !== null) await moveOn(judged.again);
    return true;
  }

  async function moveOn(by: Change): Promise<Result<void, SessionError>> {
    const next = chain.next(options.devices(), by, core.clock(), newSecret(core.random));
    if (!(await keep(next))) return err({ tag: 'not-saved' });
    chain.take([...chain.epochs, next]);
    left();
    // Told first to those who are here, so that they need not look for us in a lobby.
    for (const link of links) hand(link, next.number - 1);
    const told = Promise.all([...links].map((link) => link.channel(Channel.epoch).drained()));
    await Promise.race([told, new Promise((resolve) => setTimeout(resolve, HANDED))]);
    openLobbies();
    if (by.added || by.joined) await renewLobbies();
    await options.onMoved(next);
    return ok(undefined);
  }

  /** One at every place that was left. */
  function openLobbies(): void {
    for (const [number, { epoch, room }] of lobbies) {
      if (chain.at(number) === epoch) continue;
      lobbies.delete(number);
      void room.close();
    }
    for (const epoch of chain.epochs.slice(0, -1)) {
      if (closed || lobbies.has(epoch.number)) continue;
      const lobby = openLobby(core, options, epoch, chain.mayHave, isMet, (link) => meetIn(link, epoch));
      lobbies.set(epoch.number, { epoch, room: lobby });
    }
  }

  /** Two that moved on apart meet here: each says what it has, and both keep the same. */
  function meetIn(link: ProvenLink, epoch: Epoch): void {
    link.channel(Channel.epoch).receive((message) => void change(() => take(message)));
    hand(link, epoch.number);
  }

  /** A device that was refused is kept waiting by its link: who answers it now is somebody it has not met. */
  async function renewLobbies(): Promise<void> {
    await Promise.all([...lobbies.values()].map(({ epoch, room }) => room.move(deriveWorkspace(epoch.secret))));
  }

  openLobbies();

  return {
    current: chain.current,
    all: () => chain.epochs,
    admits: chain.admits,
    mayHave: chain.mayHave,
    handover(person, device, from) {
      const handover = chain.handover(person, device, from);
      return handover && encodeHandover(handover);
    },
    take: (message) => change(() => take(message)),
    attach(link) {
      links.add(link);
      met.add(link.person);
      link.onClose(() => links.delete(link));
      link.channel(Channel.epoch).receive((message) => void change(() => take(message)));
    },
    remove: (devices) => change(() => moveOn({ removed: devices })),
    change: (by) =>
      change(async () => {
        const wanted = typeof by === 'function' ? by() : by;
        return wanted === null ? ok(undefined) : moveOn(wanted);
      }),
    reload: () =>
      change(async () => {
        const { epochs } = open();
        if (closed || epochs.length <= chain.epochs.length) return;
        chain.take(epochs);
        openLobbies();
        await options.onMoved(chain.current());
      }),
    async close() {
      closed = true;
      await change(async () => undefined);
      await Promise.all([...lobbies.values()].map(({ room }) => room.close()));
    },
  };
}

/** A room with nothing in it, at a place that was left: whoever may know is given the way, and nothing else. */
function openLobby(
  core: Core,
  { place, members }: EpochsOptions,
  epoch: Epoch,
  admits: NonNullable<RoomOptions['admits']>,
  isPassive: () => boolean,
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
    passive: isPassive,
    onLink,
    documents: { list: () => [], subscribe: () => () => undefined, open: async () => null },
    recall: () => ({ vector: null, pending: false }),
    remember: () => undefined,
    relayOnly: core.relayOnly,
    clock: core.clock,
    random: core.random,
  });
}
