import { Trans, useLingui } from '@lingui/react/macro';
import { MainShell } from '../home/MainShell.tsx';
import { Receive } from './Receive.tsx';

/** Where the system brings a file opened with Binôme, or something shared to it. */
export function Received() {
  const { t } = useLingui();
  return (
    <MainShell title={t`Received`}>
      <div className="stack without-received">
        <h1>
          <Trans>I received something</Trans>
        </h1>
        <Receive />
      </div>
    </MainShell>
  );
}
