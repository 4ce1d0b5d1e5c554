import { Trans, useLingui } from '@lingui/react/macro';
import { useObservable, useSession } from '../../react/session.ts';
import { Choice } from '../parts/Choice.tsx';

/** Whether the other person's device may see where this one is on the internet. Said only where the server offers the choice. */
export function NetworkAddress() {
  const { t } = useLingui();
  const session = useSession();
  const { relayOnly, canRelay } = useObservable(session.ways);
  if (canRelay !== true && !relayOnly) return null;
  return (
    <section className="settings-part">
      <h2>
        <Trans>Your network address</Trans>
      </h2>
      <p className="second muted">
        <Trans>
          Two devices that connect directly see each other’s internet address, which tells roughly where you are. A
          relay stands between them: it sees both addresses, and carries only sealed packets that it cannot read.
        </Trans>
      </p>
      <Choice
        legend={t`How your devices connect`}
        legendUnseen
        value={relayOnly ? 'relay' : 'direct'}
        options={[
          {
            value: 'direct',
            label: t`Directly when possible`,
            detail: t`Fastest. The people you work with could see your address.`,
          },
          {
            value: 'relay',
            label: t`Through the relay only`,
            detail: t`They never see your address. A little slower, and nothing connects when the relay is away.`,
          },
        ]}
        onValue={(value) => session.chooseWays(value === 'relay')}
      />
      {relayOnly && canRelay === false && (
        <p className="second">
          <Trans>This server has no relay: as long as this is chosen, your devices connect to nobody.</Trans>
        </p>
      )}
    </section>
  );
}
