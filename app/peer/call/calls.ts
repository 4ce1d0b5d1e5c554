/**
 * Who is in which call. One call at a time on a device; in a circle everybody is linked with everybody, at most four.
 * Every word comes over a proven link, so it is the member's own; nothing is believed about anybody else.
 */
import { toText } from '../../../crypto/index.ts';
import { Channel, type ProvenLink } from '../link/types.ts';
import { listeners } from '../listeners.ts';
import { type CallMessage, encodeCall, type Out, parseCall } from './frames.ts';
import { type Media, NOTHING, openMedia, type Tracks } from './media.ts';

export const MOST = 4;
export const RING_MS = 45_000;
/** Whoever is asked waits a little longer than who asks: the end is told. */
const ASKED_MS = 50_000;
/** How long somebody whose connection went is waited for. */
const AWAY_MS = 60_000;

export type Gives = Readonly<Record<'microphone' | 'camera' | 'screen', boolean>>;
const NO_GIFTS: Gives = { microphone: false, camera: false, screen: false };

/** At the other end of a call, by device. `away`: the connection went, and is waited for. */
export interface Guest {
  readonly device: string;
  readonly person: string;
  readonly state: 'here' | 'away';
  readonly gives: Gives;
  readonly received: Tracks;
}

export type CallEnd = Out | 'lost';

export type CallStage =
  | { readonly tag: 'none' }
  /** Somebody asks me. */
  | { readonly tag: 'asked'; readonly place: string; readonly call: string; readonly person: string }
  /** I ask, and nobody has come yet. */
  | { readonly tag: 'asking'; readonly place: string; readonly call: string }
  | { readonly tag: 'in'; readonly place: string; readonly call: string; readonly since: number }
  | { readonly tag: 'ended'; readonly place: string; readonly why: CallEnd; readonly by: string | null };

export interface CallsOptions {
  readonly me: string;
  readonly clock: () => number;
  readonly random: (length: number) => Uint8Array;
  readonly low: () => boolean;
  /** Somebody asked, and nobody answered here. */
  readonly onMissed: (place: string, person: string) => void;
}

export interface Calls {
  stage(): CallStage;
  guests(): readonly Guest[];
  /** Links of those in the call, for what they carry. */
  links(): readonly ProvenLink[];
  /** How many are in a call of that place that this device is not in. */
  going(place: string): number;
  subscribe(listener: () => void): () => void;
  /** What comes over a link of that place, from now on. */
  attach(place: string, link: ProvenLink): void;
  /** What came over a link before it was attached. */
  take(link: ProvenLink, bytes: Uint8Array): void;
  start(place: string): void;
  accept(): void;
  decline(): void;
  leave(): void;
  /** An end was seen. */
  forget(): void;
  give(tracks: Tracks, gives: Gives): void;
  /** The profile is another one. */
  describe(): void;
}

interface Line {
  readonly place: string;
  readonly link: ProvenLink;
  readonly media: Media;
}

interface Seat {
  readonly person: string;
  state: 'here' | 'away';
  gives: Gives;
  timer?: ReturnType<typeof setTimeout>;
}

export function keepCalls({ me, clock, random, low, onMissed }: CallsOptions): Calls {
  const changes = listeners();
  /** By device. A newer link to the same one takes the place of the former. */
  const lines = new Map<string, Line>();
  const seats = new Map<string, Seat>();
  const asked = new Map<string, Out | null>();
  /** Devices that asked me; when they have all gone, nobody asks any more. */
  const askers = new Set<string>();
  const over = new Set<string>();
  const elsewhere = new Map<string, { readonly place: string; readonly call: string }>();
  let stage: CallStage = { tag: 'none' };
  let mine: { tracks: Tracks; gives: Gives } = { tracks: NOTHING, gives: NO_GIFTS };
  let timer: ReturnType<typeof setTimeout> | undefined;

  function become(next: CallStage, within?: number, then?: () => void): void {
    clearTimeout(timer);
    if (then !== undefined) timer = setTimeout(then, within);
    stage = next;
    changes.notify();
  }

  const mineNow = (): string | null => (stage.tag === 'asking' || stage.tag === 'in' ? stage.call : null);
  const isHere = (place: string): boolean => 'place' in stage && stage.place === place;
  const say = (line: Line, message: CallMessage): void => line.link.channel(Channel.call).send(encodeCall(message));
  const out = (line: Line, call: string, why: Out): void => say(line, { type: 'out', call, why });
  const others = (place: string): Line[] =>
    [...lines.values()].filter((line) => line.place === place && line.link.person !== me);
  const count = (): number => 1 + [...seats.values()].filter(({ state }) => state === 'here').length;

  function greet(line: Line): void {
    const call = mineNow();
    if (call === null || !isHere(line.place) || line.link.person === me) return;
    const ring = stage.tag === 'asking' && (asked.get(line.link.device) ?? null) === null;
    if (stage.tag === 'asking' && !asked.has(line.link.device)) asked.set(line.link.device, null);
    say(line, { type: 'in', call, count: count(), ring });
    if (seats.has(line.link.device)) say(line, { type: 'gives', ...mine.gives });
  }

  function seat(line: Line): void {
    const known = seats.get(line.link.device);
    clearTimeout(known?.timer);
    const isNew = known?.state !== 'here';
    seats.set(line.link.device, { person: line.link.person, state: 'here', gives: known?.gives ?? NO_GIFTS });
    const call = mineNow();
    for (const other of others(line.place)) {
      // Their other devices need ring no more.
      const isTwin = other.link.person === line.link.person && other !== line;
      if (isTwin && !seats.has(other.link.device) && call !== null) out(other, call, 'elsewhere');
    }
    if (stage.tag === 'asking') become({ ...stage, tag: 'in', since: clock() });
    if (isNew) greet(line);
    line.media.give(mine.tracks);
    changes.notify();
  }

  function unseat(device: string): boolean {
    const gone = seats.get(device);
    clearTimeout(gone?.timer);
    lines.get(device)?.media.give(null);
    return seats.delete(device);
  }

  function end(why: CallEnd, by: string | null = null): void {
    if (stage.tag === 'none' || stage.tag === 'ended') return;
    const { place, call } = stage;
    over.add(call);
    for (const device of [...seats.keys()]) unseat(device);
    asked.clear();
    askers.clear();
    become({ tag: 'ended', place, why, by });
  }

  /** To everybody who may think that I am in it, or may come. */
  function depart(why: Out, shown: CallEnd = why, by: string | null = null): void {
    if (stage.tag === 'none' || stage.tag === 'ended') return;
    const { place, call } = stage;
    for (const line of others(place)) out(line, call, why);
    // Two or more go on without me, and may be joined again; one alone does not.
    for (const device of seats.keys()) {
      if (seats.size > 1) elsewhere.set(device, { place, call });
      else elsewhere.delete(device);
    }
    end(shown, by);
  }

  function ask(line: Line, call: string): void {
    const { device, person } = line.link;
    const isSame = stage.tag === 'asked' && stage.place === line.place;
    if (stage.tag === 'asked' && !isSame) {
      out(line, call, 'busy');
      return;
    }
    askers.add(device);
    if (stage.tag === 'asked' && stage.call === call) return;
    // One who changed the call's name asks still.
    const missed = (): void => {
      onMissed(line.place, person);
      end('unanswered', person);
    };
    become({ tag: 'asked', place: line.place, call, person }, ASKED_MS, missed);
  }

  /** The other end is in a call of this place, I am in another of the same place: one of the two gives way. */
  function givesWay(call: string, theirs: number): boolean {
    const own = mineNow() ?? '';
    if (count() > 1 || theirs > 1) return count() === 1;
    return call < own;
  }

  function heardIn(line: Line, message: Extract<CallMessage, { type: 'in' }>): void {
    const { call } = message;
    const own = mineNow();
    if (own === null) {
      if (over.has(call)) {
        out(line, call, 'left');
        return;
      }
      elsewhere.set(line.link.device, { place: line.place, call });
      if (message.ring) ask(line, call);
      changes.notify();
      return;
    }
    if (own !== call) {
      if (!isHere(line.place)) {
        out(line, call, 'busy');
        return;
      }
      if (!givesWay(call, message.count)) {
        if (count() > 1 && message.count > 1) out(line, call, 'busy');
        else greet(line);
        return;
      }
      move(call);
    }
    const isFull = !seats.has(line.link.device) && seats.size >= MOST - 1;
    if (isFull) out(line, call, 'full');
    else seat(line);
  }

  /** A call that others are in. Who is not in it is told, and not asked. */
  function join(place: string, call: string): void {
    if (stage.tag === 'asked' && stage.place !== place) depart('busy');
    const inside = new Set([...elsewhere].flatMap(([device, one]) => (one.call === call ? [device] : [])));
    for (const device of askers) inside.add(device);
    askers.clear();
    over.delete(call);
    become({ tag: 'asking', place, call }, RING_MS, () => depart('left', 'lost'));
    for (const line of others(place)) {
      asked.set(line.link.device, inside.has(line.link.device) ? null : 'left');
      greet(line);
    }
  }

  function move(call: string): void {
    if (stage.tag !== 'asking' && stage.tag !== 'in') return;
    over.add(stage.call);
    stage = { ...stage, call };
    for (const line of others(stage.place)) greet(line);
  }

  function heardOut(line: Line, { call, why }: Extract<CallMessage, { type: 'out' }>): void {
    const { device, person } = line.link;
    if (elsewhere.get(device)?.call === call) elsewhere.delete(device);
    changes.notify();
    if (stage.tag === 'asked' && stage.call === call) {
      askers.delete(device);
      if (askers.size > 0) return;
      if (why === 'left' || why === 'unanswered') onMissed(line.place, person);
      end(why === 'left' ? 'unanswered' : why, person);
      return;
    }
    if (mineNow() !== call) return;
    if (why === 'full') {
      depart('left', 'full');
      return;
    }
    if (unseat(device)) {
      if (seats.size === 0) depart('left', 'left', person);
      return;
    }
    if (stage.tag !== 'asking' || why === 'elsewhere') return;
    for (const other of others(line.place)) {
      if (other.link.person !== person) continue;
      asked.set(other.link.device, why);
      if (other !== line) out(other, call, 'elsewhere');
    }
    // All have said no.
    if (![...asked.values()].includes(null)) {
      const people = new Set([...asked.keys()].map((one) => lines.get(one)?.link.person));
      depart('left', why, people.size === 1 ? person : null);
    }
  }

  function take(line: Line, message: CallMessage): void {
    switch (message.type) {
      case 'in':
        heardIn(line, message);
        return;
      case 'out':
        heardOut(line, message);
        return;
      case 'gives': {
        const guest = seats.get(line.link.device);
        if (guest === undefined) return;
        const { type: _, ...gives } = message;
        guest.gives = gives;
        changes.notify();
        return;
      }
      case 'offer':
      case 'answer':
      case 'again':
        line.media.take(message);
        return;
    }
  }

  function receive(link: ProvenLink, bytes: Uint8Array): void {
    const line = lines.get(link.device);
    const message = parseCall(bytes);
    if (message !== null && line?.link === link) take(line, message);
  }

  function lost(line: Line): void {
    const { device } = line.link;
    if (lines.get(device) !== line) return;
    lines.delete(device);
    line.media.close();
    elsewhere.delete(device);
    const guest = seats.get(device);
    if (guest !== undefined) {
      guest.state = 'away';
      guest.timer = setTimeout(() => {
        unseat(device);
        if (seats.size === 0) depart('left', 'lost', guest.person);
        changes.notify();
      }, AWAY_MS);
    }
    changes.notify();
  }

  return {
    stage: () => stage,
    guests: () =>
      [...seats].map(([device, { person, state, gives }]) => ({
        device,
        person,
        state,
        gives,
        received: lines.get(device)?.media.received() ?? NOTHING,
      })),
    links: () => [...seats.keys()].flatMap((device) => lines.get(device)?.link ?? []),
    going(place) {
      const all = [...elsewhere.values()].filter((one) => one.place === place);
      return mineNow() === null ? all.length : 0;
    },
    subscribe: changes.subscribe,
    take: (link, bytes) => receive(link, bytes),
    attach(place, link) {
      const line: Line = {
        place,
        link,
        media: openMedia({ link, low, say: (message) => say(line, message), onReceived: changes.notify }),
      };
      lines.get(link.device)?.media.close();
      lines.set(link.device, line);
      link.channel(Channel.call).receive((bytes) => receive(link, bytes));
      link.onRestart(() => {
        if (lines.get(link.device) !== line) return;
        greet(line);
        if (seats.has(link.device) && link.leads) line.media.begin();
      });
      link.onClose(() => lost(line));
      greet(line);
    },
    start(place) {
      if (mineNow() !== null) return;
      const known = [...elsewhere.values()].find((one) => one.place === place)?.call;
      if (known !== undefined) {
        join(place, known);
        return;
      }
      if (stage.tag === 'asked') depart('busy');
      const call = toText(random(16));
      become({ tag: 'asking', place, call }, RING_MS, () => depart('unanswered'));
      for (const line of others(place)) greet(line);
    },
    accept() {
      if (stage.tag === 'asked') join(stage.place, stage.call);
    },
    decline() {
      if (stage.tag === 'asked') depart('declined');
    },
    leave: () => depart('left'),
    forget() {
      if (stage.tag === 'ended') become({ tag: 'none' });
    },
    give(tracks, gives) {
      mine = { tracks, gives };
      for (const device of seats.keys()) {
        const line = lines.get(device);
        if (line === undefined) continue;
        line.media.give(tracks);
        say(line, { type: 'gives', ...gives });
      }
    },
    describe() {
      for (const device of seats.keys()) lines.get(device)?.media.begin();
    },
  };
}
