/** A finger that rests on something for half a second. Everything it does, a button does too. */
import type { HTMLAttributes, PointerEvent } from 'react';

const LONG_MS = 450;
/** A finger is never quite still; further than this it scrolls. */
const STILL_PX = 10;

let resting: { readonly timer: ReturnType<typeof setTimeout>; readonly x: number; readonly y: number } | null = null;

function end(): void {
  if (resting !== null) clearTimeout(resting.timer);
  resting = null;
}

/** Handlers for the element; one finger at a time in the whole page. */
export function longPress(open: (element: HTMLElement) => void): HTMLAttributes<HTMLElement> {
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      end();
      if (event.pointerType !== 'touch' || !event.isPrimary) return;
      const element = event.currentTarget;
      const timer = setTimeout(() => {
        resting = null;
        open(element);
      }, LONG_MS);
      resting = { timer, x: event.clientX, y: event.clientY };
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (resting !== null && Math.hypot(event.clientX - resting.x, event.clientY - resting.y) > STILL_PX) end();
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
}

/** A finger or a mouse that went down, and whether it still is: what it opens may come only after it went up. */
export interface Press {
  isDown: boolean;
}

export function pressNow(): Press {
  const press = { isDown: true };
  const up = (): void => {
    press.isDown = false;
  };
  window.addEventListener('pointerup', up, { once: true });
  window.addEventListener('pointercancel', up, { once: true });
  return press;
}
