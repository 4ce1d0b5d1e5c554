import { Trans } from '@lingui/react/macro';
import { Link } from 'wouter';
import { useObservable } from '../../react/session.ts';
import type { Workspace } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { dueSoon } from './due.ts';
import { GoalRows } from './GoalRows.tsx';

const SHOWN = 3;

/** On Today: the goals whose day is near. Nothing while none is. */
export function TodayGoals({ workspace }: { workspace: Workspace }) {
  const now = useNow();
  const due = dueSoon(useObservable(workspace.goals.list), now);
  if (due.length === 0) return null;
  return (
    <section className="work-section">
      <div className="work-bar goal-today">
        <h2>
          <Trans>Goals due</Trans>
        </h2>
        <Link href={`/w/${workspace.id}/goals`} className="second">
          <Trans>All goals</Trans>
        </Link>
      </div>
      <GoalRows workspace={workspace} goals={due.slice(0, SHOWN)} />
    </section>
  );
}
