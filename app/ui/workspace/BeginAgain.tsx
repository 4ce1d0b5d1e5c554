import { Trans } from '@lingui/react/macro';
import { Button } from '../parts/Button.tsx';
import type { Begun } from './useBegun.ts';

/** Beside the button of a form that came back as it was left; nothing beside any other. */
export function BeginAgain({ of: { other } }: { of: Pick<Begun<unknown>, 'other'> }) {
  return (
    other && (
      <Button kind="plain" onClick={other.bring}>
        {other.isFirst ? <Trans>Begin again</Trans> : <Trans>Undo</Trans>}
      </Button>
    )
  );
}
