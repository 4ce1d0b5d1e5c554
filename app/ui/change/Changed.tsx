import { lazy, Suspense } from 'react';
import { useObservable, useSession } from '../../react/session.ts';
import type { Workspace } from '../../session/types.ts';

const ChangeNotice = lazy(() => import('./ChangeNotice.tsx').then((m) => ({ default: m.ChangeNotice })));

/** Nothing is fetched for it while nothing was asked or ended. */
export function Changed({ workspace }: { workspace: Workspace }) {
  const { changes } = useObservable(useSession().home);
  if (!changes.some((each) => each.workspace === workspace.id)) return null;
  return (
    <Suspense fallback={null}>
      <ChangeNotice workspace={workspace} />
    </Suspense>
  );
}
