import { Trans, useLingui } from '@lingui/react/macro';
import { lazy, Suspense, useState } from 'react';
import { useObservable } from '../../react/session.ts';
import type { PairWorkspace } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatDay } from '../format.ts';
import { Button } from '../parts/Button.tsx';
import { Notice } from '../parts/EmptyState.tsx';
import { EndShare } from './EndShare.tsx';

const HelpDialog = lazy(() => import('./HelpDialog.tsx').then((m) => ({ default: m.HelpDialog })));

/** The other would like this device to hold a share: nothing of it is here before a yes. */
export function ShareAsked({ workspace: { recovery }, name }: { workspace: PairWorkspace; name: string }) {
  const theirs = useObservable(recovery.theirs);
  if (theirs.tag !== 'asks') return null;
  const other = <bdi>{name}</bdi>;
  return (
    <Notice
      tone="calm"
      title={<Trans>{other} asks you to keep something</Trans>}
      action={
        <div className="settings-buttons">
          <Button small onClick={() => recovery.answer(true)}>
            <Trans>Yes, I keep it</Trans>
          </Button>
          <Button kind="plain" small onClick={() => recovery.answer(false)}>
            <Trans>No</Trans>
          </Button>
        </div>
      }
    >
      <Trans>
        A small sealed share, useless without five words that only {other} knows. Should {other} lose everything, you
        speak to each other, and your device hands it over. You can give it up at any time.
      </Trans>
    </Notice>
  );
}

/** What this device holds for the other, and what can be done with it. */
export function HoldShare({ workspace: { recovery }, name }: { workspace: PairWorkspace; name: string }) {
  const { i18n } = useLingui();
  const now = useNow();
  const theirs = useObservable(recovery.theirs);
  const [helping, setHelping] = useState(false);
  const [ending, setEnding] = useState(false);
  if (theirs.tag !== 'holding' && theirs.tag !== 'awaited') return null;
  const other = <bdi>{name}</bdi>;
  return (
    <section className="work-section card stack">
      <h2>
        <Trans>Kept for {other}</Trans>
      </h2>
      <p className="second muted" role="status">
        {theirs.tag === 'awaited' ? (
          <Trans>You said yes. The share comes when {other} is online at the same time as you.</Trans>
        ) : (
          <Trans>
            Their sealed share is here since {formatDay(i18n.locale, theirs.since, now)}. It tells you nothing, and
            brings {other} back if they lose their devices.
          </Trans>
        )}
      </p>
      <div className="settings-buttons">
        {theirs.tag === 'holding' && (
          <Button onClick={() => setHelping(true)}>
            <span>
              <Trans>Help {other} come back</Trans>
            </span>
          </Button>
        )}
        <Button kind="plain" onClick={() => setEnding(true)}>
          <Trans>Give it up</Trans>
        </Button>
      </div>
      <EndShare
        open={ending}
        onClose={() => setEnding(false)}
        title={<Trans>Give it up?</Trans>}
        act={<Trans>Give it up</Trans>}
        onEnd={() => recovery.answer(false)}
      >
        <Trans>Your device forgets the share, and {other} is told: you can then not help them to come back.</Trans>
      </EndShare>
      <Suspense fallback={null}>
        {helping && <HelpDialog recovery={recovery} name={name} onClose={() => setHelping(false)} />}
      </Suspense>
    </section>
  );
}
