import { OVER_IS_NEWS } from '../../model/invitation.ts';
import type { InvitationShown } from '../../session/types.ts';

/**
 * Invitations whose end their programme has told, while that is news: until their date, for a week, or until the programme's
 * next one. `invitations` are in the order of Home, the newest first.
 */
export function takenBack<Invitation extends Pick<InvitationShown, 'stage' | 'expires' | 'over' | 'me'>>(
  invitations: readonly Invitation[],
  now: number,
): Invitation[] {
  return invitations.filter(
    (each, at) =>
      each.stage === 'revoked' &&
      (each.expires > now || (each.over ?? 0) + OVER_IS_NEWS > now) &&
      !invitations.slice(0, at).some((newer) => newer.me.programme === each.me.programme),
  );
}
