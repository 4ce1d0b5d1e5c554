import { useEffect } from 'react';
import type { SessionError, Workspace, WorkspaceSummary } from '../session/types.ts';
import { useSession } from './session.ts';
import { type Opened, useOpened } from './useOpened.ts';

const missing = { ok: false, error: { tag: 'not-found' } as SessionError } as const;

/** The workspace of a screen, open while the screen is there; failed where there is none. */
export function useWorkspace(summary: WorkspaceSummary | undefined): Opened<Workspace, SessionError> {
  const session = useSession();
  const id = summary?.id;
  // Before it is opened: what somebody is in does not go to sleep.
  useEffect(() => (id === undefined ? undefined : session.stay(id)), [session, id]);
  return useOpened(`${id} ${summary?.turn}`, () =>
    id === undefined ? Promise.resolve(missing) : session.openWorkspace(id),
  );
}
