import { Trans } from '@lingui/react/macro';
import Lock from 'lucide-react/icons/lock';
import { Link } from 'wouter';
import type { GoalView, Workspace } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { DueWords, StepsWords } from './GoalWords.tsx';
import { Ring } from './Ring.tsx';
import './goals.css';

/** Goals as cards: how far, what, by when, and the next step. `short`: without the step. */
export function GoalRows({
  workspace,
  goals,
  short = false,
}: {
  workspace: Workspace;
  goals: readonly GoalView[];
  short?: boolean;
}) {
  const now = useNow();
  return (
    <ul className="goal-rows">
      {goals.map((goal) => {
        const next = goal.reached === null ? goal.steps.find((step) => !step.done) : undefined;
        return (
          <li key={goal.id}>
            <Link href={`/w/${workspace.id}/goals/${goal.id}`} className="card goal-row">
              <Ring progress={goal.progress} reached={goal.reached !== null} size="m" />
              <span className="grow">
                <span className="goal-row-title" dir="auto">
                  {goal.title}
                </span>
                <span className="goal-row-about">
                  <DueWords goal={goal} now={now} />
                  {goal.reached === null && (
                    <>
                      {' · '}
                      <StepsWords goal={goal} />
                    </>
                  )}
                </span>
                {!short && next !== undefined && (
                  <span className="goal-row-next">
                    <Trans>
                      Next: <bdi>{next.text}</bdi>
                    </Trans>
                  </span>
                )}
              </span>
              {!goal.shared && <Private />}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

export function Private() {
  return (
    <span className="goal-private">
      <Lock aria-hidden="true" size={14} strokeWidth={2} />
      <Trans>Only you</Trans>
    </span>
  );
}
