import { lazy, Suspense } from 'react';
import { useObservable, useSession } from '../../react/session.ts';

const CallLayer = lazy(() => import('./CallLayer.tsx').then((m) => ({ default: m.CallLayer })));

/** Nothing, and nothing fetched, until there is a call. */
export function CallAbove() {
  const view = useObservable(useSession().calls.now);
  if (view === null) return null;
  return (
    <Suspense fallback={null}>
      <CallLayer view={view} />
    </Suspense>
  );
}
