import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { useObservable } from '../../react/session.ts';
import type { OpenPage, PageSummary, Workspace } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatSince } from '../format.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { Hint } from '../parts/Hint.tsx';
import { deliveryWords } from '../words.ts';
import { DeliveryWords } from './DeliveryWords.tsx';
import { withWhom } from './people.ts';

/** After so long without a change of the other's, the next one is said again: never letter by letter. */
const QUIET_MS = 30_000;

/** Who changed the page while it is open here. Before that nobody is named: a page does not say who wrote it. */
function useLastEditor(page: OpenPage, onOther: () => void): 'me' | 'other' | null {
  const [last, setLast] = useState<'me' | 'other' | null>(null);
  const say = useRef(onOther);
  useEffect(() => {
    say.current = onOther;
  });
  useEffect(() => {
    let quiet: ReturnType<typeof setTimeout> | undefined;
    const note = (_: Uint8Array, __: unknown, ___: unknown, transaction: { local: boolean }): void => {
      setLast(transaction.local ? 'me' : 'other');
      if (transaction.local) return;
      if (quiet === undefined) say.current();
      clearTimeout(quiet);
      quiet = setTimeout(() => {
        quiet = undefined;
      }, QUIET_MS);
    };
    page.doc.on('update', note);
    return () => {
      page.doc.off('update', note);
      clearTimeout(quiet);
    };
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
  const { t, i18n } = useLingui();
  const { announce } = useAnnouncer();
  const delivery = useObservable(page.delivery);
  const now = useNow();
  const since = formatSince(i18n.locale, summary.edited, Math.max(now, summary.edited));
  const name = withWhom(workspace);
  const last = useLastEditor(page, () => announce(t`${name} has changed this page`));
  return (
    <div className="page-edited">
      {last === null && <Trans>Edited {since}</Trans>}
      {last === 'me' && <Trans>Edited by you just now</Trans>}
      {last === 'other' && (
        <Trans>
          Edited by <bdi>{name}</bdi> just now
        </Trans>
      )}
      <span aria-hidden="true"> · </span>
      <Hint word={i18n._(deliveryWords(delivery))} className={delivery === 'not-saved' ? 'page-unsaved' : ''}>
        <DeliveryWords name={name} />
      </Hint>
    </div>
  );
}
