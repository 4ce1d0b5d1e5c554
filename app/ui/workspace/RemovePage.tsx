import { Trans, useLingui } from '@lingui/react/macro';
import Trash from 'lucide-react/icons/trash-2';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { PageSummary, Workspace } from '../../session/types.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { Button, IconButton } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { withWhom } from './people.ts';

export function RemovePage({ workspace, page }: { workspace: Workspace; page: PageSummary }) {
  const { t } = useLingui();
  const { announce } = useAnnouncer();
  const [, go] = useLocation();
  const [asked, setAsked] = useState(false);
  const name = withWhom(workspace);
  return (
    <>
      <IconButton label={t`Delete this page`} icon={Trash} className="page-remove" onClick={() => setAsked(true)} />
      <Dialog
        open={asked}
        onClose={() => setAsked(false)}
        title={<Trans>Delete this page?</Trans>}
        actions={
          <>
            <Button
              kind="danger"
              onClick={() => {
                workspace.notebook.removePage(page.id);
                go(`/w/${workspace.id}/page/all`);
                announce(t`Removed. It can be brought back below.`);
              }}
            >
              <Trans>Delete</Trans>
            </Button>
            <Button kind="plain" onClick={() => setAsked(false)}>
              <Trans>Keep it</Trans>
            </Button>
          </>
        }
      >
        <p>
          <Trans>
            It leaves the notebook for you and for <bdi>{name}</bdi>. For a day it can be brought back; then it is
            erased.
          </Trans>
        </p>
      </Dialog>
    </>
  );
}
