import { Plural, Trans } from '@lingui/react/macro';
import type { InvitationView } from '../../session/types.ts';

/** What another format than a pair means for whoever reads the invitation; nothing for a pair. */
export function FormatNote({ invitation }: { invitation: InvitationView }) {
  const { format, sessions, myRole, other, mentor, me } = invitation;
  const name = <bdi>{other.name}</bdi>;
  switch (format) {
    case 'pair':
      return null;
    case 'flash':
      return (
        <Plural
          value={sessions ?? 1}
          one="A short format: one meeting. Your space then closes by itself; if you both like, you go on."
          other="A short format: # meetings. Your space then closes by itself; if you both like, you go on."
        />
      );
    case 'peer':
      return (
        <Trans>Between peers: neither of you is the mentor. Each brings what they know and asks what they need.</Trans>
      );
    case 'reverse':
      return myRole === 'mentor' ? (
        <Trans>The other way round: here you are the one who teaches, and {name} learns from you.</Trans>
      ) : (
        <Trans>The other way round: here {name} teaches you what they know. You can turn the roles again later.</Trans>
      );
    case 'circle':
      return mentor.box === me.box ? (
        <Trans>
          You would be the host: the circle opens with your yes and one more, and you can take people out of it.
        </Trans>
      ) : (
        <Trans>
          <bdi>{mentor.name}</bdi> is the host: the circle opens with their yes, and whoever says yes comes in.
        </Trans>
      );
  }
}
