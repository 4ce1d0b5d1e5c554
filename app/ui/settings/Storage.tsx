import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { formatBytes } from '../format.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { Button } from '../parts/Button.tsx';
import { StateChip } from '../parts/StateChip.tsx';

interface StorageState {
  readonly kept: boolean;
  readonly bytes: number | null;
}

async function readStorage(): Promise<StorageState> {
  const [kept, estimate] = await Promise.all([navigator.storage.persisted(), navigator.storage.estimate()]);
  return { kept, bytes: estimate.usage ?? null };
}

/** Whether the browser may clear what is kept, how much it is, and the truths that go with it. */
export function Storage() {
  const { t, i18n } = useLingui();
  const { toast } = useAnnouncer();
  const [state, setState] = useState<StorageState | null>(null);
  useEffect(() => {
    readStorage().then(setState, () => setState(null));
  }, []);
  const ask = async () => {
    const kept = await navigator.storage.persist();
    setState(await readStorage());
    toast(
      kept
        ? t`The browser promises not to clear it by itself.`
        : t`The browser did not promise. Installing Binôme on the home screen usually helps.`,
    );
  };
  const size = state?.bytes ? formatBytes(i18n.locale, state.bytes) : null;
  return (
    <section className="settings-part">
      <div className="settings-head">
        <h2>
          <Trans>On this device</Trans>
        </h2>
        {size && <StateChip>{size}</StateChip>}
      </div>
      <p className="second muted">
        {state?.kept ? (
          <Trans>The browser has promised to keep it until you delete it yourself.</Trans>
        ) : (
          <Trans>
            The browser may clear it when the device runs out of room, or when it is not opened for a long time.
          </Trans>
        )}
      </p>
      {state !== null && !state.kept && (
        <div className="settings-buttons">
          <Button onClick={() => void ask()}>
            <Trans>Ask the browser to keep it</Trans>
          </Button>
        </div>
      )}
      <ul className="truths">
        <li>
          <Trans>
            Clearing this site’s data in the browser deletes everything here. Your partner’s device keeps what you
            share.
          </Trans>
        </li>
        <li>
          <Trans>Private notes are on your own devices only. With one device, there is no copy elsewhere.</Trans>
        </li>
        <li>
          <Trans>
            The server introduces devices and carries sealed letters. It cannot read your card, your notes or your
            messages.
          </Trans>
        </li>
        <li>
          <Trans>It can see that a device connects, when, and from which internet address.</Trans>
        </li>
        <li>
          <Trans>A closed app cannot ring: open it from time to time.</Trans>
        </li>
      </ul>
    </section>
  );
}
