import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useId, useState } from 'react';
import type { Goals, GoalView } from '../../session/types.ts';

/** Where no step says how far it is, its owner does. Kept when the hand lets go, not at every pixel. */
export function HowFar({ goals, goal }: { goals: Goals; goal: GoalView }) {
  const { t } = useLingui();
  const id = useId();
  const [value, setValue] = useState(goal.progress);
  useEffect(() => setValue(goal.progress), [goal.progress]);
  const keep = (): void => {
    if (value !== goal.progress) void goals.change(goal.id, { progress: value });
  };
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        <Trans>How far are you?</Trans>
      </label>
      <input
        id={id}
        className="goal-range"
        type="range"
        autoComplete="off"
        min={0}
        max={100}
        step={10}
        value={value}
        aria-valuetext={t`${value}% of the way`}
        onChange={(event) => setValue(Number(event.currentTarget.value))}
        onPointerUp={keep}
        onKeyUp={keep}
        onBlur={keep}
      />
    </div>
  );
}
