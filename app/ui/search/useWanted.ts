import { useLocation } from 'wouter';
import { useObservable } from '../../react/session.ts';
import { sought } from './asked.ts';

function useWanted() {
  const [path] = useLocation();
  const wanted = useObservable(sought);
  return wanted?.path === path ? wanted : null;
}

/** The drawn thing that a search led to on this screen; null: none. */
export const useDrawn = () => useWanted()?.drawn ?? null;

/** The same of what is said beside the page. */
export const useThread = () => useWanted()?.thread ?? null;
