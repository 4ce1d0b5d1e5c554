import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { ChatLine } from '../../../session/types.ts';
import { around, END, earlier, later, placesOf, type Stretch } from './drawn.ts';

/** Nearer than this to an end of what is drawn, more is: about two screens of a phone. */
const SOON = 1_200;

export interface Drawn {
  readonly from: number;
  readonly to: number;
  /** Call on each scroll: more is drawn before its end is reached. */
  follow(): void;
  showEarlier(): void;
  toEnd(): void;
  /** Draws that line, brings it to the middle, and lights it. False: it is not there. */
  go(id: string): boolean;
  /** The line that was gone to last. */
  readonly lit: string | null;
}

/** The stretch that is drawn, moved so that what the reader has in front stays where it is. */
export function useStretch(log: RefObject<HTMLDivElement | null>, lines: readonly ChatLine[]): Drawn {
  const [stretch, setStretch] = useState<Stretch>(END);
  const [target, setTarget] = useState<{ readonly id: string } | null>(null);
  /** A drawn line and where it stood, while the stretch moves. */
  const held = useRef<{ readonly element: Element; readonly top: number } | null>(null);
  const [from, to] = placesOf(lines, stretch);

  function move(next: Stretch): void {
    const box = log.current?.getBoundingClientRect();
    const inFront = [...(log.current?.querySelectorAll('[data-line]') ?? [])].find(
      (element) => box !== undefined && element.getBoundingClientRect().bottom > box.top,
    );
    held.current = inFront === undefined ? null : { element: inFront, top: inFront.getBoundingClientRect().top };
    setStretch(next);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: after each move, before it is painted
  useLayoutEffect(() => {
    const before = held.current;
    held.current = null;
    if (before === null || log.current === null || !before.element.isConnected) return;
    log.current.scrollTop += before.element.getBoundingClientRect().top - before.top;
  }, [stretch]);

  useLayoutEffect(() => {
    if (target === null) return;
    const element = log.current?.querySelector(`[data-line="${CSS.escape(target.id)}"]`);
    element?.scrollIntoView({ block: 'center', behavior: 'instant' });
  }, [target, log]);

  return {
    from,
    to,
    lit: target?.id ?? null,
    follow() {
      const element = log.current;
      if (element === null || held.current !== null) return;
      if (element.scrollTop < SOON && from > 0) move(earlier(lines, stretch));
      else if (element.scrollHeight - element.scrollTop - element.clientHeight < SOON && to < lines.length)
        move(later(lines, stretch));
    },
    showEarlier: () => move(earlier(lines, stretch)),
    toEnd() {
      held.current = null;
      setStretch(END);
    },
    go(id) {
      const at = lines.findLastIndex((line) => line.id === id);
      if (at === -1) return false;
      setStretch(around(lines, stretch, at));
      setTarget({ id });
      return true;
    },
  };
}
