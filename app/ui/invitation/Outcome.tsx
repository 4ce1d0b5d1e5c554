import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import type { InvitationView } from '../../session/types.ts';
import { ButtonLink } from '../parts/Button.tsx';
import { PairMark } from '../parts/PairMark.tsx';
import { FocusPage } from '../parts/Shell.tsx';
import { OwnReasons } from './OwnReasons.tsx';
import { Whom } from './Whom.tsx';

/** An invitation that is not waiting for my answer any more. */
export function Outcome({ invitation }: { invitation: InvitationView }) {
  const { t } = useLingui();
  const { mentor, mentee, third, more, myRole, stage, workspace, programmeName } = invitation;
  const name = <Whom invitation={invitation} />;
  const programme = <bdi>{programmeName}</bdi>;
  const open = stage === 'joined' && workspace !== null;
  const [waited] = useState(stage === 'accepted');
  const [, go] = useLocation();
  // Who waited here is taken in as soon as the other has said yes.
  useEffect(() => {
    if (waited && open) go(`/w/${workspace}`);
  }, [waited, open, workspace, go]);
  const [title, words] = told();

  function told(): [ReactNode, ReactNode] {
    switch (stage) {
      case 'accepted':
        return [
          <Trans key="title">You said yes</Trans>,
          more.length > 0 ? (
            <Trans key="words">
              The circle opens by itself once its host and one more have accepted and your devices have met. You can
              close this page.
            </Trans>
          ) : third === null ? (
            <Trans key="words">
              Your shared space opens by itself as soon as {name} accepts too. You can close this page.
            </Trans>
          ) : (
            <Trans key="words">
              The shared space opens by itself once all three have accepted and their devices have met. You can close
              this page.
            </Trans>
          ),
        ];
      case 'joined':
        return [
          more.length > 0 ? (
            <Trans key="title">Your circle is open</Trans>
          ) : third === null ? (
            <Trans key="title">You both said yes</Trans>
          ) : (
            <Trans key="title">All three said yes</Trans>
          ),
          <Trans key="words">Your space is ready. A first line is enough: say hello to {name}.</Trans>,
        ];
      case 'declined':
        return [
          <Trans key="title">This invitation was declined</Trans>,
          <Trans key="words">Your card stays with {programme}: another invitation can come.</Trans>,
        ];
      case 'revoked':
        return [
          <Trans key="title">This invitation was taken back</Trans>,
          <Trans key="words">
            {programme} withdrew it. It says nothing about you: your card stays there for another match.
          </Trans>,
        ];
      case 'ended':
        return [
          <Trans key="title">Your time together has ended</Trans>,
          <Trans key="words">Your space stays yours. Your card stays with {programme} for another match.</Trans>,
        ];
      case 'drafted':
      case 'sent':
      case 'expired':
        return [
          <Trans key="title">The date to answer has passed</Trans>,
          <Trans key="words">
            The place was offered to someone else. Your card stays with {programme} for another match.
          </Trans>,
        ];
    }
  }

  return (
    <FocusPage
      title={t`Invitation`}
      actions={
        open ? (
          <ButtonLink kind="primary" wide href={`/w/${workspace}`}>
            <Trans>Open our space</Trans>
          </ButtonLink>
        ) : (
          <ButtonLink wide href="/">
            <Trans>Go to Today</Trans>
          </ButtonLink>
        )
      }
    >
      <div className="proposal">
        <header className="proposal-head">
          <PairMark
            size="l"
            first={mentor.name}
            second={mentee.name}
            presence={
              stage !== 'accepted' || third !== null || more.length > 0
                ? 'here'
                : myRole === 'mentor'
                  ? 'away'
                  : 'first-away'
            }
          />
          <h1>{title}</h1>
          <p className="muted">{words}</p>
        </header>
        {(stage === 'accepted' || stage === 'joined') && myRole !== 'supervisor' && more.length === 0 && (
          <section className="card proposal-why">
            <h2>
              <Trans>Why you two</Trans>
            </h2>
            <OwnReasons invitation={invitation} myRole={myRole} />
          </section>
        )}
      </div>
    </FocusPage>
  );
}
