import { useLocation } from 'wouter';
import { useSession } from '../../react/session.ts';

/** One tap: a note is made and opened, and nothing is asked. */
export function useNewNote(): () => void {
  const session = useSession();
  const [, go] = useLocation();
  return () => go(`/note/${session.notes.addPage()}`);
}
