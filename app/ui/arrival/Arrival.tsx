import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useLocation } from 'wouter';
import { useArrival } from './arrival.ts';

const Cleared = lazy(() => import('./Cleared.tsx').then((m) => ({ default: m.Cleared })));
const InstallFirst = lazy(() => import('./InstallFirst.tsx').then((m) => ({ default: m.InstallFirst })));

/** Where somebody begins. A way back, another device's link, help and settings are for those who know where they go. */
const BEGINNINGS = /^\/(?:|p|i|invite|new-programme|new-circle|new-note|notes|note\/.*|apply\/.*)$/;
const STAYED = 'binome.stayed';

/** The app, or what somebody with nothing here yet should know first. */
export function Arrival({ children }: { children: ReactNode }) {
  const arrival = useArrival();
  const [path] = useLocation();
  const [stayed, setStayed] = useState(() => sessionStorage.getItem(STAYED) !== null);
  const stay = (): void => {
    sessionStorage.setItem(STAYED, 'yes');
    setStayed(true);
  };
  if (arrival === null || stayed || !BEGINNINGS.test(path)) return children;
  return (
    <Suspense fallback={null}>
      {arrival === 'cleared' ? <Cleared onBegin={stay} /> : <InstallFirst way={arrival} onStay={stay} />}
    </Suspense>
  );
}
