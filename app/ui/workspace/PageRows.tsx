import { useLingui } from '@lingui/react/macro';
import FileText from 'lucide-react/icons/file-text';
import { lazy, Suspense } from 'react';
import { Link } from 'wouter';
import type { PageSummary, Workspace } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatSince } from '../format.ts';

const PageReaders = lazy(() => import('../circle/ChapterMark.tsx').then((m) => ({ default: m.PageReaders })));

export function PageRows({ workspace, pages }: { workspace: Workspace; pages: readonly PageSummary[] }) {
  const { t, i18n } = useLingui();
  const now = useNow();
  return (
    <ul className="page-rows">
      {pages.map((page) => (
        <li key={page.id}>
          <Link href={`/w/${workspace.id}/page/${page.id}`} className="page-row">
            <FileText aria-hidden="true" size={20} strokeWidth={1.75} />
            <span className="page-row-title grow" dir="auto">
              {page.title || t`Untitled`}
              {workspace.circle !== null && (
                <Suspense fallback={null}>
                  <PageReaders circle={workspace.circle} page={page.id} />
                </Suspense>
              )}
            </span>
            <span className="page-row-since">{formatSince(i18n.locale, page.edited, Math.max(now, page.edited))}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
