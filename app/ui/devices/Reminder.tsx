import { Trans } from '@lingui/react/macro';
import { useWhenReady } from '../../react/session.ts';
import { useWayBack } from '../../react/shown.ts';
import { Button, ButtonLink } from '../parts/Button.tsx';
import { Notice } from '../parts/EmptyState.tsx';

/** Shown while there is something to lose and no way back, at the times of session/reminders.ts. */
export function Reminder() {
  const whenReady = useWhenReady();
  if (!useWayBack().due) return null;
  return (
    <Notice
      tone="calm"
      title={<Trans>If this device were lost today, nobody could let you back in</Trans>}
      action={
        <div className="settings-buttons">
          <ButtonLink href="/settings" small>
            <Trans>Keep a way back</Trans>
          </ButtonLink>
          <Button kind="plain" small onClick={() => whenReady(({ devices }) => devices.postponeReminder())}>
            <Trans>Later</Trans>
          </Button>
        </div>
      }
    >
      <Trans>Two minutes: 24 words on paper, a sealed file, your other device, or your partner’s help.</Trans>
    </Notice>
  );
}
