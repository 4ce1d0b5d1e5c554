import { Trans } from '@lingui/react/macro';
import { type InputHTMLAttributes, type ReactNode, useId } from 'react';
import './Field.css';

export interface FieldWords {
  label: ReactNode;
  hint?: ReactNode;
  /** Said under the field and tied to it; the field is then marked invalid. */
  error?: ReactNode;
  optional?: boolean;
}

/** What a control needs to be tied to its label, hint and error. */
export interface FieldIds {
  id: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
}

/** Label above, hint under the label, error under the control. `children` draws the control with the ids it is given. */
export function Field({
  label,
  hint,
  error,
  optional,
  children,
}: FieldWords & { children: (ids: FieldIds) => ReactNode }) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
        {optional && (
          <span className="field-optional">
            <Trans>optional</Trans>
          </span>
        )}
      </label>
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({
        id,
        ...(described && { 'aria-describedby': described }),
        ...(error ? { 'aria-invalid': true } : {}),
      })}
      {error && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}

type TextFieldProps = FieldWords & { value: string; onValue: (value: string) => void } & Omit<
    InputHTMLAttributes<HTMLInputElement>,
    'value' | 'onChange'
  >;

export function TextField({ label, hint, error, optional, value, onValue, className, ...rest }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} optional={optional ?? false}>
      {(ids) => (
        <input
          dir="auto"
          autoComplete="off"
          {...rest}
          {...ids}
          className={`input ${className ?? ''}`}
          value={value}
          onChange={(event) => onValue(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

type TextAreaProps = FieldWords & {
  value: string;
  onValue: (value: string) => void;
  rows?: number;
  max?: number;
  placeholder?: string;
};

export function TextArea({ label, hint, error, optional, value, onValue, rows = 4, max, placeholder }: TextAreaProps) {
  return (
    <Field label={label} hint={hint} error={error} optional={optional ?? false}>
      {(ids) => (
        <>
          <textarea
            dir="auto"
            autoComplete="off"
            {...ids}
            className="input input-area"
            rows={rows}
            {...(max !== undefined && { maxLength: max })}
            {...(placeholder !== undefined && { placeholder })}
            value={value}
            onChange={(event) => onValue(event.currentTarget.value)}
          />
          <LeftToWrite value={value} max={max} />
        </>
      )}
    </Field>
  );
}

/** Past nine tenths of `max`: what is pasted beyond it is cut off by the browser, without a word. */
export function LeftToWrite({ value, max }: { value: string; max: number | undefined }) {
  if (max === undefined || value.length < max * 0.9) return null;
  const left = max - value.length;
  return (
    <p className="field-hint field-left">
      <Trans>{left} characters left</Trans>
    </p>
  );
}
