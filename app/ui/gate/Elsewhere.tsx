import { Trans } from '@lingui/react/macro';
import { Button } from '../parts/Button.tsx';
import { Splash } from '../parts/Splash.tsx';

/** Another tab holds the profile and is left alone: two writers on one disk would lose words. */
export function Elsewhere() {
  return (
    <Splash
      title={<Trans>Binôme is open in another tab</Trans>}
      words={
        <Trans>
          It writes in one tab at a time, so that nothing gets lost. Go on in the other tab; or close that one, then try
          again here.
        </Trans>
      }
      action={
        <Button kind="primary" onClick={() => window.location.reload()}>
          <Trans>Try again</Trans>
        </Button>
      }
    />
  );
}
