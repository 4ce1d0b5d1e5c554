import { Trans, useLingui } from '@lingui/react/macro';
import { lazy, Suspense, useState } from 'react';
import { useLocation } from 'wouter';
import { useObservable, useSession } from '../../react/session.ts';
import { useOpened } from '../../react/useOpened.ts';
import type { ApplicationSummary, ProgrammeView, SessionError } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatDate, formatSince } from '../format.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { Button, ButtonLink } from '../parts/Button.tsx';
import { Notice } from '../parts/EmptyState.tsx';
import { FocusPage } from '../parts/Shell.tsx';
import { Splash } from '../parts/Splash.tsx';
import { errorWords } from '../words.ts';
import { formOf } from './cardForm.ts';
import { rememberProgramme } from './known.ts';
import { PauseDialog } from './PauseDialog.tsx';
import { Review } from './Review.tsx';
import { WithdrawDialog } from './WithdrawDialog.tsx';
import './join.css';

const CardByHand = lazy(() => import('./CardByHand.tsx').then((m) => ({ default: m.CardByHand })));

const missing = { ok: false, error: { tag: 'programme-unknown' } as SessionError } as const;

/** The card somebody handed in: as it is, to be changed, paused, taken back. Needs no network. */
export function MyCard({ programme: id }: { programme: string }) {
  const { i18n } = useLingui();
  const session = useSession();
  const application = useObservable(session.home).applications.find((each) => each.programme === id);
  const opened = useOpened(`${id} ${application !== undefined}`, () =>
    application ? session.knownProgramme(application.programme) : Promise.resolve(missing),
  );
  if (opened.tag === 'opening') return <Splash />;
  if (opened.tag === 'failed' || application === undefined) {
    return (
      <Splash
        title={<Trans>No card here</Trans>}
        words={i18n._(errorWords(opened.tag === 'failed' ? opened.error : missing.error))}
        action={
          <ButtonLink kind="plain" href="/">
            <Trans>Go to Today</Trans>
          </ButtonLink>
        }
      />
    );
  }
  return <Shown view={opened.value} application={application} />;
}

function Shown({ view, application }: { view: ProgrammeView; application: ApplicationSummary }) {
  const { t, i18n } = useLingui();
  const session = useSession();
  const { announce } = useAnnouncer();
  const now = useNow();
  const [, go] = useLocation();
  const [asking, setAsking] = useState<'pause' | 'by-hand' | 'withdraw' | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const { programme, id, pack } = view;
  const { card, state, at } = application;
  const isPaused = (card.pausedUntil ?? 0) > now;
  const until = formatDate(i18n.locale, card.pausedUntil ?? 0, now);
  const edit = () => {
    rememberProgramme(view);
    go(`/apply/${id}`);
  };
  const act = async (work: ReturnType<typeof session.withdrawCard>, done: string) => {
    setBusy(true);
    setError(undefined);
    const result = await work;
    setBusy(false);
    setAsking(null);
    if (result.ok) announce(done);
    else setError(i18n._(errorWords(result.error)));
  };
  return (
    <FocusPage
      title={t`My card`}
      actions={
        <Button kind="primary" wide onClick={edit}>
          {card.withdrawn ? <Trans>Apply again</Trans> : <Trans>Change my card</Trans>}
        </Button>
      }
    >
      <h1>
        <Trans>
          My card for <bdi>{programme.name}</bdi>
        </Trans>
      </h1>
      <p className="muted my-card-state">
        {state === 'sent' ? (
          <Trans>Handed in {formatSince(i18n.locale, at, now)}.</Trans>
        ) : (
          <Trans>Kept here. It leaves as soon as the server can be reached.</Trans>
        )}
      </p>
      {error && (
        <Notice tone="danger" title={<Trans>Not changed</Trans>}>
          {error}
        </Notice>
      )}
      {card.withdrawn ? (
        <Notice tone="calm" title={<Trans>You took your card back</Trans>}>
          <Trans>
            The directory forgets what it held of you as soon as <bdi>{programme.coordinator}</bdi>’s device has this
            letter: your key and the date stay, so that an old copy of the card cannot come back.
          </Trans>
        </Notice>
      ) : (
        <>
          {isPaused && (
            <Notice
              tone="calm"
              title={<Trans>You are taking a break until {until}</Trans>}
              action={
                <Button
                  small
                  busy={busy}
                  onClick={() => void act(session.pauseCard(id, null), t`You can be matched again.`)}
                >
                  <Trans>I am back</Trans>
                </Button>
              }
            >
              <Trans>You are not matched before that day, and stay in the directory.</Trans>
            </Notice>
          )}
          <div className="my-card-ways">
            <Button onClick={() => setAsking('pause')}>
              {isPaused ? <Trans>Another date</Trans> : <Trans>Take a break</Trans>}
            </Button>
            <Button kind="plain" onClick={() => setAsking('by-hand')}>
              <Trans>Give it by hand</Trans>
            </Button>
            <Button kind="plain" onClick={() => setAsking('withdraw')}>
              <Trans>Take my card back</Trans>
            </Button>
          </div>
          <Review form={formOf(card)} programme={programme} pack={pack} />
        </>
      )}
      {asking === 'by-hand' && (
        <Suspense fallback={null}>
          <CardByHand
            programme={id}
            name={card.name}
            coordinator={programme.coordinator}
            onClose={() => setAsking(null)}
          />
        </Suspense>
      )}
      <PauseDialog
        open={asking === 'pause'}
        busy={busy}
        onClose={() => setAsking(null)}
        onPause={(day) => void act(session.pauseCard(id, day), t`You are taking a break.`)}
      />
      <WithdrawDialog
        open={asking === 'withdraw'}
        busy={busy}
        coordinator={programme.coordinator}
        onClose={() => setAsking(null)}
        onWithdraw={() => void act(session.withdrawCard(id), t`Your card is taken back.`)}
      />
    </FocusPage>
  );
}
