import { Trans, useLingui } from '@lingui/react/macro';
import Send from 'lucide-react/icons/send';
import { GOAL_LIMITS } from '../../model/goal.ts';
import type { GoalView, Workspace } from '../../session/types.ts';
import { AddLine } from './AddLine.tsx';
import { Said } from './Said.tsx';

/** A few words about a goal, from whoever sees it: encouragement, a question, what a review came to. */
export function Notes({ workspace, goal }: { workspace: Workspace; goal: GoalView }) {
  const { t } = useLingui();
  return (
    <section>
      <h2 className="goal-group">
        <Trans>A word about it</Trans>
      </h2>
      <Said notes={goal.notes} people={workspace.members} />
      <AddLine
        label={t`A word about this goal`}
        does={t`Leave this word`}
        icon={Send}
        placeholder={goal.mine ? t`How is it going?` : t`A word of encouragement, a question…`}
        max={GOAL_LIMITS.note}
        onAdd={(words) => workspace.goals.say(goal.id, words)}
      />
    </section>
  );
}
