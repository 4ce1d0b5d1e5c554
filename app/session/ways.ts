/** By which ways this person's devices may connect: a choice of theirs, kept in their own document. */
import { derived, type Observable } from '../model/observable.ts';
import type { Server } from '../peer/types.ts';
import type { Self } from './self.ts';
import type { Ways } from './types.ts';

const ENTRY = 'ways';
const RELAY = 'relay';

/** True: through a relay or not at all. Followed by every room while it is open. */
export function relayOnlyOf(self: Self): Observable<boolean> {
  const followed = {
    subscribe(listener: () => void) {
      self.profile.observe(listener);
      return () => self.profile.unobserve(listener);
    },
  };
  return derived([followed], () => self.profile.get(ENTRY) === RELAY);
}

export function chooseWays(self: Self, only: boolean): void {
  if (only) self.profile.set(ENTRY, RELAY);
  else self.profile.delete(ENTRY);
}

export function waysOf(relayOnly: Observable<boolean>, server: Pick<Server, 'relays'>): Observable<Ways> {
  return derived(
    [relayOnly, server.relays],
    () => ({ relayOnly: relayOnly.get(), canRelay: server.relays.get()?.canRelay ?? null }),
    (a, b) => a.relayOnly === b.relayOnly && a.canRelay === b.canRelay,
  );
}
