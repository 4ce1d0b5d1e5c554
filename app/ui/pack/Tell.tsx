import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { PersonId } from '../../model/brand.ts';
import { LIMITS } from '../../model/limits.ts';
import type { Pack } from '../../model/pack.ts';
import { REPORT_REASONS, type ReportReason } from '../../model/report.ts';
import type { OwnProgramme, TellRefusal, Workspace } from '../../session/types.ts';
import { Refused } from '../goals/GoalWords.tsx';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { Button } from '../parts/Button.tsx';
import { Choice, Segmented } from '../parts/Choice.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Notice } from '../parts/EmptyState.tsx';
import { TextArea } from '../parts/Field.tsx';
import { aboutWhom } from './aboutWhom.ts';
import { Contacts } from './Contacts.tsx';
import { REASON_WORDS } from './reasonWords.ts';
import './pack.css';

interface TellProps {
  workspace: Workspace;
  programme: OwnProgramme;
  pack: Pack | null;
  /** Messages that go with it. */
  lines: ReadonlySet<string>;
  onClose: () => void;
}

/** A report to the coordinator: what it is about, in whose words, with the messages that show it. */
export function Tell({ workspace, programme, pack, lines, onClose }: TellProps) {
  const { t, i18n } = useLingui();
  const { toast } = useAnnouncer();
  const others = workspace.members.filter(({ me }) => !me);
  const [about, setAbout] = useState<PersonId | null>(() =>
    aboutWhom(
      others.map(({ id }) => id),
      workspace.chat.lines.get().flatMap(({ id, author }) => (author !== null && lines.has(id) ? [author] : [])),
    ),
  );
  const [reason, setReason] = useState<ReportReason | null>(null);
  const [words, setWords] = useState('');
  const [isLate, setLate] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<TellRefusal | null>(null);
  const { coordinator } = programme;

  async function send(): Promise<void> {
    setLate(true);
    if (reason === null || about === null) return;
    setBusy(true);
    const told = await programme.tell({ lines, withCards: false, about, reason, words });
    setBusy(false);
    setRefused(told.ok ? null : told.error);
    if (!told.ok) return;
    toast(t`Sealed for ${coordinator}. It leaves as soon as the server can be reached.`);
    onClose();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={
        <Trans>
          Tell <bdi>{coordinator}</bdi>
        </Trans>
      }
      actions={
        <>
          <Button kind="primary" busy={busy} onClick={() => void send()}>
            <Trans>
              Sign and send to <bdi>{coordinator}</bdi>
            </Trans>
          </Button>
          <Button kind="plain" onClick={onClose}>
            <Trans>Not now</Trans>
          </Button>
        </>
      }
    >
      <p className="muted">
        <Trans>
          Only <bdi>{coordinator}</bdi> can open it, and nobody here is told. It may be read in some days only: if
          somebody is in danger, call first.
        </Trans>
      </p>
      {pack !== null && reason === 'danger' && <Contacts pack={pack} />}
      {others.length > 1 && (
        <Segmented
          legend={<Trans>About whom?</Trans>}
          options={others.map(({ id, name: label }) => ({ value: id, label }))}
          value={about}
          onValue={setAbout}
          error={isLate && about === null && t`Choose one of them.`}
        />
      )}
      <Choice
        legend={<Trans>What is it about?</Trans>}
        options={REPORT_REASONS.map((each) => ({ value: each, label: i18n._(REASON_WORDS[each]) }))}
        value={reason}
        onValue={setReason}
        error={isLate && reason === null && t`Choose what comes nearest.`}
      />
      <TextArea label={t`In your words`} optional rows={3} max={LIMITS.words} value={words} onValue={setWords} />
      <p className="second muted">
        {lines.size === 0 ? (
          <Trans>No message goes with it. To add some, choose “Make a report” at a message in the conversation.</Trans>
        ) : (
          <Plural
            value={lines.size}
            one="# message goes with it, with the signature of who wrote it."
            other="# messages go with it, with the signatures of who wrote them."
          />
        )}
      </p>
      {refused?.tag === 'too-large' && (
        <div role="alert">
          <Notice tone="danger" title={<Trans>Too much for one letter</Trans>}>
            <Trans>
              Choose fewer messages and send it in two parts, or make the file and hand it over yourself, by e-mail or
              on a stick.
            </Trans>
          </Notice>
        </div>
      )}
      {refused !== null && refused.tag !== 'too-large' && <Refused why={refused} />}
    </Dialog>
  );
}
