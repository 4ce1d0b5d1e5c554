import { Trans } from '@lingui/react/macro';
import { useId } from 'react';
import type { Check } from '../../model/pack.ts';
import type { Say } from '../pack/say.ts';

interface QuestionProps {
  check: Check;
  say: Say;
  chosen: number | null;
  /** What stood there when the answers were looked at; undefined: they were not yet. */
  looked: number | null | undefined;
  onChosen: (option: number) => void;
}

/** One question of a module, and once it was looked at, why the right answer is right: no red, no score. */
export function Question({ check, say, chosen, looked, onChosen }: QuestionProps) {
  const name = useId();
  const isTold = looked !== undefined && looked === chosen;
  const isRight = chosen === check.right;
  return (
    <fieldset className="choice training-question" aria-describedby={isTold ? `${name}-why` : undefined}>
      <legend className="choice-legend" dir="auto">
        {say(check.ask)}
      </legend>
      <div className="choice-cards">
        {check.options.map((option, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they never move
          <label key={at} className="choice-option">
            <input type="radio" name={name} checked={chosen === at} onChange={() => onChosen(at)} />
            <span className="choice-words">
              <span className="choice-label" dir="auto">
                {say(option)}
              </span>
            </span>
          </label>
        ))}
      </div>
      {isTold && (
        <p id={`${name}-why`} className={isRight ? 'training-why training-right' : 'training-why'}>
          {chosen === null ? (
            <Trans>This one is still open: choose what seems right to you.</Trans>
          ) : isRight ? (
            <Trans>
              <strong>Yes.</strong> <span dir="auto">{say(check.because)}</span>
            </Trans>
          ) : (
            <Trans>
              <strong>Not quite.</strong> <span dir="auto">{say(check.because)}</span> Have another look, and choose
              again.
            </Trans>
          )}
        </p>
      )}
    </fieldset>
  );
}
