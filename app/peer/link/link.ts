/**
 * What y-webrtc takes for a simple-peer: one long-lived peer, inside which connections come and
 * go. It is silent to y-webrtc until both devices have proved themselves, repairs what breaks
 * through the same signalling path, and closes only when the other side stays away.
 */
import { onNetworkChange } from '../wake.ts';
import { Carrier } from './carrier.ts';
import { SendQueues } from './channels.ts';
import { Emitter } from './emitter.ts';
import { Flow } from './flow.ts';
import type { Frame } from './frames.ts';
import { Handshake } from './handshake.ts';
import { type Action, Negotiation } from './negotiate.ts';
import { Patience } from './patience.ts';
import type { Peer } from './proof.ts';
import { proven } from './proven.ts';
import { freshSession, registryOf } from './registry.ts';
import { admitsRoot, isEcho, isEmptyAnswer } from './root.ts';
import { type LinkSignal, parseSignal } from './signal.ts';
import { Channel, type LinkContext, type LinkPath, type LinkRefusal, type ProvenLink } from './types.ts';

const TICK_MS = 500;
/** A connection that opens and proves nothing. */
const PROVE_MS = 8_000;
/** A second connection beside a proven one. */
const REPLACE_MS = 16_000;
/** An attempt this old that the other side replaces has led nowhere; a younger one was only overtaken. */
const NOWHERE_MS = 4_000;
const HOLD_MS = 30_000;
/** A proven connection that has fallen silent, unless the browser gives it up before (after 15 s or so). */
const LET_GO_MS = 20_000;
const HI_MS = 1_000;
/** ICE may change its way without a word; and a browser answers the other one's checks every 2.5 s. */
const LOOK_MS = 3_000;

export interface LinkOptions {
  /** True when y-webrtc heard an announcement: speak first. */
  readonly initiator?: boolean;
  readonly link: LinkContext;
}

export type LinkEvents = {
  readonly signal: readonly [LinkSignal];
  /** Both proofs hold; again after each repair, so that y-webrtc synchronises again. */
  readonly connect: readonly [];
  readonly data: readonly [Uint8Array];
  readonly close: readonly [];
  /** Never emitted: y-webrtc would answer each with an announcement. */
  readonly error: readonly [Error];
};

interface Attempt {
  readonly carrier: Carrier;
  readonly handshake: Handshake;
  readonly since: number;
}

export class Link extends Emitter<LinkEvents> {
  static readonly WEBRTC_SUPPORT = typeof RTCPeerConnection === 'function';
  connected = false;
  destroyed = false;
  readonly queues: SendQueues;
  readonly receivers = new Map<number, (message: Uint8Array) => void>();
  readonly restarts = new Set<() => void>();
  readonly closings = new Set<() => void>();
  readonly pathChanges = new Set<() => void>();
  path: LinkPath | null = null;
  readonly #context: LinkContext;
  readonly #negotiation: Negotiation;
  readonly #patience: Patience;
  readonly #ticker: ReturnType<typeof setInterval>;
  readonly #stopChanges: () => void;
  #attempt: Attempt | null = null;
  #flow: Flow | null = null;
  #peer: Peer | null = null;
  #delivering: Uint8Array | null = null;
  #lastHi: number;
  #leaving = false;
  #heldUntil: number | null = null;
  /** Until then this side does not try again, and answers if the other does. */
  #restsUntil: number | null = null;
  #lookedAt = 0;
  #silentSince: number | null = null;
  readonly #carried = new Map<number, number>();
  readonly #past = { sent: 0, received: 0, signs: 0, roundTrip: 0 };

  constructor({ initiator = false, link }: LinkOptions) {
    super();
    this.#context = link;
    this.queues = new SendQueues(link.clock);
    this.#lastHi = link.clock();
    this.#patience = new Patience(this.#lastHi);
    this.#negotiation = new Negotiation(() => freshSession(link.random));
    this.#ticker = setInterval(() => this.#tick(), TICK_MS);
    this.#stopChanges = onNetworkChange(() => this.#moved());
    // y-webrtc attaches its listeners after the constructor.
    if (initiator) queueMicrotask(() => this.#perform(this.#negotiation.open()));
  }

  /** Any value: what is not a signal of ours, or is old, is ignored. */
  signal(data: unknown): void {
    if (this.destroyed || this.#heldUntil !== null) return;
    const signal = parseSignal(data);
    if (signal.ok) this.#perform(this.#negotiation.receive(signal.value));
  }

  /** y-webrtc's own messages. Lost when there is no proven connection: the next `connect` synchronises. */
  send(message: Uint8Array): void {
    if (this.#delivering !== null && (isEcho(this.#delivering, message) || isEmptyAnswer(message))) return;
    this.queues.push(Channel.root, message);
  }

  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.connected = false;
    clearInterval(this.#ticker);
    this.#stopChanges();
    this.queues.attach(null);
    const attempt = this.#attempt;
    // What is broken off from here has not failed.
    this.#attempt = null;
    attempt?.carrier.destroy();
    this.#flow?.carrier.destroy();
    registryOf(this.#context).leave(this.#peer?.device ?? null, this);
    // As simple-peer does, so that whoever destroys does not meet its own consequences halfway.
    queueMicrotask(() => {
      this.emit('close');
      for (const listener of [...this.closings]) listener();
    });
  }

  roundTrip(): number {
    return this.#flow?.roundTrip() ?? this.#past.roundTrip;
  }

  signsOfLife(): number {
    return this.#past.signs + (this.#flow?.signsOfLife() ?? 0);
  }

  isSilent(): boolean {
    return this.#silentSince !== null;
  }

  connection(): RTCPeerConnection | null {
    return this.#flow?.carrier.connection() ?? null;
  }

  meter(): ReturnType<ProvenLink['meter']> {
    const carrier = this.#flow?.carrier;
    return {
      channels: this.#carried,
      sent: this.#past.sent + (carrier?.sent ?? 0),
      received: this.#past.received + (carrier?.received ?? 0),
    };
  }

  /** A message of a numbered channel leaves or came. */
  count(channel: number, bytes: number): void {
    this.#carried.set(channel, (this.#carried.get(channel) ?? 0) + bytes);
  }

  /** From now on a loss is no fault, and is not repaired. */
  leave(): void {
    this.#leaving = true;
  }

  probe(): void {
    this.#flow?.ask();
  }

  /** Cuts the connection as a failing network would; the repair begins at once. */
  drop(): void {
    this.#flow?.carrier.destroy();
  }

  #perform(actions: readonly Action[]): void {
    for (const action of actions) {
      if (this.destroyed) return;
      if (action.do === 'say') this.emit('signal', action.signal);
      else if (action.do === 'pass') (this.#attempt ?? this.#flow)?.carrier.signal(action.inner);
      else this.#begin(action);
    }
  }

  #begin({ initiator, local, remote }: Extract<Action, { do: 'attempt' }>): void {
    const former = this.#attempt;
    this.#attempt = null;
    const since = this.#context.clock();
    // The other side gave it up a moment before this one.
    if (former !== null && since - former.since >= NOWHERE_MS) this.#miss(former);
    former?.carrier.destroy();
    if (this.#restsUntil !== null) this.#patience.lost(since);
    this.#restsUntil = null;
    this.#patience.paired(since);
    const carrier: Carrier = new Carrier({
      initiator,
      local,
      remote,
      // Without a list simple-peer would ask public STUN servers, which then know who talks when.
      config: { iceServers: [], ...this.#context.configuration() },
      events: {
        signal: (inner) => this.#perform(this.#negotiation.wrap(local, inner)),
        open: () => handshake.begin(),
        frame: (frame) => this.#receive(carrier, frame),
        malformed: () => this.#refuse(carrier, 'malformed'),
        wake: () => carrier === this.#flow?.carrier && this.queues.wake(),
        doubt: () => this.#doubt(carrier),
        close: () => this.#lost(carrier),
      },
    });
    const handshake = new Handshake(carrier, this.#context);
    // A proven connection goes on until this one is proven too: a false hi must not cut it.
    this.#attempt = { carrier, handshake, since };
  }

  #receive(carrier: Carrier, frame: Frame): void {
    const attempt = this.#attempt;
    if (carrier === this.#flow?.carrier) {
      if (!this.#flow.take(frame)) this.#refuse(carrier, 'malformed');
    } else if (attempt !== null && attempt.carrier === carrier) {
      const taken = attempt.handshake.take(frame);
      if (!taken.ok) this.#refuse(carrier, taken.error);
      else if (taken.value !== null) this.#promote(attempt, taken.value);
    }
  }

  #promote({ carrier, handshake }: Attempt, peer: Peer): void {
    const known = this.#peer;
    if (known !== null && (known.device !== peer.device || known.person !== peer.person)) {
      // Another device behind the same path is another partner: it gets a Link of its own.
      this.destroy();
      return;
    }
    const former = this.#flow;
    this.#attempt = null;
    const { clock, device } = this.#context;
    const deliver = (channel: number, message: Uint8Array) => this.#deliver(channel, message);
    const view = proven(this, peer, device.publicKey);
    this.#flow = new Flow({ carrier, clock, roundTrip: handshake.roundTrip, leads: view.leads, deliver });
    this.#silentSince = null;
    if (former !== null) this.#retire(former);
    this.#peer = peer;
    this.queues.attach(carrier);
    this.connected = true;
    // The room judges by the round trip whether packing a message pays: it should not have to wait for a quiet moment.
    this.#look(carrier);
    if (known === null) {
      registryOf(this.#context).enter(peer.device, this);
      this.#context.onProven(view);
    } else for (const listener of [...this.restarts]) listener();
    if (this.#flow?.carrier === carrier) this.emit('connect');
  }

  /** False for a message that y-webrtc cannot read. */
  #deliver(channel: number, message: Uint8Array): boolean {
    if (channel !== Channel.root) {
      this.count(channel, message.length);
      this.receivers.get(channel)?.(message);
      return true;
    }
    if (!admitsRoot(message)) return false;
    this.#delivering = message;
    try {
      this.emit('data', message);
    } catch (fault) {
      // The message was decoded to its end before: what broke is a listener of ours, and the partner is not to blame.
      setTimeout(() => {
        throw fault;
      }, 0);
    } finally {
      this.#delivering = null;
    }
    return true;
  }

  /** No byte goes to this carrier any more. Without a proven one beside it the Link stays, deaf: closing would make y-webrtc announce, and the refused peer call again at once. */
  #refuse(carrier: Carrier, why: LinkRefusal): void {
    if (this.destroyed) return;
    const besideProven = this.#flow !== null && this.#flow.carrier !== carrier;
    if (!besideProven) {
      this.#heldUntil = this.#context.clock() + (why === 'timeout' ? 0 : HOLD_MS);
      registryOf(this.#context).hold(this);
    }
    carrier.destroy();
    this.#context.onRefused?.(why);
  }

  #lost(carrier: Carrier): void {
    const attempt = this.#attempt;
    const failed = attempt?.carrier === carrier;
    if (failed) {
      this.#attempt = null;
      this.#miss(attempt);
    } else if (this.#flow?.carrier === carrier) {
      this.#retire(this.#flow);
      this.#flow = null;
      this.connected = false;
      this.queues.attach(null);
      this.#patience.lost(this.#context.clock());
    } else return;
    // At once after a good connection.
    if (this.#leaving && !failed) this.destroy();
    else if (failed) setTimeout(() => this.#restart(), this.#patience.failed());
    else this.#restart();
  }

  #restart(): void {
    if (this.destroyed || this.#heldUntil !== null || this.#attempt !== null) return;
    if (this.#flow !== null && this.#silentSince === null) return;
    this.#beginAnew();
  }

  /** Another network: what was begun on the former one is given up, and a proven connection goes on until there is a better. */
  #moved(): void {
    if (this.destroyed || this.#heldUntil !== null) return;
    this.#restsUntil = null;
    this.#patience.lost(this.#context.clock());
    this.#beginAnew();
  }

  /** A new session in place of an attempt that leads nowhere; beside the proven connection, if there is one. */
  #beginAnew(): void {
    const former = this.#attempt;
    this.#attempt = null;
    former?.carrier.destroy();
    this.#lastHi = this.#context.clock();
    this.#perform(this.#negotiation.restart());
  }

  /** The way may be gone, or only interrupted: another is tried beside it, while this one is asked whether it lives. */
  #doubt(carrier: Carrier): void {
    if (carrier !== this.#flow?.carrier) return;
    this.probe();
    if (this.#attempt === null) this.#moved();
  }

  /** Mostly the network is only away: when it returns, this way carries again at once, sooner than a browser makes another. */
  #silent(now: number): void {
    if (this.#silentSince === null) {
      this.#silentSince = now;
      if (this.#attempt === null) this.#moved();
    } else if (now - this.#silentSince >= LET_GO_MS) this.drop();
  }

  #look(carrier: Carrier): void {
    this.#lookedAt = this.#context.clock();
    void carrier.way().then((way) => {
      if (way === null || carrier !== this.#flow?.carrier) return;
      this.#flow.looked(way);
      if (way.path === this.path) return;
      this.path = way.path;
      for (const listener of [...this.pathChanges]) listener();
    });
  }

  /** The wire never opened, though the other side was there to open it. */
  #miss({ carrier, handshake, since }: Attempt): number {
    return handshake.began() === null && carrier.answered() ? (this.#context.onUnreached?.(since) ?? 0) : 0;
  }

  /** Closing makes y-webrtc announce at once: where that has led nowhere time and again, it waits. */
  #giveUp(now: number): void {
    const attempt = this.#attempt;
    const rest = attempt === null ? 0 : this.#miss(attempt);
    if (rest === 0) {
      this.destroy();
      return;
    }
    this.#attempt = null;
    attempt?.carrier.destroy();
    this.#restsUntil = now + rest;
  }

  #retire(flow: Flow): void {
    this.#past.sent += flow.carrier.sent;
    this.#past.received += flow.carrier.received;
    this.#past.signs += flow.signsOfLife();
    this.#past.roundTrip = flow.roundTrip();
    flow.carrier.destroy();
  }

  #isGivenUp(now: number): boolean {
    return this.#context.isPatient?.() !== true && this.#patience.ended(now, this.#negotiation.heard());
  }

  #tick(): void {
    const now = this.#context.clock();
    if (this.#heldUntil !== null) {
      if (now >= this.#heldUntil) this.destroy();
      return;
    }
    if (this.#restsUntil !== null) {
      if (now >= this.#restsUntil) this.destroy();
      return;
    }
    const attempt = this.#attempt;
    const opened = attempt?.handshake.began() ?? null;
    if (attempt !== null && opened !== null && now - opened > PROVE_MS) this.#refuse(attempt.carrier, 'timeout');
    else if (this.#flow !== null) {
      if (attempt !== null && now - attempt.since > REPLACE_MS) attempt.carrier.destroy();
      if (now - this.#lookedAt >= LOOK_MS) this.#look(this.#flow.carrier);
      if (this.#flow.beat()) this.#silentSince = null;
      else this.#silent(now);
    } else if (opened === null && this.#isGivenUp(now)) {
      this.#giveUp(now);
    }
    const waiting = this.#attempt;
    const isUnanswered =
      waiting !== null && !waiting.carrier.answered() && this.#patience.unanswered(waiting.since, now);
    // An answer that a person carries takes its time.
    if (isUnanswered && this.#context.isPatient?.() !== true) this.#beginAnew();
    if (this.destroyed || this.#heldUntil !== null || this.#attempt !== null || now - this.#lastHi < HI_MS) return;
    this.#lastHi = now;
    this.#perform(this.#negotiation.again());
  }
}
