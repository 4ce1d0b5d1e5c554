import { Trans, useLingui } from '@lingui/react/macro';
import type { InvitationShown } from '../../session/types.ts';
import { formatDay } from '../format.ts';
import { DaysLeft } from './DaysLeft.tsx';

/** What the programme wrote since, calmly: that it waits still, or that there is more time. Nothing before. */
export function Reminded({ invitation, now }: { invitation: InvitationShown; now: number }) {
  const { i18n } = useLingui();
  const { reminded, coordinator, expires } = invitation;
  if (reminded === null) return null;
  const name = <bdi>{coordinator}</bdi>;
  const day = formatDay(i18n.locale, expires, now);
  return (
    <span className="invite-reminded" role="status">
      {reminded.longer ? (
        <Trans>
          {name} gives you more time: until {day}.
        </Trans>
      ) : (
        <Trans>
          {name} reminds you: until {day}.
        </Trans>
      )}{' '}
      <DaysLeft expires={expires} now={now} />
    </span>
  );
}
