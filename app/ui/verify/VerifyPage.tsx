import { Plural, Trans, useLingui } from '@lingui/react/macro';
import FileText from 'lucide-react/icons/file-text';
import { useEffect, useRef, useState } from 'react';
import type { Result } from '../../../crypto/result.ts';
import { useSession } from '../../react/session.ts';
import type { Proof, ProofFault, ProvenPerson } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatDate, formatTime } from '../format.ts';
import { MainShell } from '../home/MainShell.tsx';
import { Button } from '../parts/Button.tsx';
import { Notice } from '../parts/EmptyState.tsx';
import { TextArea } from '../parts/Field.tsx';
import { ScanCode } from '../parts/ScanCode.tsx';
import { RunFault, RunProof } from './RunProof.tsx';
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
  if (!read.ok) return <Fault fault={read.error} />;
  switch (read.value.kind) {
    case 'badge':
      return <BadgeProof proof={read.value} />;
    case 'report':
      return <ReportProof proof={read.value} />;
    case 'run':
      return <RunProof proof={read.value} />;
  }
}

function Fault({ fault }: { fault: ProofFault }) {
  switch (fault.tag) {
    case 'no-proof':
      return (
        <Notice title={<Trans>There is no badge, no report and no run in this</Trans>}>
          <Trans>
            A report or a run is the file that the app made; a badge is the code or the link on its certificate.
          </Trans>
        </Notice>
      );
    case 'altered':
      return (
        <Notice tone="danger" title={<h2>{<Trans>This was changed</Trans>}</h2>}>
          <Trans>The signature does not fit it, or a part is missing. Do not trust what it says.</Trans>
        </Notice>
      );
    case 'run-not-true':
      return <RunFault why={fault.why} />;
    case 'line-not-genuine':
      return (
        <Notice tone="danger" title={<h2>{<Trans>Message {fault.line} of it is not genuine</Trans>}</h2>}>
          <Trans>Nobody who is named in this report has signed it for this place. Do not trust the report.</Trans>
        </Notice>
      );
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

function ReportProof({ proof }: { proof: Extract<Proof, { kind: 'report' }> }) {
  const { i18n } = useLingui();
  const now = useNow();
  const people = [...new Map(proof.lines.map(({ by }) => [by.key, by])).values()];
  return (
    <div className="card stack">
      <h2>
        <Trans>Signed, and unchanged</Trans>
      </h2>
      <p>
        <Plural value={proof.lines.length} one="# message" other="# messages" />
        {', '}
        {proof.by === null ? (
          <Trans>chosen by somebody who is not named in it</Trans>
        ) : (
          <Trans>
            chosen by <bdi>{proof.by.name}</bdi> on {formatDate(i18n.locale, proof.at, now)}
          </Trans>
        )}
      </p>
      <ul className="verify-people">
        {people.map((person) => (
          <li key={person.key}>
            <Who person={person} />
          </li>
        ))}
      </ul>
      <ol className="verify-lines">
        {proof.lines.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they never move
          <li key={at}>
            <p className="caption muted">
              <bdi>{line.by.name}</bdi>
              {` · ${formatDate(i18n.locale, line.at, now)}, ${formatTime(i18n.locale, line.at)}`}
            </p>
            <p dir="auto">{line.text}</p>
            {line.first !== null && (
              <p className="second muted">
                <Trans>
                  Edited {formatDate(i18n.locale, line.first.changed, now)}. First it said: <q>{line.first.text}</q>
                </Trans>
              </p>
            )}
          </li>
        ))}
      </ol>
      <p className="caption muted">
        <Trans>
          This shows who wrote these messages, not what stood between them: the messages were chosen. Times are those of
          their authors’ clocks.
        </Trans>
      </p>
    </div>
  );
}

function Who({ person }: { person: ProvenPerson }) {
  if (person.cardName === null)
    return (
      <Trans>
        <bdi>{person.name}</bdi> · key <Key of={person.key} /> · the name is what the person who made the report calls
        them
      </Trans>
    );
  return (
    <Trans>
      <bdi>{person.name}</bdi> · key <Key of={person.key} /> · <bdi>{person.cardName}</bdi> on a card signed with it
    </Trans>
  );
}

/** The beginning of a key, in fours, to be compared. */
function Key({ of }: { of: string }) {
  return <code>{of.slice(0, 16).replace(/(.{4})(?=.)/g, '$1 ')}</code>;
}
