import { Plural, Trans, useLingui } from '@lingui/react/macro';
import Download from 'lucide-react/icons/download';
import Printer from 'lucide-react/icons/printer';
import { useObservable } from '../../react/session.ts';
import type { Office } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatDate } from '../format.ts';
import { Button } from '../parts/Button.tsx';
import { saveAs } from '../parts/saveAs.ts';
import { FollowStats } from './FollowStats.tsx';
import { BackToFollowing } from './FollowUp.tsx';
import { statsCsv } from './statsCsv.ts';
import './followUp.css';

/** For who pays for the programme: on paper or as a PDF, by the browser's own printing. It names nobody. */
export function Report({ office }: { office: Office }) {
  const { t, i18n } = useLingui();
  const now = useNow();
  const board = useObservable(office.following);
  const pack = useObservable(office.pack);
  const { name, purpose, months, coordinator } = office.programme;
  const save = (): void =>
    saveAs(new Blob([statsCsv(board, pack, i18n)], { type: 'text/csv;charset=utf-8' }), `${t`report`}.csv`);
  return (
    <article className="report">
      <div className="report-tools">
        <BackToFollowing office={office} />
        <Button icon={Download} onClick={save}>
          <Trans>Save as CSV</Trans>
        </Button>
        <Button kind="primary" icon={Printer} onClick={() => window.print()}>
          {t`Print, or save as PDF`}
        </Button>
      </div>
      <header>
        <h1 dir="auto">{name}</h1>
        <p className="muted">
          <Trans>
            As of {formatDate(i18n.locale, now, 0)} · <Plural value={months} one="# month" other="# months" /> · in
            charge: <bdi>{coordinator}</bdi>
          </Trans>
        </p>
        <p className="office-purpose" dir="auto">
          {purpose}
        </p>
      </header>
      <FollowStats board={board} pack={pack} />
      <footer className="caption muted">
        <Trans>
          These numbers come from people who chose to share them, each signed by who shared it. Nobody reads what a pair
          writes, and nobody is named here.
        </Trans>
      </footer>
    </article>
  );
}
