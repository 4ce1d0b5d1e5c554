import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect } from 'react';
import { Link } from 'wouter';
import { useObservable, useSession } from '../../react/session.ts';
import type { Archive, Workspace } from '../../session/types.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { Button } from '../parts/Button.tsx';
import { errorWords } from '../words.ts';
import { withWhom } from '../workspace/people.ts';
import './readOnly.css';

/** Over every screen of a space that is only read; and the word that what was tried all the same changed nothing. */
export function ReadOnly({ workspace, archive }: { workspace: Workspace; archive: Archive }) {
  const { t } = useLingui();
  const { toast } = useAnnouncer();
  const refused = useObservable(archive.refused);
  const { isBlocked } = archive;
  useEffect(() => {
    if (refused > 0)
      toast(isBlocked ? t`Blocked: nothing was changed.` : t`This space is closed: nothing was changed.`);
  }, [refused, isBlocked, toast, t]);
  return (
    <p className="read-only">
      {archive.isBlocked ? (
        <Blocked workspace={workspace} />
      ) : archive.brought === null ? (
        <>
          <Trans>Closed. Everything can be read, searched and taken along.</Trans>{' '}
          <Link href={`/w/${workspace.id}/pact`}>
            <Trans>How it ended</Trans>
          </Link>
        </>
      ) : (
        <Trans>An archive, brought back from a file: all of it can be read and searched.</Trans>
      )}
    </p>
  );
}

/** Whoever keeps the other away is told so on every screen, with the way back. */
function Blocked({ workspace }: { workspace: Workspace }) {
  const { i18n } = useLingui();
  const session = useSession();
  const { toast } = useAnnouncer();
  const name = withWhom(workspace);
  const unblock = async (): Promise<void> => {
    const done = await session.block(workspace.id, false);
    if (!done.ok) toast(i18n._(errorWords(done.error)));
  };
  return (
    <>
      <Trans>
        You have blocked <bdi>{name}</bdi>: nothing comes and nothing goes. All that was written can be read.
      </Trans>{' '}
      <Button small kind="plain" onClick={() => void unblock()}>
        <Trans>Unblock</Trans>
      </Button>
    </>
  );
}
