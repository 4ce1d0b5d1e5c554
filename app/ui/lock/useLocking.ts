/** Locks by itself after a while without a touch, and at once on Escape pressed three times. */
import { useEffect } from 'react';
import { changeable } from '../../model/observable.ts';
import { useObservable, useReady } from '../../react/session.ts';
import { useEarly, useHide } from '../../react/shown.ts';
import type { Home } from '../../session/types.ts';
import { isOn } from '../call/isOn.ts';
import { useClock } from '../clock.ts';

/** Two presses close a dialog and leave a field; a third within this is no accident. */
const QUICK_MS = 900;
const PRESSES = 3;
const NOTHING = changeable<Home | null>(null);
const TOUCHES = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

export function useLocking(): void {
  const session = useReady();
  const hide = useHide();
  const clock = useClock();
  const isShown = useEarly() !== null || session !== null;
  const autoLock = useObservable<Home | null>(session?.home ?? NOTHING)?.autoLock ?? 0;

  useEffect(() => {
    if (!isShown) return;
    let pressed: number[] = [];
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.repeat) {
        pressed = [];
        return;
      }
      pressed = [...pressed, clock()].slice(-PRESSES);
      if (pressed.length === PRESSES && clock() - (pressed[0] ?? 0) <= QUICK_MS) hide();
    };
    // Before any field or dialog that keeps the key for itself.
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [isShown, hide, clock]);

  useEffect(() => {
    if (session === null || autoLock === 0) return;
    const patience = autoLock * 60_000;
    let touched = clock();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const left = () => patience - (clock() - touched);
    const look = () => {
      clearTimeout(timer);
      // Whoever talks does not touch.
      if (session.status.get().tag === 'ready' && isOn(session.calls.now.get())) touched = clock();
      if (left() > 0) timer = setTimeout(look, left());
      // Without a passphrase it would lock nothing, and only be in the way.
      else if (session.isProtected()) session.lock(false);
    };
    const touch = () => {
      // The device may have slept: the touch that wakes it comes too late.
      if (left() > 0) touched = clock();
      else look();
    };
    look();
    for (const kind of TOUCHES) window.addEventListener(kind, touch, { capture: true, passive: true });
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      for (const kind of TOUCHES) window.removeEventListener(kind, touch, { capture: true });
      document.removeEventListener('visibilitychange', look);
    };
  }, [autoLock, session, clock]);
}
