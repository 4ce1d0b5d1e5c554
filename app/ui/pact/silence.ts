/** For how long nothing of the other person has come. */
import type { Instant } from '../../model/brand.ts';
import { useObservable } from '../../react/session.ts';
import type { PairPact, Workspace } from '../../session/types.ts';
import { useNow } from '../clock.ts';

/** Two weeks are a holiday: only then is a silence spoken of. */
export const QUIET_DAYS = 14;
const DAY = 86_400_000;

/** Whole days since the last of those instants, once there are enough of them; null while there is nothing to say. */
export function quietFor(heard: readonly Instant[], now: Instant): number | null {
  if (heard.length === 0) return null;
  const days = Math.floor((now - Math.max(...heard)) / DAY);
  return days >= QUIET_DAYS ? days : null;
}

/** Null while they are here, have been heard, or have never been. */
export function useSilence(workspace: Workspace, pact: PairPact): number | null {
  const now = useNow();
  const lines = useObservable(workspace.chat.lines);
  const present = useObservable(workspace.present);
  const left = useObservable(workspace.left);
  const { history } = useObservable(pact.state);
  if (present.length > 0 || left.length > 0) return null;
  const isTheirs = (id: string | null): boolean => workspace.members.some((member) => !member.me && member.id === id);
  const said = lines.findLast((line) => line.genuine && isTheirs(line.author))?.at;
  const signed = history.flatMap((event) =>
    event.tag === 'agreed'
      ? event.version.signed.filter(({ by }) => isTheirs(by)).map(({ at }) => at)
      : isTheirs(event.by)
        ? [event.at]
        : [],
  );
  return quietFor([...signed, ...(said === undefined ? [] : [said])], now);
}
