import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useObservable, useSession } from '../../react/session.ts';
import { useNow } from '../clock.ts';
import { formatDay } from '../format.ts';
import { Button } from '../parts/Button.tsx';
import { StateChip } from '../parts/StateChip.tsx';
import { FileDialog } from './FileDialog.tsx';
import { PartnerWays } from './PartnerWays.tsx';
import { PhraseDialog } from './PhraseDialog.tsx';
import './devices.css';

/** What brings a person back when this device is lost. One of them is enough. */
export function WayBackPart() {
  const { i18n } = useLingui();
  const wayBack = useObservable(useSession().devices.wayBack);
  const now = useNow();
  const [open, setOpen] = useState<'phrase' | 'file' | null>(null);
  const close = () => setOpen(null);
  const { phrase, file, devices, partners } = wayBack;
  const some = phrase !== null || file !== null || devices > 0 || partners > 0;
  return (
    <section className="settings-part" id="way-back">
      <div className="settings-head">
        <h2>
          <Trans>If this device is lost</Trans>
        </h2>
        <StateChip tone={some ? 'good' : 'warn'}>
          {some ? <Trans>You can come back</Trans> : <Trans>No way back yet</Trans>}
        </StateChip>
      </div>
      <p className="second muted">
        <Trans>
          Nobody can reset your access: there is no account, and nobody else has your keys. Keep one of these, away from
          this device.
        </Trans>
      </p>
      <ul className="ways">
        <li>
          <span className="grow">
            <h3>
              <Trans>24 words on paper</Trans>
            </h3>
            <span className="second muted">
              {phrase === null ? (
                <Trans>They bring you back; your partner’s device gives back what you share.</Trans>
              ) : (
                <Trans>Written down on {formatDay(i18n.locale, phrase, now)}</Trans>
              )}
            </span>
          </span>
          <Button onClick={() => setOpen('phrase')}>
            {phrase === null ? <Trans>Show my words</Trans> : <Trans>Show them again</Trans>}
          </Button>
        </li>
        <li>
          <span className="grow">
            <h3>
              <Trans>A sealed file</Trans>
            </h3>
            <span className="second muted">
              {file === null ? (
                <Trans>Your keys and the list of your spaces, under a passphrase of your choice.</Trans>
              ) : (
                <Trans>Saved on {formatDay(i18n.locale, file, now)}</Trans>
              )}
            </span>
          </span>
          <Button onClick={() => setOpen('file')}>
            <Trans>Save a file</Trans>
          </Button>
        </li>
        <PartnerWays />
      </ul>
      <PhraseDialog open={open === 'phrase'} onClose={close} />
      <FileDialog open={open === 'file'} onClose={close} />
    </section>
  );
}
