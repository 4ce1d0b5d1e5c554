import { Trans, useLingui } from '@lingui/react/macro';
import Share from 'lucide-react/icons/share';
import SquarePlus from 'lucide-react/icons/square-plus';
import { linkInHand } from '../join/link.ts';
import { Button } from '../parts/Button.tsx';
import { CopyLink } from '../parts/CopyLink.tsx';
import { PairMark } from '../parts/PairMark.tsx';
import { useScreen } from '../parts/useScreen.ts';
import './arrival.css';

/** Before anything is written where it would not last: a browser inside another app, or a tab of an iPhone. */
export function InstallFirst({ way, onStay }: { way: 'ios' | 'inApp'; onStay: () => void }) {
  const { t } = useLingui();
  const main = useScreen(t`One step first`);
  const link = linkInHand();
  const address = link === null ? window.location.origin : window.location.origin + link;
  return (
    <main className="arrival" tabIndex={-1} ref={main}>
      <PairMark size="l" />
      <h1>{way === 'ios' ? <Trans>First onto your home screen</Trans> : <Trans>First into your browser</Trans>}</h1>
      {way === 'ios' ? (
        <>
          <p>
            <Trans>
              Binôme keeps what you write on this phone. In a browser tab the phone clears it after a week without a
              visit, and what you begin here does not follow to the icon: so the icon comes first.
            </Trans>
          </p>
          <ol className="arrival-steps">
            <li>
              <Share aria-hidden="true" size={24} strokeWidth={1.75} />
              <Trans>Press Share, at the bottom or the top of the browser.</Trans>
            </li>
            <li>
              <SquarePlus aria-hidden="true" size={24} strokeWidth={1.75} />
              <Trans>Choose “Add to Home Screen”, then “Add”.</Trans>
            </li>
            <li>
              <PairMark />
              <Trans>Open Binôme by its icon, and begin there.</Trans>
            </li>
          </ol>
        </>
      ) : (
        <p>
          <Trans>
            You are reading this inside another app, whose browser keeps nothing for long and cannot install Binôme.
            Open its menu and choose “Open in browser”, or copy the address and paste it into Chrome or Safari.
          </Trans>
        </p>
      )}
      {(link !== null || way === 'inApp') && (
        <div className="arrival-link">
          {way === 'ios' && (
            <p>
              <Trans>You came by a link: copy it now. In the app, press “I was given a link” and paste it.</Trans>
            </p>
          )}
          <CopyLink link={address} label={t`The link you came by`} isMain />
        </div>
      )}
      <div className="arrival-ways">
        <Button kind="plain" onClick={onStay}>
          <Trans>Go on here all the same</Trans>
        </Button>
      </div>
    </main>
  );
}
