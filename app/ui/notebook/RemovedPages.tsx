import { Trans, useLingui } from '@lingui/react/macro';
import Trash from 'lucide-react/icons/trash-2';
import { useState } from 'react';
import { useObservable } from '../../react/session.ts';
import type { Notebook, RemovedPage } from '../../session/types.ts';
import { Button, IconButton } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import './notebook.css';

/** What was deleted and can be brought back, by whoever reads it; or erased before its day is over. */
export function RemovedPages({ notebook }: { notebook: Notebook }) {
  const { t } = useLingui();
  const removed = useObservable(notebook.removed);
  const [erasing, setErasing] = useState<RemovedPage | null>(null);
  const close = (): void => setErasing(null);
  if (removed.length === 0) return null;
  return (
    <section className="page-removed">
      <h2>
        <Trans>Deleted</Trans>
      </h2>
      <p className="second muted">
        <Trans>Kept for a day, then erased.</Trans>
      </p>
      <ul className="page-rows">
        {removed.map((page) => {
          const title = page.title || t`Untitled`;
          return (
            <li key={page.id} className="page-line">
              <bdi className="grow muted">{title}</bdi>
              <Button small onClick={() => notebook.restorePage(page.id)} aria-label={t`Bring back ${title}`}>
                <Trans>Bring back</Trans>
              </Button>
              <IconButton icon={Trash} label={t`Erase ${title}`} onClick={() => setErasing(page)} />
            </li>
          );
        })}
      </ul>
      <Dialog
        open={erasing !== null}
        onClose={close}
        title={<Trans>Erase it now?</Trans>}
        actions={
          <>
            <Button
              kind="danger"
              onClick={() => {
                if (erasing !== null) notebook.erasePage(erasing.id);
                close();
              }}
            >
              <Trans>Erase</Trans>
            </Button>
            <Button kind="plain" onClick={close}>
              <Trans>Keep it</Trans>
            </Button>
          </>
        }
      >
        <p>
          <Trans>Then nobody can bring it back.</Trans>
        </p>
      </Dialog>
    </section>
  );
}
