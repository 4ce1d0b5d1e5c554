import { Trans, useLingui } from '@lingui/react/macro';
import LockIcon from 'lucide-react/icons/lock';
import { useObservable, useSession } from '../../react/session.ts';
import { Button } from '../parts/Button.tsx';
import { Segmented } from '../parts/Choice.tsx';

const MINUTES = [0, 1, 5, 15, 60] as const;

/** After how long without a touch it locks by itself; and at once. */
export function AutoLock() {
  const { t } = useLingui();
  const session = useSession();
  const { autoLock } = useObservable(session.home);
  return (
    <>
      <Segmented
        legend={t`Lock by itself`}
        hint={t`After so many minutes without a touch. What you wrote is kept, and what was open comes back.`}
        value={String(autoLock)}
        options={MINUTES.map((minutes) => ({
          value: String(minutes),
          label: minutes === 0 ? <Trans>Never</Trans> : minutes,
        }))}
        onValue={(value) => session.setAutoLock(Number(value))}
      />
      <div className="settings-buttons">
        <Button icon={LockIcon} onClick={() => session.lock(false)}>
          <Trans>Lock now</Trans>
        </Button>
      </div>
      <p className="second muted">
        <Trans>
          In a hurry: press <kbd>Esc</kbd> three times, or the crossed-out eye in the menu. The screen turns empty at
          once.
        </Trans>
      </p>
    </>
  );
}
