import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { useObservable } from '../../react/session.ts';
import type { OpenPage, PageSummary, Workspace } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatSince } from '../format.ts';
import { deliveryWords } from '../words.ts';
import { withWhom } from './people.ts';

/** Who changed the page while it is open here. Before that nobody is named: a page does not say who wrote it. */
function useLastEditor(page: OpenPage): 'me' | 'other' | null {
  const [last, setLast] = useState<'me' | 'other' | null>(null);
  useEffect(() => {
    const note = (_: Uint8Array, __: unknown, ___: unknown, transaction: { local: boolean }): void =>
      setLast(transaction.local ? 'me' : 'other');
    page.doc.on('update', note);
    return () => page.doc.off('update', note);
  }, [page]);
  return last;
}

/** "Edited by Ben just now · Delivered" */
export function EditedLine({
  page,
  summary,
  workspace,
}: {
  page: OpenPage;
  summary: PageSummary;
  workspace: Workspace;
}) {
  const { i18n } = useLingui();
  const delivery = useObservable(page.delivery);
  const last = useLastEditor(page);
  const now = useNow();
  const since = formatSince(i18n.locale, summary.edited, Math.max(now, summary.edited));
  const name = withWhom(workspace);
  return (
    <p className="page-edited">
      {last === null && <Trans>Edited {since}</Trans>}
      {last === 'me' && <Trans>Edited by you just now</Trans>}
      {last === 'other' && (
        <Trans>
          Edited by <bdi>{name}</bdi> just now
        </Trans>
      )}
      <span aria-hidden="true"> · </span>
      <span className={delivery === 'not-saved' ? 'page-unsaved' : undefined}>{i18n._(deliveryWords(delivery))}</span>
    </p>
  );
}
