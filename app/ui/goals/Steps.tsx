import { Trans, useLingui } from '@lingui/react/macro';
import Plus from 'lucide-react/icons/plus';
import { GOAL_LIMITS } from '../../model/goal.ts';
import type { GoalView, Step, Workspace } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatSince } from '../format.ts';
import { AddLine } from './AddLine.tsx';

/** What leads there: ticked by whoever sees it, written by its owner. */
export function Steps({ workspace, goal }: { workspace: Workspace; goal: GoalView }) {
  const { goals } = workspace;
  if (goal.steps.length === 0 && !goal.mine) return null;
  return (
    <section>
      <h2 className="goal-group">
        <Trans>Steps</Trans>
      </h2>
      <ul className="goal-steps">
        {goal.steps.map((step) => (
          <li key={step.id}>
            <label className="goal-step">
              <input
                type="checkbox"
                checked={step.done}
                onChange={(event) => goals.tick(goal.id, step.id, event.currentTarget.checked)}
              />
              <span className="grow">
                <span className="goal-step-text" dir="auto">
                  {step.text}
                </span>
                <Ticked workspace={workspace} step={step} />
              </span>
            </label>
          </li>
        ))}
      </ul>
      {goal.mine && goal.reached === null && goal.steps.length < GOAL_LIMITS.steps && (
        <AddStep workspace={workspace} goal={goal} />
      )}
    </section>
  );
}

function Ticked({ workspace, step }: { workspace: Workspace; step: Step }) {
  const { i18n } = useLingui();
  const now = useNow();
  if (!step.done || step.ticked === null) return null;
  const { by, at } = step.ticked;
  const who = workspace.members.find(({ id }) => id === by);
  const since = formatSince(i18n.locale, at, Math.max(now, at));
  return (
    <span className="goal-step-by">
      {who === undefined && since}
      {who?.me === true && <Trans>Ticked by you, {since}</Trans>}
      {who?.me === false && (
        <Trans>
          Ticked by <bdi>{who.name}</bdi>, {since}
        </Trans>
      )}
    </span>
  );
}

function AddStep({ workspace, goal }: { workspace: Workspace; goal: GoalView }) {
  const { t } = useLingui();
  return (
    <AddLine
      label={t`A step more`}
      does={t`Add this step`}
      icon={Plus}
      placeholder={goal.steps.length === 0 ? t`A first small step` : t`And then?`}
      max={GOAL_LIMITS.step}
      onAdd={(words) => workspace.goals.addStep(goal.id, words)}
    />
  );
}
