import { Trans, useLingui } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import { useObservable } from '../../react/session.ts';
import type { Following } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatDate } from '../format.ts';
import { Refused } from '../goals/GoalWords.tsx';
import { useTries } from '../pact/useTries.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { Button } from '../parts/Button.tsx';
import { Segmented } from '../parts/Choice.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Notice } from '../parts/EmptyState.tsx';
import { LetterWords } from './LetterWords.tsx';

type Well = 'yes' | 'no';

/** A few numbers for the coordinator: seen word for word, then sent, once or each month. */
export function Share({ following }: { following: Following }) {
  const { t } = useLingui();
  const { announce } = useAnnouncer();
  const { counters, coordinator } = following;
  const counts = useObservable(counters.now);
  const { monthly } = useObservable(counters.state);
  const [well, setWell] = useState<Well | null>(null);
  const { busy, refused, run } = useTries();
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is prepared anew when what it counts has changed
  const letter = useMemo(() => (well === null ? null : counters.prepare(well === 'yes')), [well, counters, counts]);
  async function share(everyMonth: boolean): Promise<void> {
    if (letter === null || !(await run(() => counters.share(letter, everyMonth)))) return;
    announce(t`Shared`);
    setWell(null);
  }
  return (
    <section className="card follow-share">
      <h2>
        <Trans>
          A few numbers for <bdi>{coordinator}</bdi>
        </Trans>
      </h2>
      <p className="muted second">
        <Trans>
          Nothing here can be read by <bdi>{coordinator}</bdi>. If you wish, you tell how you are getting on: how often
          you met, and whether it is going well. Nobody must, and saying nothing counts as nothing.
        </Trans>
      </p>
      <Standing following={following} />
      <Segmented<Well>
        legend={<Trans>Is it going well?</Trans>}
        value={well}
        onValue={setWell}
        options={[
          { value: 'yes', label: <Trans>Yes</Trans> },
          { value: 'no', label: <Trans>No</Trans> },
        ]}
      />
      {letter !== null && (
        <>
          <h3>
            <Trans>This is all that leaves:</Trans>
          </h3>
          <LetterWords letter={letter} coordinator={coordinator} />
          <div className="follow-doors">
            <Button kind="primary" busy={busy} onClick={() => void share(monthly)}>
              {monthly ? <Trans>Share it now</Trans> : <Trans>Share it once</Trans>}
            </Button>
            {!monthly && (
              <Button busy={busy} onClick={() => void share(true)}>
                <Trans>Share it now and each month</Trans>
              </Button>
            )}
          </div>
          {!monthly && (
            <p className="caption muted">
              <Trans>
                Each month: the same lines with the numbers of that day leave by themselves, until you stop them.
                Whether it is going well is sent as you last said it, with its date.
              </Trans>
            </p>
          )}
        </>
      )}
      {refused !== null && <Refused why={refused} />}
    </section>
  );
}

/** What the coordinator has of this person, and how it is taken back. */
function Standing({ following: { counters, coordinator } }: { following: Following }) {
  const { t, i18n } = useLingui();
  const now = useNow();
  const { announce } = useAnnouncer();
  const { told, stopped, monthly, handedOver } = useObservable(counters.state);
  const [asked, setAsked] = useState(false);
  const { busy, refused, run } = useTries();
  if (told === null) {
    return stopped === null ? null : (
      <Notice tone="calm">
        {handedOver ? (
          <Trans>
            You took it back on {formatDate(i18n.locale, stopped, now)}: the office was told to delete what it had.
          </Trans>
        ) : (
          <Trans>You took it back. The office hears of it as soon as the server can be reached.</Trans>
        )}
      </Notice>
    );
  }
  return (
    <Notice
      tone="calm"
      title={<Trans>Shared on {formatDate(i18n.locale, told, now)}</Trans>}
      action={
        <>
          {monthly && (
            <Button
              small
              kind="plain"
              busy={busy}
              onClick={() =>
                void run(counters.endMonthly).then((done) => done && announce(t`Nothing leaves by itself`))
              }
            >
              <Trans>End the monthly letter</Trans>
            </Button>
          )}
          <Button small kind="plain" onClick={() => setAsked(true)}>
            <Trans>Stop, and have it deleted</Trans>
          </Button>
        </>
      }
    >
      {!handedOver && <Trans>It waits on this device for the server.</Trans>}{' '}
      {monthly && <Trans>The next one leaves by itself a month later.</Trans>}
      {refused !== null && <Refused why={refused} />}
      <Dialog
        open={asked}
        onClose={() => setAsked(false)}
        title={<Trans>Stop sharing?</Trans>}
        actions={
          <Button
            kind="primary"
            busy={busy}
            onClick={() =>
              void run(counters.takeBack).then((done) => {
                setAsked(false);
                if (done) announce(t`Taken back`);
              })
            }
          >
            <Trans>Stop and delete</Trans>
          </Button>
        }
      >
        <p>
          <Trans>
            Nothing more leaves. The office of <bdi>{coordinator}</bdi> is told to delete the numbers, the answers and
            the words that it has from you about this pair. What somebody has read or copied already cannot be undone.
          </Trans>
        </p>
      </Dialog>
    </Notice>
  );
}
