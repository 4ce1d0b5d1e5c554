import { type ReactNode, useId } from 'react';
import './Choice.css';

export interface ChoiceOption<V extends string> {
  value: V;
  label: ReactNode;
  /** One plain sentence under the label. */
  detail?: ReactNode;
  disabled?: boolean;
}

interface ChoiceProps<V extends string> {
  legend: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  /** The legend is for screen readers only; the page says it already. */
  legendUnseen?: boolean;
  options: readonly ChoiceOption<V>[];
  value: V | null;
  onValue: (value: V) => void;
}

function Group<V extends string>({
  legend,
  hint,
  error,
  legendUnseen,
  options,
  value,
  onValue,
  look,
}: ChoiceProps<V> & { look: 'cards' | 'segments' }) {
  const name = useId();
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ');
  return (
    <fieldset className="choice" aria-describedby={described || undefined}>
      <legend className={legendUnseen ? 'unseen' : 'choice-legend'}>{legend}</legend>
      {hint && (
        <p className="field-hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <div className={`choice-${look}`}>
        {options.map((option) => (
          <label key={option.value} className="choice-option">
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={value === option.value}
              disabled={option.disabled ?? false}
              onChange={() => onValue(option.value)}
            />
            <span className="choice-words">
              <span className="choice-label">{option.label}</span>
              {option.detail && <span className="choice-detail">{option.detail}</span>}
            </span>
          </label>
        ))}
      </div>
      {error && (
        <p className="field-error" id={`${name}-error`}>
          {error}
        </p>
      )}
    </fieldset>
  );
}

/** One of a few, each with a sentence: radio buttons drawn as cards. */
export function Choice<V extends string>(props: ChoiceProps<V>) {
  return <Group {...props} look="cards" />;
}

/** One of a few short words on one line. */
export function Segmented<V extends string>(props: ChoiceProps<V>) {
  return <Group {...props} look="segments" />;
}

interface CheckProps {
  checked: boolean;
  onChecked: (checked: boolean) => void;
  label: ReactNode;
  detail?: ReactNode;
  error?: ReactNode;
}

/** One statement to agree with. */
export function Check({ checked, onChecked, label, detail, error }: CheckProps) {
  const id = useId();
  return (
    <div className="choice">
      <label className="choice-option">
        <input
          type="checkbox"
          checked={checked}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          onChange={(event) => onChecked(event.currentTarget.checked)}
        />
        <span className="choice-words">
          <span className="choice-label">{label}</span>
          {detail && <span className="choice-detail">{detail}</span>}
        </span>
      </label>
      {error && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}
