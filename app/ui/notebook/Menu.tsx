import type { LucideIcon } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { placeBeside, walkMenu } from '../parts/menuPlace.ts';
import '../workspace/chat/menu.css';

interface MenuProps {
  opener: HTMLElement;
  label: string;
  onClose: () => void;
  /** `shut` closes it, and gives the focus back. */
  children: (shut: () => void) => ReactNode;
}

/** A small menu beside a button, and on a phone a sheet from below. */
export function Menu({ opener, label, onClose, children }: MenuProps) {
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current;
    if (dialog !== null && !dialog.open) dialog.showModal();
  }, []);
  const shut = (): void => element.current?.close();
  return (
    <dialog
      ref={element}
      className="menu"
      style={placeBeside(opener)}
      aria-label={label}
      onClose={onClose}
      onKeyDown={walkMenu}
      // A press on the veil reaches the dialog element itself, never its content.
      onPointerDown={(event) => {
        if (event.target === event.currentTarget) shut();
      }}
    >
      <div className="menu-body">{children(shut)}</div>
    </dialog>
  );
}

interface ItemProps {
  icon: LucideIcon;
  danger?: boolean;
  onClick: () => void;
  children: ReactNode;
}

export function MenuItem({ icon: Icon, danger = false, onClick, children }: ItemProps) {
  return (
    <button type="button" className={`menu-item ${danger ? 'menu-danger' : ''}`} onClick={onClick}>
      <Icon aria-hidden="true" size={18} />
      <span>{children}</span>
    </button>
  );
}
