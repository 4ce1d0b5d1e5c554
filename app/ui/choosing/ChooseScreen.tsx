import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useObservable, useSession } from '../../react/session.ts';
import type { ChoosingView } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatDay } from '../format.ts';
import { NotFound } from '../gate/NotFound.tsx';
import { Button } from '../parts/Button.tsx';
import { Notice } from '../parts/EmptyState.tsx';
import { FocusPage } from '../parts/Shell.tsx';
import { errorWords } from '../words.ts';
import { ProfileCard } from './ProfileCard.tsx';
import './choosing.css';

/** Up to three mentors or mentees without a name, to be put in an order. */
export function ChooseScreen({ programme }: { programme: string }) {
  const session = useSession();
  const choosing = useObservable(session.home).choices.find((each) => each.programme === programme);
  if (choosing === undefined || choosing.ranked !== null) return <NotFound />;
  return <Choosing choosing={choosing} />;
}

function Choosing({ choosing }: { choosing: ChoosingView }) {
  const { t, i18n } = useLingui();
  const session = useSession();
  const now = useNow();
  const [, go] = useLocation();
  const [ranked, setRanked] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const toggle = (ref: string) =>
    setRanked(ranked.includes(ref) ? ranked.filter((each) => each !== ref) : [...ranked, ref]);
  const { of, coordinator } = choosing;
  const send = async (refs: readonly string[]) => {
    setBusy(true);
    const sent = await session.choose(choosing.programme, refs);
    setBusy(false);
    if (sent.ok) go('/');
    else setError(i18n._(errorWords(sent.error)));
  };
  return (
    <FocusPage
      title={of === 'mentees' ? t`Choose a mentee` : t`Choose a mentor`}
      actions={
        <>
          <Button kind="primary" wide busy={busy} disabled={ranked.length === 0} onClick={() => void send(ranked)}>
            <Trans>Send my choice</Trans>
          </Button>
          <Button kind="plain" wide onClick={() => void send([])}>
            <Trans>None of these</Trans>
          </Button>
        </>
      }
    >
      <div className="stack choosing">
        <h1>
          <Trans>Whom would you like to work with?</Trans>
        </h1>
        <p className="muted">
          {of === 'mentees' && (
            <>
              <Trans>
                They told this to {<bdi>{coordinator}</bdi>}, who looks at your choice before anybody is asked.
              </Trans>{' '}
            </>
          )}
          <Trans>
            Press those you like, the one you like best first. That one is asked, and has three days to answer; then the
            next. Names come once you are both asked. Choose by {formatDay(i18n.locale, choosing.expires, now)}.
          </Trans>
        </p>
        {choosing.profiles.map((profile, at) => (
          <ProfileCard
            key={profile.ref}
            of={of}
            profile={profile}
            at={at}
            rank={ranked.indexOf(profile.ref)}
            onPress={() => toggle(profile.ref)}
          />
        ))}
        {error && <Notice tone="danger">{error}</Notice>}
      </div>
    </FocusPage>
  );
}
