import { Trans, useLingui } from '@lingui/react/macro';
import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import Plus from 'lucide-react/icons/plus';
import X from 'lucide-react/icons/x';
import { useLayoutEffect, useRef } from 'react';
import { GOAL_LIMITS } from '../../model/goal.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { Button, IconButton } from '../parts/Button.tsx';
import { mayAdd, moved, type StepField } from './goalForm.ts';

/** Up to six steps, each a line; moved by its arrows, or by Alt and an arrow key where one writes. */
export function StepFields({
  steps,
  onSteps,
}: {
  steps: readonly StepField[];
  onSteps: (steps: readonly StepField[]) => void;
}) {
  const { t } = useLingui();
  const { announce } = useAnnouncer();
  const list = useRef<HTMLOListElement>(null);
  const count = useRef(0);

  /** The line to go to once it is drawn: one that was added, or that took the place of one taken off. */
  const wanted = useRef<number | null>(null);
  // Before anything else is typed: the next letter is for that line already.
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    list.current?.querySelectorAll<HTMLInputElement>('input')[wanted.current]?.focus();
    wanted.current = null;
  });
  function add(at: number): void {
    if (!mayAdd(steps)) return;
    // Lines of before a reload have such keys too.
    do count.current += 1;
    while (steps.some(({ key }) => key === `new ${count.current}`));
    onSteps([...steps.slice(0, at), { key: `new ${count.current}`, text: '' }, ...steps.slice(at)]);
    wanted.current = at;
  }
  function move(at: number, by: -1 | 1): void {
    const next = moved(steps, at, by);
    if (next === steps) return;
    onSteps(next);
    announce(t`Step ${at + by + 1} of ${steps.length}`);
  }
  function drop(at: number): void {
    onSteps(steps.filter((_, place) => place !== at));
    wanted.current = Math.max(0, at - 1);
  }

  return (
    <fieldset className="goal-step-fields">
      <legend className="choice-legend">
        <Trans>The steps that lead there</Trans>
      </legend>
      <p className="field-hint">
        <Trans>Up to six. The first could be done this week.</Trans>
      </p>
      <ol ref={list}>
        {steps.map((step, at) => (
          <li key={step.key}>
            <input
              className="input"
              dir="auto"
              autoComplete="off"
              aria-label={t`Step ${at + 1}`}
              maxLength={GOAL_LIMITS.step}
              value={step.text}
              onChange={(event) => {
                const text = event.currentTarget.value;
                onSteps(steps.map((each, place) => (place === at ? { ...each, text } : each)));
              }}
              onKeyDown={(event) => {
                if (event.nativeEvent.isComposing) return;
                if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
                  event.preventDefault();
                  add(at + 1);
                } else if (event.key === 'Backspace' && step.text === '') {
                  event.preventDefault();
                  drop(at);
                } else if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
                  event.preventDefault();
                  move(at, event.key === 'ArrowUp' ? -1 : 1);
                }
              }}
            />
            <span className="goal-step-tools">
              <IconButton
                label={t`Move step ${at + 1} up`}
                icon={ArrowUp}
                disabled={at === 0}
                onClick={() => move(at, -1)}
              />
              <IconButton
                label={t`Move step ${at + 1} down`}
                icon={ArrowDown}
                disabled={at === steps.length - 1}
                onClick={() => move(at, 1)}
              />
              <IconButton label={t`Take step ${at + 1} off`} icon={X} onClick={() => drop(at)} />
            </span>
          </li>
        ))}
      </ol>
      {mayAdd(steps) && (
        <Button small icon={Plus} onClick={() => add(steps.length)}>
          {steps.length === 0 ? <Trans>Add a step</Trans> : <Trans>Add another step</Trans>}
        </Button>
      )}
    </fieldset>
  );
}
