import { type ReactNode, type RefObject, useEffect } from 'react';
import { placeBeside, walkMenu } from '../../parts/menuPlace.ts';
import './menu.css';

interface MenuProps {
  menu: RefObject<HTMLDialogElement | null>;
  /** Beside this it opens, where there is room beside anything. */
  opener: HTMLElement;
  label: string;
  onClose: () => void;
  children: ReactNode;
}

/** A small menu beside what opened it, and on a phone a sheet from below. Close it by `menu.current.close()`. */
export function Menu({ menu, opener, label, onClose, children }: MenuProps) {
  useEffect(() => {
    const dialog = menu.current;
    // The browser's own top layer: focus stays inside, Escape closes, and it needs no newer browser than a popover does.
    if (dialog !== null && !dialog.open) dialog.showModal();
  }, [menu]);
  return (
    <dialog
      ref={menu}
      className="menu"
      style={placeBeside(opener)}
      aria-label={label}
      onClose={onClose}
      onKeyDown={walkMenu}
      // A press on the veil reaches the dialog element itself, never its content.
      onPointerDown={(event) => {
        // Closed by the browser, so that it gives the focus back.
        if (event.target === event.currentTarget) menu.current?.close();
      }}
    >
      <div className="menu-body">{children}</div>
    </dialog>
  );
}

interface ItemProps {
  icon: ReactNode;
  danger?: boolean;
  /** Changes nothing: offered where the space is only read, too. */
  copies?: boolean;
  onClick: () => void;
  children: ReactNode;
}

export function Item({ icon, danger = false, copies = false, onClick, children }: ItemProps) {
  const kind = `${danger ? 'menu-danger' : ''} ${copies ? 'menu-copy' : ''}`;
  return (
    <button type="button" className={`menu-item ${kind}`} onClick={onClick}>
      {icon}
      <span>{children}</span>
    </button>
  );
}
