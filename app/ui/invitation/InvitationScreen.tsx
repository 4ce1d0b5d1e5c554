import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { useObservable, useSession } from '../../react/session.ts';
import type { InvitationView } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { NotFound } from '../gate/NotFound.tsx';
import { Button, ButtonLink } from '../parts/Button.tsx';
import { Notice } from '../parts/EmptyState.tsx';
import { FocusPage } from '../parts/Shell.tsx';
import { errorWords } from '../words.ts';
import { DeclineDialog } from './DeclineDialog.tsx';
import { Outcome } from './Outcome.tsx';
import { Proposal } from './Proposal.tsx';
import './invitation.css';

/** One invitation: who and why, and an answer. After the answer, what follows from it. */
export function InvitationScreen({ id }: { id: string }) {
  const session = useSession();
  const invitation = useObservable(session.home).invitations.find((each) => each.id === id);
  const now = useNow();
  if (invitation === undefined) return <NotFound />;
  const answerable = invitation.stage === 'sent' && invitation.expires > now;
  return answerable ? <Answer invitation={invitation} now={now} /> : <Outcome invitation={invitation} />;
}

function Answer({ invitation, now }: { invitation: InvitationView; now: number }) {
  const { t, i18n } = useLingui();
  const session = useSession();
  const [, go] = useLocation();
  const [busy, setBusy] = useState(false);
  const [declining, setDeclining] = useState(false);
  const [error, setError] = useState<string>();
  useEffect(() => void session.seen(invitation.id), [session, invitation.id]);
  const accept = async () => {
    setBusy(true);
    setError(undefined);
    const result = await session.accept(invitation.id);
    setBusy(false);
    if (!result.ok) setError(i18n._(errorWords(result.error)));
    // The other person was quicker: the space is open already.
    else if (session.home.get().invitations.find((each) => each.id === invitation.id)?.stage === 'joined')
      go(`/w/${result.value}`);
  };
  return (
    <FocusPage
      title={t`Invitation`}
      actions={
        <>
          <Button kind="primary" wide busy={busy} onClick={() => void accept()}>
            {busy ? <Trans>Accepting…</Trans> : <Trans>Accept</Trans>}
          </Button>
          <Button kind="plain" wide onClick={() => setDeclining(true)}>
            <Trans>No, thank you</Trans>
          </Button>
        </>
      }
    >
      <Proposal invitation={invitation} now={now} />
      {error && (
        <Notice
          tone="danger"
          title={<Trans>Your answer is not kept yet</Trans>}
          action={
            <ButtonLink small href="/">
              <Trans>Go to Today</Trans>
            </ButtonLink>
          }
        >
          {error}
        </Notice>
      )}
      <DeclineDialog invitation={invitation} open={declining} onClose={() => setDeclining(false)} />
    </FocusPage>
  );
}
