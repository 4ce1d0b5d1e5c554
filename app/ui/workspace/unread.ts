/** What waits to be read in a space, and that it is being read. */
import { useEffect } from 'react';
import type { WorkspaceId } from '../../model/brand.ts';
import { useSession } from '../../react/session.ts';
import { useInbox } from '../../react/shown.ts';
import type { InboxEntry } from '../../session/types.ts';

/** What this device knows of a space without opening it; undefined while that is nothing. */
export const useInboxEntry = (id: WorkspaceId): InboxEntry | undefined => useInbox().get(id);

/** Call where messages can be in front; `inFront` says whether they are. */
export function useRead(id: WorkspaceId, inFront: boolean): void {
  const session = useSession();
  useEffect(() => (inFront ? session.showing(id) : undefined), [session, id, inFront]);
}
