/** The two proofs over one open carrier. It stands when the other end has proved itself to us and has said that our own proof held. */
import { err, ok, type Result } from '../../../crypto/result.ts';
import type { Carrier } from './carrier.ts';
import type { Frame } from './frames.ts';
import { checkProof, makeProof, type Peer } from './proof.ts';
import type { LinkContext, LinkRefusal } from './types.ts';

/** Says that this end reads several frames in one. An empty one, as earlier versions send it, does not. */
const WELCOME = Uint8Array.of(1);

export class Handshake {
  readonly #carrier: Carrier;
  readonly #context: LinkContext;
  #peer: Peer | null = null;
  #welcomed = false;
  #began: number | null = null;
  /** One trip to the other end and back, with its work; a first guess of the path. */
  roundTrip = 0;

  constructor(carrier: Carrier, context: LinkContext) {
    this.#carrier = carrier;
    this.#context = context;
  }

  /** When the wire opened; null while it is closed. */
  began(): number | null {
    return this.#began;
  }

  begin(): void {
    const ends = this.#carrier.ends();
    if (ends === null) return;
    this.#began = this.#context.clock();
    this.#carrier.control('prove', makeProof(this.#context, ends.local, ends.remote));
  }

  /** Takes a frame that arrived before both proofs hold; the peer once they do, null while one is missing. */
  take(frame: Frame): Result<Peer | null, LinkRefusal> {
    const ends = this.#carrier.ends();
    if (frame.kind !== 'control' || ends === null) return err('malformed');
    if (frame.control === 'prove' && this.#peer === null) {
      const peer = checkProof(frame.bytes, this.#context, ends.local, ends.remote);
      if (!peer.ok) return peer;
      this.#peer = peer.value;
      this.#carrier.control('welcome', WELCOME);
    } else if (frame.control === 'welcome' && !this.#welcomed) {
      this.#welcomed = true;
      if (frame.bytes[0] === WELCOME[0]) this.#carrier.gather();
      this.roundTrip = this.#context.clock() - (this.#began ?? 0);
    } else return err('malformed');
    return ok(this.#welcomed ? this.#peer : null);
  }
}
