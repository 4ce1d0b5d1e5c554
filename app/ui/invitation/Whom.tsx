import { useLingui } from '@lingui/react/macro';
import type { InvitationView } from '../../session/types.ts';
import { formatList } from '../format.ts';

/** Whom an invitation brings one together with: the other of the two, or both of them. */
export function Whom({ invitation }: { invitation: InvitationView }) {
  const { i18n } = useLingui();
  const { myRole, mentor, mentee, other } = invitation;
  return <bdi>{myRole === 'supervisor' ? formatList(i18n.locale, [mentor.name, mentee.name]) : other.name}</bdi>;
}
