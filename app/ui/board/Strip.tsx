import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';

/** A toolbar: one stop of Tab, arrows between its buttons. What is not shown at this width is passed over. */
export function Strip({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
  const strip = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const buttons = buttonsIn(strip.current);
    const stop = buttons.find((button) => button.tabIndex === 0 && button.dataset.stop !== undefined) ?? buttons[0];
    for (const button of strip.current?.querySelectorAll('button') ?? []) makeStop(button, button === stop);
  });
  const move = (event: KeyboardEvent<HTMLDivElement>): void => {
    const buttons = buttonsIn(event.currentTarget);
    const at = event.target instanceof HTMLButtonElement ? buttons.indexOf(event.target) : -1;
    const turned = getComputedStyle(event.currentTarget).direction === 'rtl' ? -1 : 1;
    const to = { ArrowRight: at + turned, ArrowLeft: at - turned, Home: 0, End: buttons.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    event.stopPropagation();
    const next = buttons[(to + buttons.length) % buttons.length];
    for (const button of buttons) makeStop(button, button === next);
    next?.focus();
  };
  return (
    <div role="toolbar" aria-label={label} className={`board-strip ${className ?? ''}`} ref={strip} onKeyDown={move}>
      {children}
    </div>
  );
}

const buttonsIn = (strip: HTMLElement | null): HTMLButtonElement[] =>
  [...(strip?.querySelectorAll('button') ?? [])].filter((button) => button.offsetParent !== null);

function makeStop(button: HTMLButtonElement, isStop: boolean): void {
  button.tabIndex = isStop ? 0 : -1;
  if (isStop) button.dataset.stop = '';
  else delete button.dataset.stop;
}
