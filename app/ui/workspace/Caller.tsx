import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useObservable } from '../../react/session.ts';
import type { PairWorkspace } from '../../session/types.ts';
import { Button } from '../parts/Button.tsx';
import { Notice } from '../parts/EmptyState.tsx';
import { errorWords } from '../words.ts';

/** Somebody who shows the other person's keys stands outside, after a device of theirs was removed. */
export function Caller({ workspace, name }: { workspace: PairWorkspace; name: string }) {
  const { i18n } = useLingui();
  const caller = useObservable(workspace.caller);
  const [error, setError] = useState<string>();
  if (caller === null && error === undefined) return null;
  const letIn = async (): Promise<void> => {
    const done = await workspace.letIn();
    setError(done.ok ? undefined : i18n._(errorWords(done.error)));
  };
  const other = <bdi>{name}</bdi>;
  return (
    <Notice
      title={<Trans>{other} calls with a device that nobody knows</Trans>}
      action={
        <div className="settings-buttons">
          <Button small onClick={() => void letIn()}>
            <Trans>I asked: let it in</Trans>
          </Button>
          <Button kind="plain" small onClick={workspace.sendAway}>
            <Trans>Not now</Trans>
          </Button>
        </div>
      }
    >
      <Trans>
        A device of {other} was removed from this space before, and whoever has that one could call too. Ask {other} by
        phone, or when you meet, whether they have just come back with their words.
      </Trans>
      {error && <p className="field-error">{error}</p>}
    </Notice>
  );
}
