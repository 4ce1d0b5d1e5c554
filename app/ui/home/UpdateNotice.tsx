import { Trans } from '@lingui/react/macro';
import { useRef } from 'react';
import { Button } from '../parts/Button.tsx';
import { Notice } from '../parts/EmptyState.tsx';
import { useUpdate } from '../update.ts';

/** Says that a newer version waits, here or, where data is dear, at the server. Nothing changes until the person agrees. */
export function UpdateNotice() {
  const { state, accept } = useUpdate();
  const isHeld = useRef(false);
  if (state === 'none') return null;
  if (state !== 'applying') isHeld.current = state === 'held';
  return (
    <Notice
      tone="calm"
      title={isHeld.current ? <Trans>There is a new version</Trans> : <Trans>A new version is ready</Trans>}
      action={
        <Button small kind="primary" busy={state === 'applying'} onClick={accept}>
          {isHeld.current ? <Trans>Fetch it and use it</Trans> : <Trans>Use it now</Trans>}
        </Button>
      }
    >
      {isHeld.current ? (
        <Trans>
          You are sparing data, so it was not fetched: it is less than 1 MB. What you wrote stays where it is.
        </Trans>
      ) : (
        <Trans>It is already on this device. What you wrote stays where it is.</Trans>
      )}
    </Notice>
  );
}
