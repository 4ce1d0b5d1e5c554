import type { LucideIcon } from 'lucide-react';

interface ActProps {
  label: string;
  icon: LucideIcon;
  onClick: () => void;
  pressed?: boolean;
  expanded?: boolean;
}

/** One thing to do with what is selected. The board keeps the focus, so that the next key is for it. */
export function Act({ label, icon: Icon, onClick, pressed, expanded }: ActProps) {
  return (
    <button
      type="button"
      className="board-tool"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      aria-expanded={expanded}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onClick}
    >
      <Icon aria-hidden="true" size={20} strokeWidth={1.75} />
    </button>
  );
}
