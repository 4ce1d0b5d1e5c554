import { Trans, useLingui } from '@lingui/react/macro';
import { lazy, Suspense, useState } from 'react';
import { useObservable, useSession } from '../../react/session.ts';
import type { Workspace, WorkspaceSummary } from '../../session/types.ts';
import { Button } from '../parts/Button.tsx';

const AskDialog = lazy(() => import('./AskDialog.tsx').then((m) => ({ default: m.AskDialog })));

/** The private way to somebody else, where a programme made the pair and nothing was asked yet. */
export function AskForOther({ workspace, summary }: { workspace: Workspace; summary: WorkspaceSummary }) {
  const { t } = useLingui();
  const [asking, setAsking] = useState(false);
  const known = useObservable(useSession().home).changes.some((each) => each.workspace === workspace.id);
  const { role, format } = summary.programme ?? {};
  // A circle is left, not changed for another.
  if (format === 'circle') return null;
  if (known || workspace.archive !== null || (role !== 'mentor' && role !== 'mentee')) return null;
  return (
    <div>
      <Button kind="plain" small onClick={() => setAsking(true)}>
        <Trans>I would like someone else</Trans>
      </Button>
      {asking && (
        <Suspense fallback={<span className="unseen">{t`Opening…`}</span>}>
          <AskDialog
            workspace={workspace}
            name={workspace.circle === null ? summary.title : null}
            onClose={() => setAsking(false)}
          />
        </Suspense>
      )}
    </div>
  );
}
