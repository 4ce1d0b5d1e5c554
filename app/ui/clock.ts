/** The clock that main.tsx chose, as the screens see it: one reading a minute, so that "2 minutes ago" stays true. */
import { createContext, useContext, useEffect, useState } from 'react';
import type { Instant } from '../model/brand.ts';

const MINUTE = 60_000;

const ClockContext = createContext<(() => Instant) | null>(null);

export const ClockProvider = ClockContext.Provider;

/** The clock itself, for what measures time rather than shows it. Throws outside a ClockProvider. */
export function useClock(): () => Instant {
  const clock = useContext(ClockContext);
  if (clock === null) throw new Error('the clock is used outside a ClockProvider');
  return clock;
}

/** The present instant, drawn again each minute. */
export function useNow(): Instant {
  const clock = useClock();
  const [now, setNow] = useState(clock);
  useEffect(() => {
    const timer = setInterval(() => setNow(clock()), MINUTE);
    return () => clearInterval(timer);
  }, [clock]);
  return now;
}
