import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect } from 'react';
import { Link } from 'wouter';
import { useObservable } from '../../react/session.ts';
import type { Archive, Workspace } from '../../session/types.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import './readOnly.css';

/** Over every screen of a space that is only read; and the word that what was tried all the same changed nothing. */
export function ReadOnly({ workspace, archive }: { workspace: Workspace; archive: Archive }) {
  const { t } = useLingui();
  const { toast } = useAnnouncer();
  const refused = useObservable(archive.refused);
  useEffect(() => {
    if (refused > 0) toast(t`This space is closed: nothing was changed.`);
  }, [refused, toast, t]);
  return (
    <p className="read-only">
      {archive.brought === null ? (
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
