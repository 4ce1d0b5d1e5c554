import { Trans } from '@lingui/react/macro';
import { useObservable, useSession } from '../../react/session.ts';
import { Notice } from '../parts/EmptyState.tsx';

/** On a device that was taken out: else its owner, who may hold an old phone, would write for nobody. */
export function TakenOut() {
  const isOut = useObservable(useSession().devices.isOut);
  if (!isOut) return null;
  return (
    <Notice title={<Trans>This device was taken out</Trans>}>
      <Trans>
        Nothing new comes to it, and what you write here reaches nobody. To use it again, delete this profile, then add
        the device anew.
      </Trans>
    </Notice>
  );
}
