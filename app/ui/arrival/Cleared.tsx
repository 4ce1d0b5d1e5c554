import { Trans, useLingui } from '@lingui/react/macro';
import { Button, ButtonLink } from '../parts/Button.tsx';
import { PairMark } from '../parts/PairMark.tsx';
import { useScreen } from '../parts/useScreen.ts';
import './arrival.css';

/** Somebody was here, and the browser has cleared it: why that happens, and what brings it back. */
export function Cleared({ onBegin }: { onBegin: () => void }) {
  const { t } = useLingui();
  const main = useScreen(t`What was here is gone`);
  return (
    <main className="arrival" tabIndex={-1} ref={main}>
      <PairMark size="l" />
      <h1>
        <Trans>What was here is gone</Trans>
      </h1>
      <p>
        <Trans>
          You used Binôme in this browser, and the browser has cleared what was kept: because the device ran out of
          room, because it was not opened for a long time, or because the site’s data was deleted.
        </Trans>
      </p>
      <ul className="truths">
        <li>
          <Trans>
            With 24 words, a recovery file, another device or your partner’s help, you become yourself again here.
          </Trans>
        </li>
        <li>
          <Trans>What you share is on the other person’s device, and comes back from there.</Trans>
        </li>
        <li>
          <Trans>Private notes come back only from another device of yours, or from a file you took along.</Trans>
        </li>
      </ul>
      <div className="arrival-ways">
        <ButtonLink href="/return" kind="primary">
          <Trans>Come back</Trans>
        </ButtonLink>
        <Button kind="plain" onClick={onBegin}>
          <Trans>Begin anew</Trans>
        </Button>
      </div>
    </main>
  );
}
