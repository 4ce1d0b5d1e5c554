import { useObservable } from '../../react/session.ts';
import type { Workspace } from '../../session/types.ts';
import { useUndoKeys } from '../parts/Undoing.tsx';
import { Overview } from './Overview.tsx';
import { SessionPage } from './SessionPage.tsx';
import { NewTime, OtherTime, PastTime } from './TimeForm.tsx';
import { WeekPage } from './WeekPage.tsx';
import '../goals/goals.css';
import './agenda.css';

interface AgendaProps {
  workspace: Workspace;
  /** The id of a meeting, or one of `new`, `past` and `week`: no id is this short. */
  meeting: string | null;
  /** Which of its times, a number; else all of it. */
  n: string | null;
  /** Another time is being chosen for it. */
  edit: boolean;
}

/** The agenda of a workspace: what comes and waits, one session, a time to propose, my week. */
export function Agenda({ workspace, meeting: id, n, edit }: AgendaProps) {
  const view = useObservable(workspace.agenda.state);
  useUndoKeys(workspace.agenda);
  const nth = n !== null && /^\d{1,4}$/.test(n) ? Number(n) : null;
  if (id === 'new') return <NewTime workspace={workspace} view={view} />;
  if (id === 'past') return <PastTime workspace={workspace} />;
  if (id === 'week') return <WeekPage workspace={workspace} view={view} />;
  const meeting = view.meetings.find((one) => one.id === id);
  if (meeting === undefined) return <Overview workspace={workspace} view={view} missing={id !== null} />;
  if (edit && !meeting.logged) return <OtherTime workspace={workspace} view={view} meeting={meeting} n={nth} />;
  return <SessionPage workspace={workspace} view={view} meeting={meeting} n={nth ?? 0} key={`${id} ${n}`} />;
}
