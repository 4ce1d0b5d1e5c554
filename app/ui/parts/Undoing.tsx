import { useLingui } from '@lingui/react/macro';
import Redo from 'lucide-react/icons/redo-2';
import Undo from 'lucide-react/icons/undo-2';
import { useEffect } from 'react';
import { useObservable } from '../../react/session.ts';
import type { OwnActs } from '../../session/types.ts';
import { useAnnouncer } from './Announcer.tsx';
import { IconButton } from './Button.tsx';
import './Undoing.css';

/** Where the browser, or the editor, has an undo of its own. */
const writes = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLElement && target.isContentEditable) ||
  (target instanceof HTMLInputElement && !['checkbox', 'radio', 'range'].includes(target.type));

/** Ctrl+Z takes back what I did last, Ctrl+Shift+Z or Ctrl+Y does it again; ⌘ on a Mac. Once a press. */
export function undoByKey(acts: OwnActs, event: KeyboardEvent): void {
  if (event.defaultPrevented || !(event.ctrlKey || event.metaKey) || event.altKey || writes(event.target)) return;
  const key = event.key.toLowerCase();
  if (key !== 'z' && key !== 'y') return;
  event.preventDefault();
  if (key === 'y' || event.shiftKey) acts.redo();
  else acts.undo();
}

/** Wherever the focus is, unless a part of the page with acts of its own has it. */
export function useUndoKeys(acts: OwnActs): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => undoByKey(acts, event);
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [acts]);
}

/** Shown once there is something to take back. */
export function Undoing({ acts }: { acts: OwnActs }) {
  const { t } = useLingui();
  const { announce } = useAnnouncer();
  const { undo, redo } = useObservable(acts.past);
  if (undo + redo === 0) return null;
  return (
    <span className="undoing">
      <IconButton
        label={t`Undo my last change`}
        icon={Undo}
        disabled={undo === 0}
        onClick={() => {
          acts.undo();
          announce(t`Undone`);
        }}
      />
      <IconButton
        label={t`Do it again`}
        icon={Redo}
        disabled={redo === 0}
        onClick={() => {
          acts.redo();
          announce(t`Done again`);
        }}
      />
    </span>
  );
}
