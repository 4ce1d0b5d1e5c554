import type { SigningPair } from '../../crypto/index.ts';
import type { Server } from '../peer/types.ts';
import type { Core } from './core.ts';

type Means = Pick<Core, 'self' | 'deviceId'> & { readonly server: Pick<Server, 'collect'> };

/**
 * The letters of a mailbox, while this device is one of its person's: one that was taken out, and has heard of it, leaves
 * them to the others. What it acknowledged would be gone. Returns the stop.
 */
export function collectLetters(
  { self, deviceId, server }: Means,
  mailbox: SigningPair,
  handler: Parameters<Server['collect']>[1],
): () => void {
  if (self.removed.has(deviceId)) return () => undefined;
  const stopMail = server.collect(mailbox, handler);
  const stop = (): void => {
    self.removed.unobserve(heard);
    stopMail();
  };
  const heard = (): void => {
    if (self.removed.has(deviceId)) stop();
  };
  self.removed.observe(heard);
  return stop;
}
