import type { LucideIcon } from 'lucide-react';
import { type CSSProperties, type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import './Menu.css';

interface MenuProps {
  /** Beside this it opens, where there is room beside anything. */
  opener: HTMLElement;
  label: string;
  onClose: () => void;
  /** `shut` lets the browser close it, so that it gives the focus back. */
  children: (shut: () => void) => ReactNode;
}

/** A small menu beside a button, and on a phone a sheet from below. */
export function Menu({ opener, label, onClose, children }: MenuProps) {
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current;
    // The browser's own top layer: focus stays inside, Escape closes, and it needs no newer browser than a popover does.
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
      onKeyDown={walk}
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
  /** Changes nothing: offered where the space is only read, too. */
  copies?: boolean;
  onClick: () => void;
  children: ReactNode;
}

export function MenuItem({ icon: Icon, danger = false, copies = false, onClick, children }: ItemProps) {
  const kind = `${danger ? 'menu-danger' : ''} ${copies ? 'menu-copy' : ''}`;
  return (
    <button type="button" className={`menu-item ${kind}`} onClick={onClick}>
      <Icon aria-hidden="true" size={18} />
      <span>{children}</span>
    </button>
  );
}

/** The arrow keys go through everything in it, as in any menu. */
function walk(event: KeyboardEvent<HTMLDialogElement>): void {
  const steps: Record<string, number> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
  const step = steps[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button, input')];
  const at = buttons.findIndex((button) => button.matches(':focus'));
  buttons.at((at + step + buttons.length) % buttons.length)?.focus();
}

const GAP = 6;

/** Below the opener, or above it where there is no room below; within the window in any case. */
function placeBeside(opener: HTMLElement): CSSProperties {
  const around = opener.getBoundingClientRect();
  const isLow = around.bottom > window.innerHeight * 0.6;
  const isRight = around.left > window.innerWidth / 2;
  return {
    '--menu-top': isLow ? 'auto' : `${around.bottom + GAP}px`,
    '--menu-bottom': isLow ? `${window.innerHeight - around.top + GAP}px` : 'auto',
    '--menu-left': isRight ? 'auto' : `${Math.max(GAP, around.left)}px`,
    '--menu-right': isRight ? `${Math.max(GAP, window.innerWidth - around.right)}px` : 'auto',
  } as CSSProperties;
}
