/** What the Links of one workspace know of each other in this page. */
import { toText } from '../../../crypto/index.ts';
import type { LinkContext } from './types.ts';

/** Refused peers kept waiting; more than this and the oldest is let go, so that they cannot fill y-webrtc's table. */
const MAX_HELD = 16;
const NONCE_BYTES = 16;

interface Closeable {
  destroy(): void;
}

class Registry {
  readonly #byDevice = new Map<string, Closeable>();
  readonly #held: Closeable[] = [];

  /** A reload leaves a ghost of the same device behind, which may take a minute to die by itself. */
  enter(device: string, link: Closeable): void {
    const older = this.#byDevice.get(device);
    this.#byDevice.set(device, link);
    if (older !== undefined && older !== link) older.destroy();
  }

  hold(link: Closeable): void {
    this.#held.push(link);
    if (this.#held.length > MAX_HELD) this.#held.shift()?.destroy();
  }

  leave(device: string | null, link: Closeable): void {
    if (device !== null && this.#byDevice.get(device) === link) this.#byDevice.delete(device);
    const at = this.#held.indexOf(link);
    if (at >= 0) this.#held.splice(at, 1);
  }
}

const registries = new WeakMap<LinkContext, Registry>();
let lastSession = 0;

export function registryOf(context: LinkContext): Registry {
  const registry = registries.get(context) ?? new Registry();
  registries.set(context, registry);
  return registry;
}

/** A session number higher than any before it in this page, and its nonce. */
export function freshSession(random: (length: number) => Uint8Array): {
  readonly number: number;
  readonly nonce: string;
} {
  lastSession += 1;
  return { number: lastSession, nonce: toText(random(NONCE_BYTES)) };
}
