import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { useObservable, useSession } from '../../react/session.ts';
import type { ProgrammeView } from '../../session/types.ts';
import { ButtonLink } from '../parts/Button.tsx';
import { PairMark } from '../parts/PairMark.tsx';
import { FocusPage } from '../parts/Shell.tsx';

/** After sending: what has happened, and what comes by itself. */
export function Applied({ view: { id, programme } }: { view: ProgrammeView }) {
  const { t } = useLingui();
  const session = useSession();
  const home = useObservable(session.home);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const mine = home.applications.find((each) => each.programme === id);
  const sent = mine?.state === 'sent';
  const toTrain = mine?.toTrain ?? [];
  const minutes = toTrain.reduce((sum, each) => sum + each.minutes, 0);
  const role = mine?.card.role;
  const isThird = role === 'supervisor';
  const coordinator = <bdi>{programme.coordinator}</bdi>;
  return (
    <FocusPage
      title={t`Card sent`}
      actions={
        <>
          {toTrain.length > 0 && (
            <ButtonLink kind="primary" wide href={`/training/${id}`}>
              <Trans>Begin the training</Trans>
            </ButtonLink>
          )}
          <ButtonLink kind={toTrain.length > 0 ? 'plain' : 'primary'} wide href="/">
            <Trans>Go to Today</Trans>
          </ButtonLink>
        </>
      }
    >
      <div className="programme">
        <PairMark size="m" first={home.name} presence="away" />
        <h1 ref={heading} tabIndex={-1}>
          {sent ? <Trans>Your card is on its way</Trans> : <Trans>Your card is ready to leave</Trans>}
        </h1>
        <p className="muted">
          {sent ? (
            <Trans>It waits, sealed, for {coordinator} to open it.</Trans>
          ) : (
            <Trans>It is kept on this device and leaves by itself as soon as the server can be reached.</Trans>
          )}
        </p>
        {!sent && (
          <p>
            <Link href={`/card/${id}`}>
              <Trans>Or give it by hand</Trans>
            </Link>
          </p>
        )}
        <section className="programme-next">
          <h2>
            <Trans>And now?</Trans>
          </h2>
          <ol className="steps">
            {toTrain.length > 0 && (
              <li>
                <Trans>
                  Before you are matched, the programme asks you to go through a few short pages, about{' '}
                  <Plural value={minutes} one="# minute" other="# minutes" />. Now or later: Today brings you back.
                </Trans>
              </li>
            )}
            <li>
              {role === 'contact' ? (
                <Trans>{coordinator} knows whom to turn to at your organisation. Nobody is matched with you.</Trans>
              ) : role === 'staff' ? (
                <Trans>{coordinator} knows that you are there, and may ask you to accompany pairs.</Trans>
              ) : isThird ? (
                <Trans>
                  It is now for {coordinator} to choose the pairs that you accompany. It can take some days.
                </Trans>
              ) : (
                <Trans>
                  It is now for {coordinator} to look for the person who fits you best. It can take some days.
                </Trans>
              )}
            </li>
            <li>
              <Trans>The invitation comes to Today. You see who, and why, before you answer.</Trans>
            </li>
            <li>
              {programme.mode === 'private-pair' ? (
                <Trans>When you both accept, your shared space opens by itself.</Trans>
              ) : (
                <Trans>When all three accept, the shared space opens by itself.</Trans>
              )}
            </li>
          </ol>
        </section>
        <p className="caption muted">
          <Trans>Come back from time to time: a closed app cannot ring.</Trans>
        </p>
      </div>
    </FocusPage>
  );
}
