import type { CallView } from '../../session/types.ts';

/** Somebody rings, waits or talks: no moment to lock by itself, or to begin the page anew. */
export const isOn = (view: CallView | null): boolean => view !== null && view.stage !== 'ended';
