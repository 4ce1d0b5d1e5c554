/** What small menus beside a button share: the arrow keys, and where they stand. */
import type { CSSProperties, KeyboardEvent } from 'react';

/** The arrow keys go through everything in it, as in any menu. */
export function walkMenu(event: KeyboardEvent<HTMLDialogElement>): void {
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
export function placeBeside(opener: HTMLElement): CSSProperties {
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
