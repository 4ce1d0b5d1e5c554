export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}
/** `over`: refuse this. `out`: what was refused alone has used up another burst; this is a flood. */
export type Spent = 'ok' | 'over' | 'out';

/**
 * What each who spends owes, such as a network address: a burst at once, then a steady rate. It outlives a connection,
 * so that coming back pays nothing off.
 */
export function newBuckets({ burst, perSecond }: Rate, clock: () => number) {
  const debts = new Map<string, { owed: number; at: number }>();
  /** Nobody in particular may always. */
  function take(who: string | null, cost: number): Spent {
    if (who === null) return 'ok';
    const at = clock();
    const debt = debts.get(who) ?? { owed: 0, at };
    if (debt.owed === 0) debts.set(who, debt);
    const paid = (Math.max(0, at - debt.at) / 1000) * perSecond; // the clock may jump back
    debt.owed = Math.max(0, debt.owed - paid) + cost;
    debt.at = at;
    return debt.owed <= burst ? 'ok' : debt.owed <= 2 * burst ? 'over' : 'out';
  }
  /** Forgets who owes nothing. */
  function sweep(): void {
    for (const [who, debt] of debts) {
      take(who, 0);
      if (debt.owed === 0) debts.delete(who);
    }
  }
  return { take, sweep };
}
