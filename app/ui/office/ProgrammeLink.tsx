import { Trans, useLingui } from '@lingui/react/macro';
import { useObservable } from '../../react/session.ts';
import type { Office } from '../../session/types.ts';
import { CopyLink } from '../parts/CopyLink.tsx';
import { Qr } from '../parts/Qr.tsx';
import { StateChip } from '../parts/StateChip.tsx';

/** The link that opens the programme's page: to copy, to show, to print. */
export function ProgrammeLink({ office }: { office: Office }) {
  const { t } = useLingui();
  const published = useObservable(office.published);
  const shared = useObservable(office.team.people).length > 1;
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
          {shared ? (
            <Trans>
              Whoever has it can read the programme and send a card. The cards are readable on its coordinators’ devices
              alone.
            </Trans>
          ) : (
            <Trans>
              Whoever has it can read the programme and send a card. The cards are readable on this device alone.
            </Trans>
          )}
        </p>
        <CopyLink link={office.link} label={t`Link of the programme`} />
      </div>
      <Qr text={office.link} label={t`QR code of the programme’s link`} />
    </section>
  );
}
