import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { useSession } from '../../react/session.ts';

/** Where the icon's shortcut leads: a note is made and opened. Going back does not make another. */
export function NewNote() {
  const session = useSession();
  const [, go] = useLocation();
  const made = useRef(false);
  useEffect(() => {
    if (made.current) return;
    made.current = true;
    go(`/note/${session.notes.addPage()}`, { replace: true });
  }, [session, go]);
  return null;
}
