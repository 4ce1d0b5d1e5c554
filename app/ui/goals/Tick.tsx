import type { ReactNode } from 'react';

interface TickProps {
  checked: boolean;
  disabled?: boolean;
  onChange: (on: boolean) => void;
  about: ReactNode;
  children: ReactNode;
}

/** Something that is done or not, said by whoever ticks it. */
export function Tick({ checked, disabled = false, onChange, about, children }: TickProps) {
  return (
    <label className="goal-step way-tick">
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>
        <span className="way-what">{children}</span>
        {about && <span className="goal-step-by">{about}</span>}
      </span>
    </label>
  );
}
