import type { ReactNode } from 'react';
import './StateChip.css';

/** `good` a green dot; `wait` a hollow one; `warn` soft amber; `quiet` no dot. The words say the state, never the colour alone. */
export function StateChip({
  tone = 'quiet',
  children,
}: {
  tone?: 'good' | 'wait' | 'warn' | 'quiet';
  children: ReactNode;
}) {
  return <span className={`chip chip-${tone}`}>{children}</span>;
}

/** A short word on a person's card: a skill, a topic, a language. */
export function Tag({ warn = false, children }: { warn?: boolean; children: ReactNode }) {
  return (
    <span className={`tag ${warn ? 'tag-warn' : ''}`} dir="auto">
      {children}
    </span>
  );
}
