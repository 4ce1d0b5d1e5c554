import { Trans, useLingui } from '@lingui/react/macro';
import Plus from 'lucide-react/icons/plus';
import { useState } from 'react';
import { GOAL_LIMITS } from '../../model/goal.ts';
import type { GoalRefusal, GoalView, Step, Workspace } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatSince } from '../format.ts';
import { IconButton } from '../parts/Button.tsx';
import { Refused } from './GoalWords.tsx';

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
  const [text, setText] = useState('');
  const [refused, setRefused] = useState<GoalRefusal | null>(null);
  async function add(): Promise<void> {
    if (text.trim() === '') return;
    const added = await workspace.goals.addStep(goal.id, text.trim());
    setRefused(added.ok ? null : added.error);
    if (added.ok) setText('');
  }
  return (
    <>
      <form
        className="goal-add"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <input
          className="input"
          dir="auto"
          autoComplete="off"
          aria-label={t`A step more`}
          placeholder={goal.steps.length === 0 ? t`A first small step` : t`And then?`}
          maxLength={GOAL_LIMITS.step}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <IconButton type="submit" label={t`Add this step`} icon={Plus} disabled={text.trim() === ''} />
      </form>
      {refused !== null && <Refused why={refused} />}
    </>
  );
}
