import { Trans } from '@lingui/react/macro';
import { useObservable } from '../../react/session.ts';
import { useInstall } from '../arrival/arrival.ts';
import { Button } from '../parts/Button.tsx';

/** The icon on the home screen: offered where the browser can, told how where a hand must do it. */
export function Installed() {
  const install = useInstall();
  const way = useObservable(install);
  if (way === 'none' || way === 'inApp') return null;
  return (
    <section className="settings-part" id="install">
      <h2>
        <Trans>On your home screen</Trans>
      </h2>
      <p className="second muted">
        {way === 'installed' ? (
          <Trans>Binôme is installed: it opens by its icon, with or without a network.</Trans>
        ) : way === 'ios' ? (
          <Trans>
            In the browser, press Share, then “Add to Home Screen”. What you wrote in this tab does not follow to the
            icon: add the app there as a device of yours.
          </Trans>
        ) : (
          <Trans>It opens by its icon, without the browser’s bars, and the browser is slower to clear it.</Trans>
        )}
      </p>
      {way === 'prompt' && (
        <div className="settings-buttons">
          <Button onClick={() => void install.ask()}>
            <Trans>Install Binôme</Trans>
          </Button>
        </div>
      )}
    </section>
  );
}
