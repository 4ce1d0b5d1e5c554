import { Trans, useLingui } from '@lingui/react/macro';
import { lazy, Suspense } from 'react';
import { Link } from 'wouter';
import { useObservable } from '../../react/session.ts';
import type { Workspace } from '../../session/types.ts';
import { TakenOut } from '../devices/TakenOut.tsx';
import { withWhom } from './people.ts';

const ReadOnly = lazy(() => import('../pact/ReadOnly.tsx').then((m) => ({ default: m.ReadOnly })));

/** What a person cannot guess from the chip: why nothing connects although both are online, and what helps. */
export function LinkNotice({ workspace }: { workspace: Workspace }) {
  const state = useObservable(workspace.link);
  const { t } = useLingui();
  const name = workspace.circle === null ? withWhom(workspace) : t`Somebody`;
  return (
    <div role="status">
      <TakenOut />
      {workspace.archive !== null && (
        <Suspense fallback={null}>
          <ReadOnly workspace={workspace} archive={workspace.archive} />
        </Suspense>
      )}
      {state === 'blocked' && (
        <p className="work-notice">
          <Trans>
            <bdi>{name}</bdi>’s device is online, but your two networks let no direct connection through. What you write
            is kept here, and leaves by itself as soon as you share a network, or one of you changes to another.
          </Trans>
        </p>
      )}
      {state === 'no-relay' && (
        <p className="work-notice">
          <Trans>
            You chose to connect through a relay only, and this server has none. Nothing connects, and what you write is
            kept here. <Link href="/settings">Change this in the settings</Link>
          </Trans>
        </p>
      )}
    </div>
  );
}
