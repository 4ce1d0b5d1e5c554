import { Trans, useLingui } from '@lingui/react/macro';
import Plus from 'lucide-react/icons/plus';
import Presentation from 'lucide-react/icons/presentation';
import { lazy, Suspense } from 'react';
import { Link } from 'wouter';
import { useObservable } from '../../react/session.ts';
import type { Workspace } from '../../session/types.ts';
import { Button } from '../parts/Button.tsx';
import { EmptyState, Notice } from '../parts/EmptyState.tsx';
import { Undoing, useUndoKeys } from '../parts/Undoing.tsx';
import { withWhom } from './people.ts';
import { useNewPage } from './useNewPage.ts';

const ImportPage = lazy(() => import('../notebook/ImportPage.tsx').then((m) => ({ default: m.ImportPage })));

const RemovedPages = lazy(() => import('../notebook/RemovedPages.tsx').then((m) => ({ default: m.RemovedPages })));

const PageTree = lazy(() => import('../notebook/PageTree.tsx').then((m) => ({ default: m.PageTree })));

/** All pages of the shared notebook, in their tree. `missing`: the page asked for is not among them. */
export function NotebookList({ workspace, missing }: { workspace: Workspace; missing: boolean }) {
  const { t } = useLingui();
  const pages = useObservable(workspace.notebook.pages);
  const newPage = useNewPage(workspace);
  useUndoKeys(workspace.notebook);
  const name = withWhom(workspace);
  const add = (
    <Button kind="primary" icon={Plus} onClick={newPage}>
      {t`New page`}
    </Button>
  );
  return (
    <div className="work-view">
      <div className="work-bar">
        <h1 className="grow">
          <Trans>Notebook</Trans>
        </h1>
        <Undoing acts={workspace.notebook} />
        {pages.length > 0 && add}
      </div>
      <Link href={`/w/${workspace.id}/board`} className="line notebook-board">
        <Presentation aria-hidden="true" size={20} strokeWidth={1.75} />
        <span className="grow">
          <span className="line-title">
            <Trans>Board</Trans>
          </span>
          <span className="line-detail">
            <Trans>Draw and put notes side by side</Trans>
          </span>
        </span>
      </Link>
      {missing && (
        <Notice>
          <Trans>That page is not in this notebook, or not yet: it may still be on its way.</Trans>
        </Notice>
      )}
      {pages.length === 0 ? (
        <EmptyState
          title={<Trans>An empty notebook</Trans>}
          why={
            workspace.circle === null ? (
              <Trans>
                Pages are yours and <bdi>{name}</bdi>’s: you can both write in them, together or in turn.
              </Trans>
            ) : (
              <Trans>Pages belong to everybody in the circle: write in them together or in turn.</Trans>
            )
          }
          action={add}
          example={<Trans>For example “First meeting”: a new page offers it.</Trans>}
        />
      ) : (
        <Suspense fallback={null}>
          <PageTree workspace={workspace} pages={pages} />
        </Suspense>
      )}
      {workspace.archive === null && (
        <Suspense fallback={null}>
          <RemovedPages notebook={workspace.notebook} />
        </Suspense>
      )}
      <Suspense fallback={null}>
        <ImportPage workspace={workspace} />
      </Suspense>
    </div>
  );
}
