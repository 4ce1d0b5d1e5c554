import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, lazy, Suspense, useEffect, useState } from 'react';
import { useObservable, useSession } from '../../react/session.ts';
import type { DirectOffer, DirectOfferState } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatDay } from '../format.ts';
import { inviteToken } from '../join/link.ts';
import { NoLink } from '../join/NoLink.tsx';
import { Button, ButtonLink } from '../parts/Button.tsx';
import { Notice } from '../parts/EmptyState.tsx';
import { TextField } from '../parts/Field.tsx';
import { PairMark } from '../parts/PairMark.tsx';
import { FocusPage } from '../parts/Shell.tsx';
import { errorWords } from '../words.ts';
import './invite.css';

const CircleOffered = lazy(() => import('../circle/CircleOffered.tsx').then((m) => ({ default: m.CircleOffered })));

/** A link opened: who invites, their words, and one yes. */
export function OfferPage() {
  const { t } = useLingui();
  const session = useSession();
  const token = useObservable(inviteToken);
  const [offer, setOffer] = useState<DirectOffer | null>(null);
  const [isNone, setNone] = useState(false);
  useEffect(() => {
    if (token === null) return;
    const opened = session.openInvite(token);
    setNone(!opened.ok);
    if (!opened.ok) return;
    setOffer(opened.value);
    return opened.value.close;
  }, [token, session]);
  if (token === null || isNone) return <NoLink />;
  return (
    <FocusPage title={t`Invitation`}>
      <div className="invite-page">{offer !== null && <Opened offer={offer} />}</div>
    </FocusPage>
  );
}

function Opened({ offer }: { offer: DirectOffer }) {
  const state = useObservable(offer.state);
  switch (state.tag) {
    case 'looking':
      return (
        <>
          <div role="status">
            <h1>
              <Trans>Looking for the invitation…</Trans>
            </h1>
          </div>
          <p className="second muted">
            <Trans>
              If nothing comes within a minute, it was already used or taken back, or there is no network here. Ask for
              a new link.
            </Trans>
          </p>
        </>
      );
    case 'mine':
      return (
        <Notice alone title={<Trans>This is your own invitation</Trans>}>
          <Trans>It waits for the person you made it for.</Trans>
        </Notice>
      );
    case 'accepted':
      return <Accepted state={state} />;
    case 'ended':
      return <Ended why={state.why} />;
    case 'open':
      return <Accept offer={offer} state={state} />;
  }
}

function Ended({ why }: { why: Extract<DirectOfferState, { tag: 'ended' }>['why'] }) {
  return (
    <Notice
      alone
      title={<Trans>This invitation is over</Trans>}
      action={
        <ButtonLink small href="/">
          <Trans>Go to Today</Trans>
        </ButtonLink>
      }
    >
      {why === 'taken' && <Trans>It was for one person, and it has been accepted. Ask for another one.</Trans>}
      {why === 'cancelled' && <Trans>Whoever made it took it back.</Trans>}
      {why === 'expired' && <Trans>Its date has passed. Ask for another one.</Trans>}
    </Notice>
  );
}

function Accepted({ state }: { state: Extract<DirectOfferState, { tag: 'accepted' }> }) {
  const { circle } = state;
  const { name: mine, workspaces } = useObservable(useSession().home);
  const space = workspaces.find(({ id }) => id === state.workspace)?.id ?? null;
  const name = <bdi>{state.name}</bdi>;
  const inviter = name;
  return (
    <>
      <PairMark size="l" first={mine} second={state.name} />
      <h1>
        <Trans>You said yes</Trans>
      </h1>
      <p>
        {space !== null ? (
          <Trans>Your space is ready. A first line is enough: say hello to {name}.</Trans>
        ) : circle === null ? (
          <Trans>Your space with {inviter} opens by itself as soon as their device hears of it.</Trans>
        ) : (
          <Trans>
            The circle <bdi>{circle}</bdi> opens by itself as soon as {inviter}’s device hears of it. Then it stands
            under Today.
          </Trans>
        )}
      </p>
      {space !== null && (
        <ButtonLink kind="primary" wide href={`/w/${space}`}>
          <Trans>Open our space</Trans>
        </ButtonLink>
      )}
      <ButtonLink kind={space === null ? 'primary' : 'plain'} wide href="/">
        <Trans>Go to Today</Trans>
      </ButtonLink>
    </>
  );
}

function Accept({ offer, state }: { offer: DirectOffer; state: Extract<DirectOfferState, { tag: 'open' }> }) {
  const { t, i18n } = useLingui();
  const session = useSession();
  const now = useNow();
  const mine = useObservable(session.home).name;
  const [name, setName] = useState(mine);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (name.trim() === '' || busy) return;
    setBusy(true);
    const taken = await offer.accept(name);
    setBusy(false);
    if (!taken.ok) setError(i18n._(errorWords(taken.error)));
  };
  const inviter = <bdi>{state.name}</bdi>;
  const until = formatDay(i18n.locale, state.expires, now);
  return (
    <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
      <PairMark size="l" first={name} second={state.name} />
      <h1>
        <Trans>{inviter} invites you</Trans>
      </h1>
      {state.words !== '' && (
        <p className="invite-words" dir="auto">
          {state.words}
        </p>
      )}
      {state.circle === null ? (
        <p className="muted">
          <Trans>
            A space for the two of you: what you write stays on your two devices, and nobody else can read it. The
            invitation waits until {until}.
          </Trans>
        </p>
      ) : (
        <Suspense fallback={null}>
          <CircleOffered circle={state.circle} until={until} />
        </Suspense>
      )}
      {error && <Notice tone="danger">{error}</Notice>}
      <TextField
        label={t`Your first name`}
        value={name}
        onValue={setName}
        maxLength={80}
        autoComplete="given-name"
        error={tried && name.trim() === '' && t`How should they call you?`}
      />
      <Button kind="primary" wide type="submit" busy={busy}>
        <Trans>Accept</Trans>
      </Button>
      <p className="second muted">
        <Trans>You do not know {inviter}? Then close this page: nothing was told to anybody.</Trans>
      </p>
    </form>
  );
}
