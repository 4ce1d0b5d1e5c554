import { Trans, useLingui } from '@lingui/react/macro';
import FileText from 'lucide-react/icons/file-text';
import { useEffect, useRef, useState } from 'react';
import type { Result } from '../../../crypto/result.ts';
import { useSession } from '../../react/session.ts';
import type { Proof, ProofFault } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatDate } from '../format.ts';
import { MainShell } from '../home/MainShell.tsx';
import { Button } from '../parts/Button.tsx';
import { TextArea } from '../parts/Field.tsx';
import { ScanCode } from '../parts/ScanCode.tsx';
import { Key, ProofFaultNotice, ReportProof } from './ReportProof.tsx';
import { RunProof } from './RunProof.tsx';
import './verify.css';

/** No report of ours is longer: what is, is not read into memory. */
const LONGEST = 40_000_000;

/** Where anybody sees who signed a badge or a report, or whether a match run holds, without asking anybody. */
export function VerifyPage() {
  const { t } = useLingui();
  const session = useSession();
  const [pasted, setPasted] = useState('');
  const [read, setRead] = useState<Result<Proof, ProofFault> | null>(null);
  const [busy, setBusy] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const look = useRef(async (text: string) => {
    setBusy(true);
    setRead(await session.readProof(text));
    setBusy(false);
  });
  useEffect(() => {
    // The code of a certificate leads here with the badge behind '#', which no server sees.
    if (window.location.hash.length > 1) void look.current(window.location.hash);
  }, []);
  const choose = async (file: File | undefined): Promise<void> => {
    if (file !== undefined) await look.current(file.size > LONGEST ? '' : await file.text());
  };
  return (
    <MainShell title={t`Verify`}>
      <div className="stack verify">
        <h1>
          <Trans>Verify a badge or a report, or a match run</Trans>
        </h1>
        <p className="muted">
          <Trans>
            The signatures inside say who wrote it, and that nothing was changed. A match run is worked out again from
            its cards. Nobody is asked.
          </Trans>
        </p>
        <div role="status">{read !== null && <Outcome read={read} />}</div>
        <input
          ref={chooser}
          type="file"
          hidden
          autoComplete="off"
          aria-label={t`Choose the file of a report or of a run`}
          accept=".txt,text/plain,.json,application/json"
          onChange={(event) => {
            void choose(event.currentTarget.files?.[0]);
            // The same file can be chosen again.
            event.currentTarget.value = '';
          }}
        />
        <Button
          wide
          kind={read === null ? 'primary' : 'quiet'}
          icon={FileText}
          busy={busy}
          onClick={() => chooser.current?.click()}
        >
          {busy ? <Trans>Checking…</Trans> : <Trans>Choose the file of a report or of a run</Trans>}
        </Button>
        <ScanCode onText={(text) => void look.current(text)} />
        <TextArea label={t`Or paste the link of a badge`} rows={2} value={pasted} onValue={setPasted} />
        <Button wide disabled={pasted.trim() === ''} onClick={() => void look.current(pasted)}>
          <Trans>Verify</Trans>
        </Button>
      </div>
    </MainShell>
  );
}

function Outcome({ read }: { read: Result<Proof, ProofFault> }) {
  if (!read.ok) return <ProofFaultNotice fault={read.error} />;
  switch (read.value.kind) {
    case 'badge':
      return <BadgeProof proof={read.value} />;
    case 'report':
      return <ReportProof proof={read.value} />;
    case 'run':
      return <RunProof proof={read.value} />;
  }
}

function BadgeProof({ proof }: { proof: Extract<Proof, { kind: 'badge' }> }) {
  const { i18n } = useLingui();
  const now = useNow();
  return (
    <div className="card verify-badge">
      <h2>
        <Trans>Signed, and unchanged</Trans>
      </h2>
      <p>
        <Trans>
          <bdi>{proof.byName}</bdi> says of <bdi>{proof.toName}</bdi>, on {formatDate(i18n.locale, proof.at, now)}:
        </Trans>
      </p>
      <blockquote dir="auto">{proof.what}</blockquote>
      <p className="caption muted">
        <Trans>
          Signed with the key <Key of={proof.by} />, for the key <Key of={proof.to} />. The names are those that the
          signer wrote: ask them whether the key is theirs.
        </Trans>
      </p>
    </div>
  );
}
