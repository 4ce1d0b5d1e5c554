import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { LinkDialog } from '../home/LinkDialog.tsx';
import { Button, ButtonLink } from '../parts/Button.tsx';
import { Splash } from '../parts/Splash.tsx';

/** The page of a link that was loaded anew, the secret being in memory only; or of one that was cut. */
export function NoLink() {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Splash
        title={<Trans>Open the link again</Trans>}
        words={
          <Trans>
            For your privacy, a link is forgotten as soon as its page is closed. Open it once more from the message or
            the QR code you were given.
          </Trans>
        }
        action={
          <>
            <Button kind="primary" onClick={() => setAsking(true)}>
              <Trans>Paste the link</Trans>
            </Button>
            <ButtonLink kind="plain" href="/">
              <Trans>Go to Today</Trans>
            </ButtonLink>
          </>
        }
      />
      <LinkDialog open={asking} onClose={() => setAsking(false)} />
    </>
  );
}
