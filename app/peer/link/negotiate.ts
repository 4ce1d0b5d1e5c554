/**
 * Who offers, and to which life of the other side. Pure: signals in, things to do out.
 *
 * Each side has a session (number, nonce, bid). A connection is one pair of sessions, and a
 * signal names both, so nothing of a former life reaches a new one. Whoever begins says hi;
 * whoever is met by a hi without having spoken outbids and offers at once (one trip saved); if
 * both spoke, the larger nonce offers. Both ends compute this from the same two sessions, so
 * glare cannot leave them with two offerers, nor with none.
 */
import type { InnerSignal, LinkSignal } from './signal.ts';

export interface Session {
  readonly number: number;
  readonly nonce: string;
  readonly bid: number;
}

export type Action =
  | { readonly do: 'say'; readonly signal: LinkSignal }
  /** Make a connection for this pair, in place of any that is still being made. */
  | { readonly do: 'attempt'; readonly initiator: boolean; readonly local: Session; readonly remote: Session }
  | { readonly do: 'pass'; readonly inner: InnerSignal };

export class Negotiation {
  readonly #fresh: () => { readonly number: number; readonly nonce: string };
  #local: Session;
  #remote: Session | null = null;
  #remoteCount = 0;
  #count = 0;
  #spoken = false;
  #paired = false;

  /** `fresh` draws the number and nonce of a new session: higher than any before it in this page. */
  constructor(fresh: () => { readonly number: number; readonly nonce: string }) {
    this.#fresh = fresh;
    this.#local = { ...fresh(), bid: 0 };
  }

  heard(): boolean {
    return this.#remote !== null;
  }

  /** Speak first. */
  open(): readonly Action[] {
    return [this.#hi(0)];
  }

  /** The connection is lost: begin a new session and say so. */
  restart(): readonly Action[] {
    this.#renew(0);
    return [this.#hi(0)];
  }

  /** Time passed without an answer: say hi again, unless the other side is known to be at work. */
  again(): readonly Action[] {
    return this.#paired || !this.#spoken ? [] : [this.#hi(0)];
  }

  /** Wraps what the connection of session `local` wants to say; nothing if that session is over. */
  wrap(local: Session, inner: InnerSignal): readonly Action[] {
    if (local.number !== this.#local.number || this.#remote === null) return [];
    return [{ do: 'say', signal: { ...this.#head(this.#remote.number), inner } }];
  }

  receive(signal: LinkSignal): readonly Action[] {
    const known = this.#remote;
    if (known !== null && signal.session <= known.number) {
      if (signal.session < known.number || signal.count <= this.#remoteCount) return [];
      if (signal.nonce !== known.nonce || signal.bid !== known.bid) return [];
      this.#remoteCount = signal.count;
      if (signal.reply === this.#local.number) return this.#paired ? this.#pass(signal) : this.#pair(known, signal);
      // It does not know our session yet, or not the present one. Only a hi is answered, so two answers cannot chase each other.
      return signal.inner === undefined ? [this.#hi(known.number)] : [];
    }
    const knowsUs = signal.reply === this.#local.number;
    // It answers a session of ours that is over, and has yet to hear of the present one. Acting on it would make both sides
    // renew in turn for ever. But if this Link was only made by that signal (both dropped at once), it must speak first, or
    // both would wait: the other for an answer of the former Link, this one for a hi.
    const isLate = !knowsUs && signal.reply !== 0;
    if (isLate && !this.#paired) return this.#spoken ? [] : this.open();
    const remote: Session = { number: signal.session, nonce: signal.nonce, bid: signal.bid };
    this.#remote = remote;
    this.#remoteCount = signal.count;
    // Both began anew in answer to a former session of the other, and neither will be answered. Each takes the other's
    // present session as it is: whoever renewed once more would keep both renewing.
    if (isLate) return this.#pair(remote, signal);
    // It began anew without us: so do we, since this session has served a connection already. Outbidding saves a trip.
    if (this.#paired && !knowsUs) this.#renew(remote.bid + 1);
    else if (!this.#spoken) this.#local = { ...this.#local, bid: remote.bid + 1 };
    return this.#pair(remote, signal);
  }

  #pair(remote: Session, signal: LinkSignal): readonly Action[] {
    this.#spoken = true;
    this.#paired = true;
    const initiator = this.#offers(remote);
    const attempt: Action = { do: 'attempt', initiator, local: this.#local, remote };
    if (signal.reply === this.#local.number) return [attempt, ...this.#pass(signal)];
    return initiator ? [attempt] : [attempt, this.#hi(remote.number)];
  }

  #offers(remote: Session): boolean {
    if (this.#local.bid !== remote.bid) return this.#local.bid > remote.bid;
    return this.#local.nonce > remote.nonce;
  }

  #pass(signal: LinkSignal): readonly Action[] {
    const { inner } = signal;
    if (inner === undefined || !this.#paired || this.#remote === null) return [];
    // An offer from the side that should answer would make both initiators.
    if (inner.type === 'offer' && this.#offers(this.#remote)) return [];
    if (inner.type === 'answer' && !this.#offers(this.#remote)) return [];
    return [{ do: 'pass', inner }];
  }

  #renew(bid: number): void {
    this.#local = { ...this.#fresh(), bid };
    this.#count = 0;
    this.#paired = false;
  }

  #hi(reply: number): Action {
    this.#spoken = true;
    return { do: 'say', signal: this.#head(reply) };
  }

  #head(reply: number): LinkSignal {
    this.#count += 1;
    const { number, nonce, bid } = this.#local;
    return { type: 'link', session: number, nonce, bid, count: this.#count, reply };
  }
}
