import { Trans, useLingui } from '@lingui/react/macro';
import { useSession } from '../../react/session.ts';
import type { DirectView } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatDay } from '../format.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { Button, ButtonLink } from '../parts/Button.tsx';
import { CopyLink } from '../parts/CopyLink.tsx';
import { Qr } from '../parts/Qr.tsx';
import { errorWords } from '../words.ts';
import './invite.css';

/** A link to hand on, until it is used, taken back or too old. */
export function WaitingInvitation({ invitation }: { invitation: DirectView }) {
  const { t, i18n } = useLingui();
  const session = useSession();
  const { toast } = useAnnouncer();
  const now = useNow();
  const link = invitation.link ?? '';
  const cancel = async (): Promise<void> => {
    const done = await session.cancelInvite(invitation.id);
    if (!done.ok) toast(i18n._(errorWords(done.error)));
  };
  return (
    <section className="card invite-card">
      {/* Another text than the link: docs/decisions/0159. */}
      <Qr text={invitation.shown ?? link} label={t`QR code of your invitation`} />
      <CopyLink link={link} label={t`Link of your invitation`} isMain />
      <p className="second muted">
        {invitation.isWaiting ? (
          <Trans>It works as soon as the server can be reached.</Trans>
        ) : (
          <Trans>
            For one person, until {formatDay(i18n.locale, invitation.expires, now)}. Send it to them alone: whoever
            opens it first takes it.
          </Trans>
        )}
        {invitation.circle === null && (
          <>
            {' '}
            <Trans>
              Scanned from this screen within a week, the code also verifies the two of you; the link does not.
            </Trans>
          </>
        )}
      </p>
      <div className="settings-buttons">
        <Button kind="plain" onClick={() => void cancel()}>
          <Trans>Take it back</Trans>
        </Button>
        {invitation.circle === null && (
          <ButtonLink kind="plain" href="/">
            <Trans>Go to Today</Trans>
          </ButtonLink>
        )}
      </div>
    </section>
  );
}
