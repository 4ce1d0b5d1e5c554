import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'wouter';
import { useWhenReady } from '../../react/session.ts';
import type { DirectShown } from '../../session/types.ts';
import { formatDate } from '../format.ts';
import { Button } from '../parts/Button.tsx';

/** An invitation of mine that waits, or a yes of mine that waits for the other device. */
export function DirectLine({ invitation, now }: { invitation: DirectShown; now: number }) {
  const { i18n } = useLingui();
  if (invitation.role === 'inviter' && invitation.stage === 'open') {
    return (
      <li>
        <Link href={invitation.circle === null ? '/invite' : `/w/${invitation.circle}/people`} className="line">
          <span className="grow">
            <span className="line-title">
              <Trans>Your invitation waits</Trans>
            </span>
            <span className="line-detail">
              <Trans>For one person, until {formatDate(i18n.locale, invitation.expires, now)}</Trans>
            </span>
          </span>
        </Link>
      </li>
    );
  }
  if (invitation.stage === 'lost') return <LostLine invitation={invitation} />;
  return (
    <li className="line">
      <span className="grow">
        <span className="line-title">
          {invitation.role === 'inviter' ? (
            <Trans>
              <bdi>{invitation.other}</bdi> said yes
            </Trans>
          ) : (
            <Trans>
              You said yes to <bdi>{invitation.other}</bdi>
            </Trans>
          )}
        </span>
        <span className="line-detail">
          <Trans>Your space opens as soon as both devices are online at the same time.</Trans>
        </span>
      </span>
    </li>
  );
}

function LostLine({ invitation }: { invitation: DirectShown }) {
  const whenReady = useWhenReady();
  return (
    <li className="line">
      <span className="grow">
        <span className="line-title">
          <Trans>
            Your yes to <bdi>{invitation.other}</bdi> came too late
          </Trans>
        </span>
        <span className="line-detail">
          <Trans>The link was used by somebody else first, or taken back. Ask for a new one.</Trans>
        </span>
      </span>
      <Button kind="plain" small onClick={() => whenReady((session) => void session.forgetLost(invitation.id))}>
        <Trans>Remove</Trans>
      </Button>
    </li>
  );
}
