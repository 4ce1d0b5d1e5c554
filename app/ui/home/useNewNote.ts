import { useLocation } from 'wouter';
import { useWhenReady } from '../../react/session.ts';

/** One tap: a note is made and opened, and nothing is asked. */
export function useNewNote(): () => void {
  const whenReady = useWhenReady();
  const [, go] = useLocation();
  return () => whenReady((session) => go(`/note/${session.notes.addPage()}`));
}
