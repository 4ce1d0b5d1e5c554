import type { LucideIcon } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Result } from '../../../crypto/result.ts';
import type { GoalRefusal } from '../../session/types.ts';
import { IconButton } from '../parts/Button.tsx';
import { Refused } from './GoalWords.tsx';

interface AddLineProps {
  label: string;
  /** Of the button. */
  does: string;
  icon: LucideIcon;
  placeholder: string;
  max: number;
  onAdd: (words: string) => Promise<Result<void, GoalRefusal>>;
  /** Between the field and its button. */
  children?: ReactNode;
}

/** A line more of something: what is typed stays until it was kept. */
export function AddLine({ label, does, icon, placeholder, max, onAdd, children }: AddLineProps) {
  const [text, setText] = useState('');
  const [refused, setRefused] = useState<GoalRefusal | null>(null);
  const words = text.trim();
  async function add(): Promise<void> {
    if (words === '') return;
    const added = await onAdd(words);
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
          aria-label={label}
          placeholder={placeholder}
          maxLength={max}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {children}
        <IconButton type="submit" label={does} icon={icon} disabled={words === ''} />
      </form>
      {refused !== null && <Refused why={refused} />}
    </>
  );
}
