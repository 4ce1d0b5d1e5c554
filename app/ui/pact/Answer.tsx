import { Trans, useLingui } from '@lingui/react/macro';
import PenLine from 'lucide-react/icons/pen-line';
import type { ReactNode } from 'react';
import type { Version } from '../../model/pactState.ts';
import { Refused } from '../goals/GoalWords.tsx';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { Button } from '../parts/Button.tsx';
import { meOf, withWhom } from '../workspace/people.ts';
import type { PactProps } from './Pact.tsx';
import { useTries } from './useTries.ts';

/** What may be done with a text that one of the two has signed: sign it too, say no, or take it back. */
export function Answer({ workspace, pact, version, other }: PactProps & { version: Version; other?: ReactNode }) {
  const { t } = useLingui();
  const { announce } = useAnnouncer();
  const { busy, refused, run } = useTries();
  const me = meOf(workspace).id;
  const name = withWhom(workspace);
  const answer = async (yes: boolean): Promise<void> => {
    if (await run(() => pact.answer(version.hash, yes))) announce(yes ? t`Signed` : t`Said`);
  };
  const isMine = version.by === me;
  return (
    <div className="pact-answer">
      {isMine && version.refused !== null && (
        <p>
          <Trans>
            <bdi>{name}</bdi> would like it another way. Talk it over, then write it anew.
          </Trans>
        </p>
      )}
      {isMine && version.refused === null && (
        <p className="muted second">
          <Trans>
            You have signed. It counts once <bdi>{name}</bdi> has signed the same words.
          </Trans>
        </p>
      )}
      {!isMine && version.refused !== null && (
        <p className="muted second">
          <Trans>You asked for it another way.</Trans>
        </p>
      )}
      <div className="pact-doors">
        {!isMine && (
          <Button kind="primary" icon={PenLine} busy={busy} onClick={() => void answer(true)}>
            <Trans>Sign it too</Trans>
          </Button>
        )}
        {other}
        {!isMine && version.refused === null && (
          <Button kind="plain" onClick={() => void answer(false)}>
            <Trans>Not this way</Trans>
          </Button>
        )}
        {isMine && (
          <Button kind="plain" onClick={() => void answer(false)}>
            <Trans context="agreement">Take it back</Trans>
          </Button>
        )}
      </div>
      {refused !== null && <Refused why={refused} />}
    </div>
  );
}
