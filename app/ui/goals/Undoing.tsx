import { useLingui } from '@lingui/react/macro';
import Redo from 'lucide-react/icons/redo-2';
import Undo from 'lucide-react/icons/undo-2';
import { useEffect } from 'react';
import { useObservable } from '../../react/session.ts';
import type { Goals } from '../../session/types.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { IconButton } from '../parts/Button.tsx';

type Undoable = Pick<Goals, 'past' | 'undo' | 'redo'>;

/** Where the browser has an undo of its own. */
const writes = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && !['checkbox', 'radio', 'range'].includes(target.type));

/** Ctrl+Z takes back what I did last, to a goal or in the agenda, Ctrl+Shift+Z or Ctrl+Y does it again; ⌘ on a Mac. */
export function useUndoKeys(goals: Undoable): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || writes(event.target)) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) goals.redo();
      else goals.undo();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [goals]);
}

/** Shown once there is something to take back. */
export function Undoing({ goals }: { goals: Undoable }) {
  const { t } = useLingui();
  const { announce } = useAnnouncer();
  const { undo, redo } = useObservable(goals.past);
  if (undo + redo === 0) return null;
  return (
    <span className="goal-undo">
      <IconButton
        label={t`Undo my last change`}
        icon={Undo}
        disabled={undo === 0}
        onClick={() => {
          goals.undo();
          announce(t`Undone`);
        }}
      />
      <IconButton
        label={t`Do it again`}
        icon={Redo}
        disabled={redo === 0}
        onClick={() => {
          goals.redo();
          announce(t`Done again`);
        }}
      />
    </span>
  );
}
