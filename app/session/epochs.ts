/**
 * The epochs of one place: kept on this disk, moved on when a device is removed, handed on to those who missed it.
 * Whoever was away when the place moved still looks where it was: lobbies wait there, and give the way to those who
 * may have it.
 */
import { deriveWorkspace, hash, newSecret, toText } from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import { encodeHandover, encodeParting } from '../model/epochCodec.ts';
import { changeable, type Observable } from '../model/observable.ts';
import { Channel, type ProvenLink, type Room } from '../peer/index.ts';
import { type Change, openChain } from './chain.ts';
import type { Core } from './core.ts';
import type { Epoch, TakenOut } from './epoch.ts';
import { inTurn } from './inTurn.ts';
import { openLobby } from './lobby.ts';
import type { SessionError } from './types.ts';

/** Before the place is left, for what was said about it to leave too, ms. */
const HANDED = 2_000;
/** What the disk had no room for is tried again, ms. */
const FIRST_RETRY = 1_000;
const LAST_RETRY = 30_000;
/** A missing device is looked for so often, for so long: a room that looks does so at least once in that time, ms. */
const LOOK_EVERY = 300_000;
const LOOK = 40_000;
const LOOK_EVERY_IN_CIRCLE = 80_000;
/** Of a record's hash, in the name of its secret. */
const NAME = 9;

/** A circle that moves gathers again where it went before it looks back, ms; and not further back than so many epochs. */
const GATHERING = 20_000;
const FORKS = 3;

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
  /** This person was taken out: nothing comes any more, and nothing written now reaches the others. */
  readonly out: Observable<TakenOut | null>;
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
  /** Of the very record: two that were made at once have one number. */
  const nameOf = ({ number, record }: Pick<Epoch, 'number' | 'record'>): string =>
    `${keyName(number)} ${toText(hash(record ?? new Uint8Array()).slice(0, NAME))}`;
  const prefix = keyName(0).slice(0, -1);
  /** -1: not the name of an epoch's secret of this place. */
  const numberIn = (name: string): number =>
    name.startsWith(prefix) ? Number(/^(\d+)( |$)/.exec(name.slice(prefix.length))?.[1] ?? -1) : -1;
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
        const record = core.self.epochs.get(entry(number));
        if (!(record instanceof Uint8Array)) return null;
        const secret = core.keyring.get(nameOf({ number, record })) ?? core.keyring.get(keyName(number));
        return secret === null ? null : { record, secret };
      },
    );
  const chain = open();
  const OUT = `${place} out`;
  /** Null again once somebody let this person in anew. */
  const readOut = (): TakenOut | null => {
    const kept = core.self.epochs.get(OUT);
    return kept instanceof Uint8Array ? (chain.judgeParting(kept)?.out ?? null) : null;
  };
  const out = changeable<TakenOut | null>(readOut());
  const links = new Set<ProvenLink>();
  const lobbies = new Map<number, { readonly epoch: Epoch; readonly room: Room }>();
  /** Each change is judged against what the last one left. */
  const change = inTurn();
  let closed = false;
  let wait = FIRST_RETRY;
  /** Whose devices were seen where this device now stands: then nobody need be looked for where it was. */
  const met = new Set<string>();
  const metDevices = new Set<string>();
  let movedAt = Number.NEGATIVE_INFINITY;

  /**
   * Nobody need be looked for at the place of `epoch` while somebody is met where this device is now. But two that moved on
   * apart may each have met somebody of everyone, a device that the other took out even: so while one is missing it is
   * looked for now and then. In a circle one device does it for all that are
   * together, the one whose key is least, and not far back: were each to call everywhere, each would link with each in
   * every place that was ever left.
   */
  function isContent({ number }: Epoch): boolean {
    const people = members();
    const isCircle = people.size > 2;
    if (isCircle && (core.clock() - movedAt < GATHERING || number < chain.current().number - FORKS)) return true;
    const isMet = people.size === 1 ? met.has(core.me) : [...met].some((person) => person !== core.me);
    if (!isMet) return false;
    const { devices } = chain.current();
    const isMissing = [...(devices ?? [])].some((device) => device !== core.deviceId && !metDevices.has(device));
    if (!isMissing || core.clock() % (isCircle ? LOOK_EVERY_IN_CIRCLE : LOOK_EVERY) >= LOOK) return true;
    return isCircle && [...links].some(({ device }) => device < core.deviceId);
  }

  /**
   * What is new beside what is there, then all records at once, which is the moment of the change; what was given up goes
   * last. So a crash anywhere leaves the former chain or the next one, never a shorter one.
   */
  async function keep(epochs: readonly Epoch[]): Promise<boolean> {
    const { keyring, self, documents } = core;
    const declared = epochs.slice(1);
    for (const epoch of declared) {
      const name = nameOf(epoch);
      if (keyring.get(name) === null && !(await keyring.put(name, epoch.secret)).ok) return false;
    }
    self.doc.transact(() => {
      for (const { number, record } of declared) {
        if (record !== null && !isSameBytes(self.epochs.get(entry(number)), record))
          self.epochs.set(entry(number), record);
      }
      const end = (epochs.at(-1) ?? options.base).number;
      for (let beyond = end + 1; self.epochs.has(entry(beyond)); beyond += 1) self.epochs.delete(entry(beyond));
    });
    return (await documents.flush()) && tidy(declared);
  }

  /** By its number alone a secret is found by what is sealed under it; one of a fork that was given up must not be. */
  async function tidy(declared: readonly Epoch[]): Promise<boolean> {
    const { keyring } = core;
    for (const { number, secret } of declared) {
      if (isSameBytes(keyring.get(keyName(number))?.reveal(), secret.reveal())) continue;
      if (!(await keyring.put(keyName(number), secret)).ok) return false;
    }
    const names = new Set(declared.flatMap((epoch) => [keyName(epoch.number), nameOf(epoch)]));
    const left = keyring.names().filter((name) => numberIn(name) > options.base.number && !names.has(name));
    for (const name of left) if (!(await keyring.remove(name)).ok) return false;
    return true;
  }

  /** Everything after `from`, to a device that may have it. */
  function hand(link: ProvenLink, from: number): void {
    const handover = chain.handover(link.person, link.device, from);
    if (handover !== null) link.channel(Channel.epoch).send(encodeHandover(handover));
  }

  /** False: this disk did not keep it, and nothing has changed. */
  async function take(message: Uint8Array): Promise<boolean> {
    if (closed) return false;
    if (chain.judgeParting(message) !== null) return keepParting(message);
    const judged = chain.judge(message);
    if (judged === null) return true;
    const { epochs, again } = judged;
    // Made here at the same time and given up for the other: what it changed is changed again, before this device ever
    // stands where one that it took out would be let in.
    return again === null ? follow(epochs) : follow([...epochs, make(again, epochs.at(-1))], again);
  }

  async function keepParting(message: Uint8Array): Promise<boolean> {
    core.self.epochs.set(OUT, message);
    out.set(readOut());
    return core.documents.flush();
  }

  /** Over a link nobody says it again: what the disk had no room for is tried until it has. */
  async function hear(message: Uint8Array): Promise<void> {
    if (await take(message)) wait = FIRST_RETRY;
    else if (!closed) {
      setTimeout(() => void change(() => hear(message)), wait);
      wait = Math.min(LAST_RETRY, wait * 2);
    }
  }

  const make = (by: Change, before?: Epoch): Epoch =>
    chain.next(options.devices(), by, core.clock(), newSecret(core.random), before);

  async function moveOn(by: Change): Promise<Result<void, SessionError>> {
    return (await follow([...chain.epochs, make(by)], by)) ? ok(undefined) : err({ tag: 'not-saved' });
  }

  /** Goes where these lead; `by`: what this device changed by the last of them. False: nothing has changed. */
  async function follow(epochs: readonly Epoch[], by: Change | null = null): Promise<boolean> {
    const shared = chain.epochs.filter((epoch, at) => epochs[at] === epoch).at(-1) ?? options.base;
    if (!(await keep(epochs))) return false;
    chain.take(epochs);
    out.set(readOut());
    met.clear();
    metDevices.clear();
    movedAt = core.clock();
    // From now on not a word to who was taken out, though its link is still there: in a lobby they are told.
    for (const link of [...links]) if (!chain.admits(link.person, link.device)) link.close();
    if (by !== null) {
      // Told first to those who are here, so that they need not look for us in a lobby.
      for (const link of links) hand(link, shared.number);
      const told = Promise.all([...links].map((link) => link.channel(Channel.epoch).drained()));
      await Promise.race([told, new Promise((resolve) => setTimeout(resolve, HANDED))]);
    }
    openLobbies();
    if (by?.added || by?.joined) await renewLobbies();
    await options.onMoved(chain.current());
    return true;
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
      const lobby = openLobby(
        core,
        place,
        () => new Set([...members(), ...chain.parted(epoch)]),
        epoch,
        (person, device) => chain.mayHave(person, device) || chain.parting(person, epoch) !== null,
        () => isContent(epoch),
        (link) => meetIn(link, epoch),
      );
      lobbies.set(epoch.number, { epoch, room: lobby });
    }
  }

  /** Two that moved on apart meet here: each says what it has, and both keep the same. */
  function meetIn(link: ProvenLink, epoch: Epoch): void {
    const channel = link.channel(Channel.epoch);
    const parting = chain.parting(link.person, epoch);
    if (parting === null) {
      channel.receive((message) => void change(() => hear(message)));
      hand(link, epoch.number);
    } else {
      // Somebody who was taken out is told so, and not listened to.
      channel.send(encodeParting(parting));
      setTimeout(() => link.close(), HANDED);
    }
  }

  /** A device that was refused is kept waiting by its link: who answers it now is somebody it has not met. */
  async function renewLobbies(): Promise<void> {
    await Promise.all([...lobbies.values()].map(({ epoch, room }) => room.move(deriveWorkspace(epoch.secret))));
  }

  openLobbies();

  return {
    current: chain.current,
    all: () => chain.epochs,
    out,
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
      metDevices.add(link.device);
      link.onClose(() => links.delete(link));
      link.channel(Channel.epoch).receive((message) => void change(() => hear(message)));
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
        out.set(readOut());
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

const isSameBytes = (one: Uint8Array | undefined, other: Uint8Array): boolean =>
  one !== undefined && toText(one) === toText(other);
