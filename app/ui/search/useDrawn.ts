import { useLocation } from 'wouter';
import { useObservable } from '../../react/session.ts';
import { sought } from './asked.ts';

/** The drawn thing that a search led to on this screen; null: none. */
export function useDrawn() {
  const [path] = useLocation();
  const wanted = useObservable(sought);
  return wanted?.path === path ? wanted.drawn : null;
}
