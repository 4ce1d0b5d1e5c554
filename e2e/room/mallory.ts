/** Mallory knows the topic of the first workspace: listens there, and publishes what nobody should. */
import { openServer } from '../../app/peer/index.ts';
import { newSecret, sealer } from '../../crypto/index.ts';
import { workspaceOf } from './page/cast.ts';

export interface Mallory {
  /** Everything heard on the topic, sealed. */
  readonly recorded: readonly Uint8Array[];
  /** Repeats, garbage, introductions sealed with another secret, and malformed ones sealed with the right one. */
  disturb(turn: number): void;
  close(): void;
}

/** Resolves once the topic is joined. */
export async function openMallory(url: string): Promise<Mallory> {
  const { topic, introductions, id } = workspaceOf(1);
  const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
  const server = openServer({ url, random, clock: () => performance.now() });
  const recorded: Uint8Array[] = [];
  const entry = await new Promise<ReturnType<typeof server.join>>((resolve) => {
    const joined = server.join(topic, {
      ready: (up) => up && queueMicrotask(() => resolve(joined)),
      receive: (sealed) => recorded.push(sealed),
    });
  });

  const known = sealer(introductions, 'introductions', id);
  const wrong = sealer(newSecret(random), 'introductions', id);
  const text = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
  const from = 'somebody';
  return {
    recorded,
    disturb(turn) {
      for (const frame of recorded.slice(0, 40)) entry.publish(frame);
      for (let size = 1; size < 300; size += 37) entry.publish(random(size));
      entry.publish(wrong.seal(text({ type: 'announce', from }), random));
      // As from a member's device gone mad: it knows the secret.
      for (const value of [
        null,
        5,
        {},
        { type: 'announce' },
        { type: 'announce', from: 'x'.repeat(10_000) },
        { type: 'signal', from, to: from },
        { type: 'signal', from, to: from, signal: { type: 'offer', sdp: 'v=0' } },
        { type: 'signal', from, to: from, signal: { type: 'link' } },
        { type: 'announce', from: `ghost ${turn}` },
      ]) {
        entry.publish(known.seal(text(value), random));
      }
      entry.publish(known.seal(random(40), random));
    },
    close: () => server.close(),
  };
}
