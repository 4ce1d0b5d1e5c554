import { Trans } from '@lingui/react/macro';
import { Button } from '../parts/Button.tsx';
import { Notice } from '../parts/EmptyState.tsx';
import { useUpdate } from '../update.ts';

/** Says that a newer version waits. Nothing changes until the person agrees. */
export function UpdateNotice() {
  const { state, accept } = useUpdate();
  if (state === 'none') return null;
  return (
    <Notice
      tone="calm"
      title={<Trans>A new version is ready</Trans>}
      action={
        <Button small kind="primary" busy={state === 'applying'} onClick={accept}>
          <Trans>Use it now</Trans>
        </Button>
      }
    >
      <Trans>It is already on this device. What you wrote stays where it is.</Trans>
    </Notice>
  );
}
