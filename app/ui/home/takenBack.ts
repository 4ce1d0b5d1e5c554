import type { InvitationView } from '../../session/types.ts';

/**
 * Invitations whose end their programme has told, while that is news: until their date, or until the programme's next
 * one. `invitations` are in the order of Home, the newest first.
 */
export function takenBack(invitations: readonly InvitationView[], now: number): InvitationView[] {
  return invitations.filter(
    (each, at) =>
      each.stage === 'revoked' &&
      each.expires > now &&
      !invitations.slice(0, at).some((newer) => newer.me.programme === each.me.programme),
  );
}
