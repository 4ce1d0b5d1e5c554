import { useLingui } from '@lingui/react/macro';
import Plus from 'lucide-react/icons/plus';
import X from 'lucide-react/icons/x';
import { useId, useRef, useState } from 'react';
import { useAnnouncer } from './Announcer.tsx';
import { Field, type FieldWords } from './Field.tsx';
import './TagInput.css';

export interface TagOption {
  value: string;
  label: string;
}

interface TagInputProps extends FieldWords {
  values: readonly string[];
  onValues: (values: string[]) => void;
  /** Shown by the browser while typing, and the first few as buttons while not chosen. */
  suggestions?: readonly TagOption[];
  /** How many suggestions are shown as buttons. */
  offered?: number;
  /** True: only the suggestions may be chosen. */
  closed?: boolean;
  max?: number;
  placeholder?: string;
}

const sameWord = (a: string, b: string) => a.localeCompare(b, undefined, { sensitivity: 'base' }) === 0;

const byLabel = (a: TagOption, b: TagOption) => a.label.localeCompare(b.label);

/**
 * A list of short words. Enter or a comma adds, Backspace in the empty field takes the last one back;
 * each word is a button that removes it.
 */
export function TagInput({
  values,
  onValues,
  suggestions = [],
  offered = 6,
  closed = false,
  max = 12,
  placeholder,
  ...words
}: TagInputProps) {
  const { t } = useLingui();
  const { announce } = useAnnouncer();
  const list = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  const labelOf = (value: string) => suggestions.find((each) => each.value === value)?.label ?? value;

  const add = (text: string): boolean => {
    const word = text.trim().replace(/\s+/g, ' ').slice(0, 60);
    if (word === '') return true;
    const known = suggestions.find((each) => sameWord(each.label, word) || each.value === word);
    if (closed && !known) {
      setRefused(t`Choose “${word}” from the list, or check its spelling.`);
      return false;
    }
    const value = known?.value ?? word;
    setRefused(null);
    setTyped('');
    if (values.some((each) => sameWord(each, value))) return true;
    if (values.length >= max) {
      setRefused(t`${max} is enough: take one away first.`);
      return false;
    }
    const label = known?.label ?? word;
    onValues([...values, value]);
    announce(t`${label} added`);
    return true;
  };
  const remove = (value: string) => {
    const label = labelOf(value);
    onValues(values.filter((each) => each !== value));
    announce(t`${label} removed`);
    input.current?.focus();
  };
  const open = suggestions.filter((each) => !values.some((value) => sameWord(value, each.value)));

  return (
    <Field {...words} error={refused ?? words.error}>
      {(ids) => (
        <div className="tags">
          {values.length > 0 && (
            <ul className="tags-chosen">
              {values.map((value) => (
                <li key={value}>
                  <button
                    type="button"
                    className="tags-tag"
                    aria-label={t`Remove ${labelOf(value)}`}
                    onClick={() => remove(value)}
                  >
                    <span dir="auto">{labelOf(value)}</span>
                    <X aria-hidden="true" size={16} strokeWidth={2} />
                  </button>
                </li>
              ))}
            </ul>
          )}
          <input
            dir="auto"
            {...ids}
            ref={input}
            className="input"
            list={suggestions.length > 0 ? list : undefined}
            autoComplete="off"
            enterKeyHint="done"
            {...(placeholder !== undefined && { placeholder })}
            value={typed}
            onChange={(event) => {
              const text = event.currentTarget.value;
              setRefused(null);
              // A choice from the browser's own list arrives as one change to a whole suggestion.
              const picked = suggestions.some((each) => each.label === text) && text.length - typed.length > 1;
              if (picked || /[,;\n]$/.test(text)) {
                if (!add(text.replace(/[,;\n]$/, ''))) setTyped(text);
              } else setTyped(text);
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && typed.trim() !== '') {
                event.preventDefault();
                add(typed);
              }
              const last = values.at(-1);
              if (event.key === 'Backspace' && typed === '' && last !== undefined) remove(last);
            }}
            onBlur={() => {
              if (typed.trim() !== '') add(typed);
            }}
          />
          {suggestions.length > 0 && (
            <datalist id={list}>
              {[...open].sort(byLabel).map((each) => (
                <option key={each.value} value={each.label} />
              ))}
            </datalist>
          )}
          {open.length > 0 && values.length < max && offered > 0 && (
            <ul className="tags-offered">
              {open.slice(0, offered).map((each) => (
                <li key={each.value}>
                  <button type="button" className="tags-offer" onClick={() => add(each.label)}>
                    <Plus aria-hidden="true" size={16} strokeWidth={2} />
                    <span dir="auto">{each.label}</span>
                  </button>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </Field>
  );
}
