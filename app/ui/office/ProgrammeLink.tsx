import { Trans, useLingui } from '@lingui/react/macro';
import Copy from 'lucide-react/icons/copy';
import { useRef } from 'react';
import { useObservable } from '../../react/session.ts';
import type { Office } from '../../session/types.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { Button } from '../parts/Button.tsx';
import { Qr } from '../parts/Qr.tsx';
import { StateChip } from '../parts/StateChip.tsx';

/** The link that opens the programme's page: to copy, to show, to print. */
export function ProgrammeLink({ office }: { office: Office }) {
  const { t } = useLingui();
  const { toast } = useAnnouncer();
  const published = useObservable(office.published);
  const field = useRef<HTMLInputElement>(null);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(office.link);
      toast(t`Link copied`);
    } catch {
      // The browser refused the clipboard: the text is selected, ready to be copied by hand.
      field.current?.select();
    }
  };
  return (
    <section className="card link-card">
      <div className="grow">
        <div className="link-head">
          <h2>
            <Trans>Link of the programme</Trans>
          </h2>
          {published ? (
            <StateChip tone="good">
              <Trans>Published</Trans>
            </StateChip>
          ) : (
            <StateChip tone="wait">
              <Trans>Not published yet</Trans>
            </StateChip>
          )}
        </div>
        <p className="second muted">
          <Trans>
            Whoever has it can read the programme and send a card. The cards are readable on this device alone.
          </Trans>
        </p>
        <div className="link-copy">
          <input
            ref={field}
            className="input"
            readOnly
            autoComplete="off"
            aria-label={t`Link of the programme`}
            value={office.link}
            onFocus={(event) => event.currentTarget.select()}
          />
          <Button icon={Copy} onClick={() => void copy()}>
            <Trans>Copy the link</Trans>
          </Button>
        </div>
      </div>
      <Qr text={office.link} label={t`QR code of the programme’s link`} />
    </section>
  );
}
