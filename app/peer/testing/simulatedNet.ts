/**
 * A server and the ways between devices, in memory: whoever is at the same topic hears of the other, proves itself as the
 * Link would have it, and is given a simulated link. Announcements are lost, repeated and late; links are cut, and come
 * back or do not; what died says nothing.
 */
import { toText, verifyDevice } from '../../../crypto/index.ts';
import { err } from '../../../crypto/result.ts';
import type { ProvenLink } from '../link/types.ts';
import { listeners } from '../listeners.ts';
import type { Rendezvous, RendezvousOptions } from '../rendezvous.ts';
import type { Server } from '../types.ts';
import { type SimulatedLink, simulateLink } from './simulatedLink.ts';
import type { PacketOptions } from './simulatedPackets.ts';
import { shareRoot } from './simulatedRoot.ts';
import type { SimulatedTime } from './simulatedTime.ts';

export interface NetPage {
  readonly server: Server;
  /** What openRoom takes to find the others. */
  readonly gather: (found: RendezvousOptions) => Rendezvous;
}

export interface SimulatedNet {
  /** A page of a device, which runs as `owner`. */
  page(owner: string): NetPage;
  /** The page died: nobody is told. */
  die(owner: string): void;
  /** Off: neither server nor link. */
  setOnline(owner: string, online: boolean): void;
  links(): readonly SimulatedLink[];
  /** Loses what is under way, and repairs it or gives up some time later. */
  cut(link: SimulatedLink): void;
  /** From now on nothing is lost, repeated or cut. */
  calm(): void;
}

export interface NetOptions {
  readonly time: SimulatedTime;
  readonly draw: (below: number) => number;
  /** The two people are never online together. */
  readonly isApart: boolean;
  /** How one link behaves. */
  readonly wire: () => PacketOptions;
  readonly onMishap: (
    what: 'link' | 'restart' | 'refused' | 'announcement lost' | 'announcement repeated',
    who?: string,
  ) => void;
}

interface Seat {
  readonly owner: string;
  readonly found: RendezvousOptions;
  readonly topic: string;
  readonly person: string;
  readonly device: string;
  /** Open ones, by the device at the other end. */
  readonly links: Map<string, ProvenLink>;
  /** Whom it refused, and until when it does not hear them. */
  readonly deaf: Map<Seat, number>;
  closed: boolean;
}

const DEAF = 30_000;
const GIVES_UP = 8_000;
const NOTICES_DEATH = 10_000;

export function simulateNet({ time, draw, isApart, wire, onMishap }: NetOptions): SimulatedNet {
  const seats = new Set<Seat>();
  const offline = new Set<string>();
  const servers = new Map<string, () => void>();
  const between = new Map<SimulatedLink, readonly [Seat, Seat]>();
  const meeting = new Set<string>();
  const people = new Map<string, string>();
  let isCalm = false;

  const chance = (one: number): boolean => !isCalm && draw(1) < one;
  const isOnline = (owner: string): boolean => !offline.has(owner);

  function personOf(certificate: Uint8Array): string {
    const name = toText(certificate);
    const certified = people.has(name) ? null : verifyDevice(certificate);
    if (certified?.ok) people.set(name, toText(certified.value.person));
    return people.get(name) ?? '';
  }

  function announce(seat: Seat): void {
    if (seat.closed || !isOnline(seat.owner) || seat.found.introductions.isQuiet?.() === true) return;
    for (const other of seats) {
      if (other === seat || other.topic !== seat.topic) continue;
      if (chance(0.15)) {
        onMishap('announcement lost');
        continue;
      }
      const times = chance(0.1) ? 2 : 1;
      if (times === 2) onMishap('announcement repeated');
      for (let turn = 0; turn < times; turn += 1) {
        time.at(other.owner, 20 + draw(200) + turn * draw(5_000), () => hear(other, seat));
      }
    }
  }

  function hear(seat: Seat, from: Seat): void {
    if (seat.closed || !isOnline(seat.owner)) return;
    seat.found.introductions.onHeard(from.owner);
    const name = [seat, from]
      .map((one) => `${one.owner} ${one.topic}`)
      .sort()
      .join();
    if (isLinked(seat, from) || meeting.has(name) || (seat.deaf.get(from) ?? 0) > time.now()) return;
    meeting.add(name);
    time.at('', 100 + draw(400), () => {
      meeting.delete(name);
      meet(seat, from);
    });
  }

  const nameOf = (one: Seat, other: Seat): string => `${one.owner}, ${other.owner} at ${one.topic.slice(0, 4)}`;

  const isLinked = (one: Seat, other: Seat): boolean =>
    [...between].some(([link, both]) => both.includes(one) && both.includes(other) && !link.isClosed());

  const admits = ({ found }: Seat, other: Seat): boolean =>
    found.link.members().has(other.person) && found.link.admits?.(other.person, other.device) !== false;

  function meet(one: Seat, other: Seat): void {
    const isGone = [one, other].some((each) => each.closed || !isOnline(each.owner));
    if (isGone || (isApart && one.person !== other.person) || isLinked(one, other)) return;
    if (!admits(one, other) || !admits(other, one)) {
      onMishap('refused', nameOf(one, other));
      for (const [by, whom] of [
        [one, other],
        [other, one],
      ] as const)
        by.deaf.set(whom, time.now() + DEAF);
      return;
    }
    const both = [one, other] as const;
    const link = simulateLink({
      ...wire(),
      devices: [one.device, other.device],
      people: [one.person, other.person],
      isDown: true,
      lag: () => draw(isCalm ? 5 : 300),
      at: (end, delay, work) => time.at(both[end].owner, delay, work),
    });
    between.set(link, both);
    onMishap('link', nameOf(one, other));
    for (const end of [0, 1] as const) {
      const stop = link.ends[end].onRestart(() => {
        stop();
        prove(both[end], link.ends[end]);
      });
    }
    link.restart();
  }

  function prove(seat: Seat, link: ProvenLink): void {
    if (seat.closed) {
      link.close();
      return;
    }
    const former = seat.links.get(link.device);
    seat.links.set(link.device, link);
    link.onClose(() => {
      if (seat.links.get(link.device) === link) seat.links.delete(link.device);
      // As y-webrtc does at each connection that goes.
      if (!seat.closed && !seat.found.introductions.isPassive()) time.at(seat.owner, 0, () => announce(seat));
    });
    shareRoot(seat.found.root, link);
    seat.found.link.onProven(link);
    // A newly proven one ends those to the same device.
    former?.close();
  }

  function heal(link: SimulatedLink): void {
    const both = between.get(link);
    if (both === undefined || link.isClosed() || link.isUp()) return;
    const isThere = both.every((seat) => isOnline(seat.owner));
    if (isThere && !chance(0.3)) {
      onMishap('restart');
      link.restart();
    } else {
      const [first, second] = both;
      time.at(first.owner, 0, () => link.ends[0].close());
      time.at(second.owner, draw(1_000), () => link.ends[1].close());
    }
  }

  function cut(link: SimulatedLink): void {
    if (!link.isUp()) return;
    link.cut();
    time.at('', draw(GIVES_UP), () => heal(link));
  }

  function linksOf(owner: string): SimulatedLink[] {
    return [...between].filter(([, both]) => both.some((seat) => seat.owner === owner)).map(([link]) => link);
  }

  function page(owner: string): NetPage {
    const { subscribe, notify } = listeners();
    servers.set(owner, notify);
    return {
      server: {
        get: () => (isOnline(owner) ? 'connected' : 'offline'),
        subscribe,
        register: async () => err({ tag: 'unreachable' }),
        read: async () => err({ tag: 'unreachable' }),
        deposit: async () => err({ tag: 'unreachable' }),
        collect: () => () => undefined,
        join: () => ({ publish: () => false, leave: () => undefined }),
        relays: { get: () => ({ servers: [], canRelay: false }), subscribe: () => () => undefined },
        carried: () => 0,
        retry: () => undefined,
        close: () => undefined,
      },
      gather(found) {
        const { introductions, link } = found;
        const seat: Seat = {
          owner,
          found,
          topic: toText(introductions.topic.publicKey),
          person: personOf(link.certificate),
          device: toText(link.device.publicKey),
          links: new Map(),
          deaf: new Map(),
          closed: false,
        };
        seats.add(seat);
        if (!introductions.isPassive()) announce(seat);
        return {
          announce: () => {
            if (!introductions.isPassive()) announce(seat);
          },
          self: () => null,
          connections: () => seat.links.size,
          async close() {
            seat.closed = true;
            seats.delete(seat);
            for (const one of [...seat.links.values()]) one.close();
          },
        };
      },
    };
  }

  function setOnline(owner: string, online: boolean): void {
    if (online === isOnline(owner)) return;
    if (online) {
      offline.delete(owner);
      for (const seat of seats) if (seat.owner === owner && !seat.found.introductions.isPassive()) announce(seat);
    } else {
      offline.add(owner);
      for (const link of linksOf(owner)) cut(link);
    }
    time.at(owner, 0, () => servers.get(owner)?.());
  }

  return {
    page,
    die(owner) {
      for (const seat of [...seats]) {
        if (seat.owner !== owner) continue;
        seat.closed = true;
        seats.delete(seat);
      }
      for (const link of linksOf(owner)) {
        link.cut();
        const both = between.get(link) ?? [];
        for (const [at, seat] of both.entries()) {
          if (seat.owner !== owner) time.at(seat.owner, draw(NOTICES_DEATH), () => link.ends[at]?.close());
        }
      }
    },
    setOnline,
    links: () => [...between.keys()].filter((link) => !link.isClosed()),
    cut,
    calm() {
      isCalm = true;
      for (const owner of [...offline]) setOnline(owner, true);
    },
  };
}
