import type { Connection } from './connection.ts';
import type { Limits } from './limits.ts';

/**
 * What the server holds for its clients: written and not read, begun and not ended. Bounded for all together and for
 * each network address. Past that, whoever has most is cut off, until it fits: who reads and ends what they begin has
 * next to nothing here, and is not touched.
 */
export function boundHeld(limits: Limits) {
  const holders = new Set<Connection>();
  let since = 0;
  function bound(some: Iterable<Connection>, most: number): void {
    const byMost = [...some].sort((one, other) => other.held() - one.held());
    let sum = byMost.reduce((all, holder) => all + holder.held(), 0);
    for (const holder of byMost) {
      if (sum <= most) return;
      sum -= holder.held();
      holders.delete(holder);
      holder.cut();
    }
  }
  /** So much more is held for one. All are looked at once that may have made a difference. */
  return (holder: Connection, bytes: number): void => {
    holders.add(holder);
    since += bytes;
    if (since < limits.addressHeld / 8) return;
    since = 0;
    for (const one of holders) if (one.held() === 0) holders.delete(one);
    for (const [address, ours] of Map.groupBy(holders, (one) => one.address)) {
      if (address !== null) bound(ours, limits.addressHeld);
    }
    bound(holders, limits.held);
  };
}
