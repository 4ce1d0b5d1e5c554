/**
 * Stands in for `lib0/websocket` under y-webrtc (aliased in vite.config.ts). Same door, another inside: the one Server
 * of the tab carries the frames, the topic is proven before any counts, every introduction is sealed going out, and
 * opened, parsed and checked for repeats coming in. So y-webrtc never sees an unproven, unsealed or malformed frame,
 * and its own password path, which rejects unhandled on garbage, stays unused.
 */
import { ObservableV2 } from 'lib0/observable';
import { type Sealer, sealer } from '../../crypto/index.ts';
import { type Freshness, keepFreshness } from './freshness.ts';
import { openIntroduction, parseIntroduction, sealIntroduction } from './introduction.ts';
import { type Introductions, introductionsOf, roomOf } from './introductions.ts';
import type { Topic } from './types.ts';

type SocketEvents = {
  connect: (event: object, socket: WebsocketClient) => void;
  disconnect: (event: object, socket: WebsocketClient) => void;
  message: (message: object, socket: WebsocketClient) => void;
};

export class WebsocketClient extends ObservableV2<SocketEvents> {
  readonly url: string;
  connected = false;
  connecting = true;
  readonly #room: string;
  readonly #introductions: Introductions | undefined;
  readonly #sealer: Sealer | undefined;
  readonly #freshness: Freshness;
  #topic: Topic | null = null;
  #waiting = false;

  /** `url` is addressOf(room); an unknown room stays unconnected for ever rather than reaching any network. */
  constructor(url: string) {
    super();
    this.url = url;
    this.#room = roomOf(url);
    this.#introductions = introductionsOf(this.#room);
    this.#freshness = keepFreshness(() => performance.now());
    if (this.#introductions !== undefined) {
      const { secret, workspace } = this.#introductions;
      this.#sealer = sealer(secret, 'introductions', workspace);
    }
    this.#introductions?.byHand?.attach((data) => {
      this.emit('message', [{ type: 'publish', topic: this.#room, data }, this]);
    });
    // y-webrtc attaches its listeners after this constructor returns.
    queueMicrotask(() => this.connect());
  }

  connect(): void {
    if (this.#introductions === undefined || this.#topic !== null) return;
    const { server, topic } = this.#introductions;
    this.#topic = server.join(topic, {
      ready: (up) => this.#turn(up),
      receive: (sealed) => this.#receive(sealed),
    });
    // join() answers at once when the topic is already proven, before it has returned the topic.
    if (this.#waiting) this.#turn(true);
  }

  #turn(up: boolean): void {
    this.#waiting = up && this.#topic === null;
    if (this.#waiting) return;
    this.connected = up;
    this.connecting = !up;
    if (up) this.emit('connect', [{ type: 'connect' }, this]);
    else this.emit('disconnect', [{ type: 'disconnect' }, this]);
  }

  #receive(sealed: Uint8Array): void {
    if (this.#introductions === undefined || this.#sealer === undefined) return;
    const introduction = openIntroduction(sealed, this.#sealer);
    if (introduction === null) return;
    if (!this.#freshness.isNew(sealed) || !this.#freshness.admits(introduction)) return;
    if (introduction.type === 'call') {
      this.#introductions.onCalled();
      return;
    }
    this.#introductions.onHeard(introduction.from);
    this.emit('message', [{ type: 'publish', topic: this.#room, data: introduction }, this]);
  }

  /** Takes y-webrtc's frames. Subscriptions are this socket's own affair; another room's frames are not for this one. */
  send(message: unknown): void {
    if (this.#introductions === undefined || this.#sealer === undefined) return;
    if (typeof message !== 'object' || message === null) return;
    if (!('type' in message) || message.type !== 'publish' || !('topic' in message) || message.topic !== this.#room) {
      return;
    }
    const introduction = parseIntroduction('data' in message ? message.data : null);
    if (introduction === null || introduction.type === 'call') return;
    if (this.#introductions.byHand?.keeps(introduction) === true || this.#topic === null) return;
    const isQuiet = this.#introductions.isPassive() || this.#introductions.isQuiet?.() === true;
    if (introduction.type === 'announce' && isQuiet) return;
    this.#topic.publish(sealIntroduction(introduction, this.#sealer, this.#introductions.random));
  }

  disconnect(): void {
    this.#topic?.leave();
    this.#topic = null;
    if (!this.connected) return;
    this.connected = false;
    this.emit('disconnect', [{ type: 'disconnect' }, this]);
  }

  override destroy(): void {
    this.disconnect();
    super.destroy();
  }
}
