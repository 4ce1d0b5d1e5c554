import { Trans } from '@lingui/react/macro';
import { Link } from 'wouter';
import { asideIn } from '../../model/journeyState.ts';
import { useObservable } from '../../react/session.ts';
import type { Workspace } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { dueSoon } from './due.ts';
import { GoalRows } from './GoalRows.tsx';
import { Stuck } from './Stuck.tsx';

const SHOWN = 3;

/** On Today: that the way stands still, the goals whose day is near, and mine that it is time to look at again. */
export function TodayGoals({ workspace }: { workspace: Workspace }) {
  const now = useNow();
  const all = useObservable(workspace.goals.list);
  const journey = useObservable(workspace.journey.view);
  const isAside = asideIn(journey.reviews);
  const due = dueSoon(all, now).filter((goal) => !isAside(goal));
  const again = all.filter(({ id }) => journey.due.includes(id) && !due.some((one) => one.id === id));
  const stuck = <Stuck workspace={workspace} isElsewhere />;
  if (due.length === 0 && again.length === 0) return stuck;
  return (
    <section className="work-section">
      {stuck}
      <div className="work-bar goal-today">
        <h2>{due.length > 0 ? <Trans>Goals due</Trans> : <Trans>To look at again</Trans>}</h2>
        <Link href={`/w/${workspace.id}/goals`} className="second">
          <Trans>All goals</Trans>
        </Link>
      </div>
      <GoalRows workspace={workspace} goals={[...due, ...again].slice(0, SHOWN)} />
    </section>
  );
}
