import { Plural, Trans, useLingui } from '@lingui/react/macro';
import Download from 'lucide-react/icons/download';
import { useState } from 'react';
import { useObservable } from '../../react/session.ts';
import { useOpened } from '../../react/useOpened.ts';
import type { Office, ReportEntry } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatDate } from '../format.ts';
import { REASON_WORDS } from '../pack/reasonWords.ts';
import { Button } from '../parts/Button.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { StateChip } from '../parts/StateChip.tsx';
import { saveAs } from '../parts/saveAs.ts';
import { ProofFaultNotice, ReportProof } from '../verify/ReportProof.tsx';
import { OfficeHead } from './OfficeFrame.tsx';

/** What people told the coordinator: in their words, with the messages that show it, each verified here. */
export function Reports({ office }: { office: Office }) {
  const { t } = useLingui();
  const reports = useObservable(office.reports);
  const [open, setOpen] = useState<string | null>(null);
  return (
    <>
      <OfficeHead title={t`Reports`} />
      {reports.length === 0 && (
        <EmptyState
          title={<Trans>No report</Trans>}
          why={
            <Trans>When somebody of a pair tells you that something is wrong, it arrives here, for you alone.</Trans>
          }
        />
      )}
      <ul className="stack">
        {reports.map((report) => (
          <li key={report.id} className="card stack">
            <Head report={report} />
            {report.words !== '' && (
              <blockquote className="office-purpose" dir="auto">
                {report.words}
              </blockquote>
            )}
            {open === report.id && <Lines office={office} report={report} />}
            <Actions
              office={office}
              report={report}
              isOpen={open === report.id}
              onOpen={() => setOpen(open === report.id ? null : report.id)}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

function Head({ report }: { report: ReportEntry }) {
  const { t, i18n } = useLingui();
  const now = useNow();
  const [name, about] = [report.name || t`Somebody`, report.about || t`somebody`];
  return (
    <header className="row">
      <div className="grow">
        <h2>{i18n._(REASON_WORDS[report.reason])}</h2>
        <p className="second muted">
          <Trans>
            <bdi>{name}</bdi> about <bdi>{about}</bdi>, on {formatDate(i18n.locale, report.at, now)}
          </Trans>
        </p>
      </div>
      {report.settled === null ? (
        <StateChip tone="warn">
          <Trans context="report">Open</Trans>
        </StateChip>
      ) : (
        <StateChip tone="good">
          <Trans context="report">Seen to</Trans>
        </StateChip>
      )}
    </header>
  );
}

interface ActionsProps {
  office: Office;
  report: ReportEntry;
  isOpen: boolean;
  onOpen: () => void;
}

function Actions({ office, report, isOpen, onOpen }: ActionsProps) {
  const keep = (): void => {
    const text = office.reportFile(report.id);
    if (text !== null) saveAs(new Blob([text], { type: 'text/plain' }), `binome-report-${report.id.slice(0, 8)}.txt`);
  };
  return (
    <div className="office-actions">
      {report.lines > 0 && (
        <Button small aria-expanded={isOpen} onClick={onOpen}>
          <Plural value={report.lines} one="The message, verified" other="The # messages, verified" />
        </Button>
      )}
      <Button small icon={Download} onClick={keep}>
        <Trans>Keep the file</Trans>
      </Button>
      <Button small kind="plain" onClick={() => office.settleReport(report.id, report.settled === null)}>
        {report.settled === null ? <Trans>I have seen to it</Trans> : <Trans>Open it again</Trans>}
      </Button>
    </div>
  );
}

function Lines({ office, report }: { office: Office; report: ReportEntry }) {
  const { t } = useLingui();
  const opened = useOpened(report.id, () => office.readReport(report.id));
  switch (opened.tag) {
    case 'opening':
      return <p className="muted">{t`Verifying…`}</p>;
    case 'failed':
      return <ProofFaultNotice fault={opened.error} />;
    case 'open':
      return opened.value.kind === 'report' ? <ReportProof proof={opened.value} /> : null;
  }
}
