import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { REMATCH_BUFFER } from '../../model/rematch.ts';
import { useObservable, useSession } from '../../react/session.ts';
import type { Workspace } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatDay } from '../format.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { Button, ButtonLink } from '../parts/Button.tsx';
import { Notice } from '../parts/EmptyState.tsx';
import { errorWords } from '../words.ts';

/** On this person's own screen: that they asked for somebody else, or that the programme has ended the pair. */
export function ChangeNotice({ workspace }: { workspace: Workspace }) {
  const { i18n } = useLingui();
  const now = useNow();
  const change = useObservable(useSession().home).changes.find((each) => each.workspace === workspace.id);
  if (change === undefined) return null;
  const coordinator = <bdi>{change.coordinator}</bdi>;
  const programme = <bdi>{change.programmeName}</bdi>;
  if (change.state === 'ended') {
    return (
      <Notice
        tone="calm"
        title={<Trans>Your time as a pair of {programme} has come to its end</Trans>}
        action={
          workspace.pact !== null &&
          workspace.archive === null && (
            <ButtonLink small href={`/w/${workspace.id}/pact/close`}>
              <Trans>Say thank you and close it</Trans>
            </ButtonLink>
          )
        }
      >
        <Trans>
          Pairs change, and it is nobody’s fault. This space stays yours: you can read it, take it along, and close it
          well. Someone else will be proposed by {coordinator} when there is someone.
        </Trans>
      </Notice>
    );
  }
  return (
    <Notice tone="calm" title={<Trans>You asked for someone else</Trans>} action={<TakeBack workspace={workspace} />}>
      <Trans>
        It is for {coordinator} alone, to read and perhaps to talk with you. If you leave it so, your pair ends kindly
        on {formatDay(i18n.locale, change.at + REMATCH_BUFFER, now)}.
      </Trans>{' '}
      {change.isWaiting && <Trans>It leaves as soon as the server can be reached.</Trans>}
    </Notice>
  );
}

function TakeBack({ workspace }: { workspace: Workspace }) {
  const { t, i18n } = useLingui();
  const session = useSession();
  const { toast } = useAnnouncer();
  const [busy, setBusy] = useState(false);
  const take = async () => {
    setBusy(true);
    const back = await session.takeAskingBack(workspace.id);
    setBusy(false);
    toast(back.ok ? t`Taken back. Everything stays as it is.` : i18n._(errorWords(back.error)));
  };
  return (
    <Button small busy={busy} onClick={() => void take()}>
      <Trans>Take it back</Trans>
    </Button>
  );
}
