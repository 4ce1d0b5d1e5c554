import { useLingui } from '@lingui/react/macro';
import X from 'lucide-react/icons/x';
import { type ReactNode, useEffect, useId, useLayoutEffect, useRef } from 'react';
import { SaidHere } from './Announcer.tsx';
import { IconButton } from './Button.tsx';
import './Dialog.css';

interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  children: ReactNode;
  /** The buttons, the main one first. */
  actions?: ReactNode;
}

/** The browser's own modal dialog: focus kept inside, Escape closes, focus returns. A sheet from below on a phone. */
export function Dialog({ open, onClose, title, children, actions }: DialogProps) {
  const { t } = useLingui();
  const element = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const dialog = element.current;
    if (dialog === null) return;
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  }, [open]);
  // Where it goes together with what it stands in: only a closing gives the focus back.
  useLayoutEffect(() => {
    const dialog = element.current;
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={element}
      className="dialog"
      aria-labelledby={heading}
      onClose={({ currentTarget }) => {
        if (open && !currentTarget.open) onClose();
      }}
      // A press on the veil reaches the dialog element itself, never its content.
      onPointerDown={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      {open && (
        <div className="dialog-body">
          <header className="dialog-head">
            <h2 id={heading}>{title}</h2>
            <IconButton label={t`Close`} icon={X} onClick={onClose} />
          </header>
          <div className="stack">{children}</div>
          <div className="dialog-foot">
            <SaidHere className="dialog-said" />
            {actions && <footer className="dialog-actions">{actions}</footer>}
          </div>
        </div>
      )}
    </dialog>
  );
}
