import { Trans } from '@lingui/react/macro';
import type { InvitationShown } from '../../session/types.ts';
import { Whom } from './Whom.tsx';

/** What is proposed, in one line. */
export function Heading({ invitation }: { invitation: InvitationShown }) {
  const name = <Whom invitation={invitation} />;
  if (invitation.format === 'circle') return <Trans>A circle with {name}</Trans>;
  if (invitation.format === 'peer') return <Trans>You and {name} could help each other</Trans>;
  switch (invitation.myRole) {
    case 'mentee':
      return <Trans>{name} could be your mentor</Trans>;
    case 'mentor':
      return <Trans>You could be {name}’s mentor</Trans>;
    case 'supervisor':
      return <Trans>You could accompany {name}</Trans>;
  }
}
