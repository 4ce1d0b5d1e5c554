import type { Meeting, SessionRecord } from '../../model/meetingState.ts';
import type { AgendaView, Workspace } from '../../session/types.ts';

/** What each part of a session's page is given. */
export interface SessionProps {
  readonly workspace: Workspace;
  readonly view: AgendaView;
  readonly meeting: Meeting;
  readonly session: SessionRecord;
}
