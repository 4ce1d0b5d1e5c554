import { useLingui } from '@lingui/react/macro';
import type { InvitationShown } from '../../session/types.ts';
import { formatList } from '../format.ts';

/** All but who reads it; to a third, the two. */
export function othersIn<Card extends InvitationShown['other']>({
  myRole,
  me,
  mentor,
  mentee,
  other,
  more,
}: Pick<InvitationShown, 'myRole' | 'me'> & {
  readonly mentor: Card;
  readonly mentee: Card;
  readonly other: Card;
  readonly more: readonly Card[];
}): readonly Card[] {
  if (more.length > 0) return [mentor, mentee, ...more].filter(({ box }) => box !== me.box);
  return myRole === 'supervisor' ? [mentor, mentee] : [other];
}

/** Whom an invitation brings one together with: the other of the two, or both of them. */
export function Whom({ invitation }: { invitation: InvitationShown }) {
  const { i18n } = useLingui();
  return (
    <bdi>
      {formatList(
        i18n.locale,
        othersIn(invitation).map(({ name }) => name),
      )}
    </bdi>
  );
}
