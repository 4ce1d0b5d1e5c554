/**
 * M, V and S on the screen of the call, for who wants letters to be commands; Alt+M and Alt+V on every screen, also while
 * one writes. What they did is said.
 */
import { useEffect } from 'react';
import { useSession } from '../../react/session.ts';
import type { Given } from '../../session/types.ts';
import { printedOn, wantsSingleKeys } from '../palette/keys.ts';

const KEYS: Readonly<Record<string, Given>> = { m: 'microphone', v: 'camera', s: 'screen' };

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));

export const givenBy = (event: Pick<KeyboardEvent, 'key' | 'code'>): Given | undefined => KEYS[printedOn(event)];

/** `alone`: without Alt. */
export function useCallKeys(alone: boolean): void {
  const { calls } = useSession();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const given = givenBy(event);
      if (given === undefined || event.ctrlKey || event.metaKey || event.shiftKey || event.repeat) return;
      if (event.altKey === alone || (alone && (isWriting(event.target) || !wantsSingleKeys()))) return;
      if (given === 'screen' && (!alone || !calls.canShareScreen())) return;
      event.preventDefault();
      calls.turn(given);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [calls, alone]);
}
