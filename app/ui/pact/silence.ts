/** For how long nothing of the other person has come. */
import type { Instant, PersonId } from '../../model/brand.ts';
import type { Trace } from '../../model/goalState.ts';
import type { Meeting } from '../../model/meetingState.ts';
import type { PactEvent } from '../../model/pactState.ts';
import { useObservable } from '../../react/session.ts';
import type { ChatLine, GoalView, PairPact, Workspace } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { meOf } from '../workspace/people.ts';

/** Two weeks are a holiday: only then is a silence spoken of. */
export const QUIET_DAYS = 14;
const DAY = 86_400_000;

/** Whole days since the last of those instants, once there are enough of them; null while there is nothing to say. */
export function quietFor(heard: readonly Instant[], now: Instant): number | null {
  if (heard.length === 0) return null;
  const days = Math.floor((now - Math.max(...heard)) / DAY);
  return days >= QUIET_DAYS ? days : null;
}

interface Told {
  readonly lines: readonly Pick<ChatLine, 'genuine' | 'mine' | 'at'>[];
  readonly goals: readonly Pick<GoalView, 'last' | 'notes' | 'steps'>[];
  readonly meetings: readonly Pick<Meeting, 'last' | 'sessions'>[];
  readonly history: readonly PactEvent[];
}

/** When they were heard, in whatever way: who ticks a step or says yes to a meeting is not silent. */
export function signsOf({ lines, goals, meetings, history }: Told, me: PersonId): Instant[] {
  const did: readonly Trace[] = [
    ...history.flatMap((event) => (event.tag === 'agreed' ? event.version.signed : event)),
    ...goals.flatMap(({ last, notes, steps }) => [last, ...notes, ...steps.flatMap(({ ticked }) => ticked ?? [])]),
    ...meetings.flatMap(({ last, sessions }) => [last, ...sessions.flatMap(({ notes }) => notes)]),
  ];
  const said = lines.findLast(({ genuine, mine }) => genuine && !mine);
  return [...did.filter(({ by }) => by !== me), ...(said === undefined ? [] : [said])].map(({ at }) => at);
}

/** Null while they are here, have been heard, or have never been. */
export function useSilence(workspace: Workspace, pact: PairPact): number | null {
  const now = useNow();
  const lines = useObservable(workspace.chat.lines);
  const goals = useObservable(workspace.goals.list);
  const { meetings } = useObservable(workspace.agenda.state);
  const present = useObservable(workspace.present);
  const left = useObservable(workspace.left);
  const { history } = useObservable(pact.state);
  if (present.length > 0 || left.length > 0) return null;
  return quietFor(signsOf({ lines, goals, meetings, history }, meOf(workspace).id), now);
}
