import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useObservable } from '../../react/session.ts';
import type { AskedChange, Office } from '../../session/types.ts';
import { causeWords } from '../change/causeWords.ts';
import { useNow } from '../clock.ts';
import { formatDay, formatSince } from '../format.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { useRun } from './useRun.ts';
import './outreach.css';

/** Who asked, privately, for somebody else: what to do is to talk first. Nothing while nobody has. */
export function AskedChanges({ office }: { office: Office }) {
  const changes = useObservable(office.outreach.changes);
  const [ending, setEnding] = useState<AskedChange | null>(null);
  if (changes.length === 0) return null;
  return (
    <section className="card asked-changes">
      <h2>
        <Plural
          value={changes.length}
          one="# person would like someone else"
          other="# people would like someone else"
        />
      </h2>
      <p className="second muted">
        <Trans>
          Asked privately: the other of the pair does not know, and is never told. Talk with who asked; they can take it
          back until the day said.
        </Trans>
      </p>
      <ul>
        {changes.map((change) => (
          <Change key={change.invitation} change={change} onEnd={() => setEnding(change)} />
        ))}
      </ul>
      <EndDialog office={office} change={ending} onClose={() => setEnding(null)} />
    </section>
  );
}

function Change({ change, onEnd }: { change: AskedChange; onEnd: () => void }) {
  const { t, i18n } = useLingui();
  const now = useNow();
  const { mentor, mentee, by, cause, words, since, due } = change;
  const who = by === 'mentor' ? mentor : mentee;
  const other = by === 'mentor' ? mentee : mentor;
  return (
    <li className="asked-change">
      <p>
        <strong>
          <bdi>{who}</bdi>
        </strong>{' '}
        <span className="muted">
          {by === 'mentor' ? (
            <Trans>
              mentor of <bdi>{other}</bdi>
            </Trans>
          ) : (
            <Trans>
              with <bdi>{other}</bdi> as mentor
            </Trans>
          )}{' '}
          · {formatSince(i18n.locale, Math.min(since, now), now)}
        </span>
      </p>
      <p className="second">“{i18n._(causeWords(cause))}”</p>
      {words !== '' && (
        <blockquote className="sent-words" dir="auto">
          {words}
        </blockquote>
      )}
      <div className="sent-foot">
        <p className="caption muted">
          <Trans>The pair ends by itself on {formatDay(i18n.locale, due, now)}.</Trans>
        </p>
        <Button kind="plain" small aria-label={t`End the pair ${mentor} · ${mentee} now`} onClick={onEnd}>
          <Trans>We have talked: end it now</Trans>
        </Button>
      </div>
    </li>
  );
}

function EndDialog({ office, change, onClose }: { office: Office; change: AskedChange | null; onClose: () => void }) {
  const { t } = useLingui();
  const { toast } = useAnnouncer();
  const [, go] = useLocation();
  const { busy, run } = useRun();
  const end = async (): Promise<void> => {
    if (change === null) return;
    const done = await run(() => office.outreach.endPair(change.invitation));
    if (done === null) return;
    toast(t`The pair has ended. Both are told in the same words.`);
    onClose();
    go(`/office/${office.id}/waiting`);
  };
  return (
    <Dialog
      open={change !== null}
      onClose={onClose}
      title={
        <Trans>
          End the pair <bdi>{change?.mentor}</bdi> · <bdi>{change?.mentee}</bdi>?
        </Trans>
      }
      actions={
        <>
          <Button kind="primary" busy={busy} onClick={() => void end()}>
            <Trans>End it kindly</Trans>
          </Button>
          <Button kind="plain" onClick={onClose}>
            <Trans>Wait</Trans>
          </Button>
        </>
      }
    >
      <p className="second">
        <Trans>
          Both read that their time as a pair has come to its end, and that it is nobody’s fault: not who asked, and not
          why. Their space stays theirs. Both wait for somebody new, and these two are not proposed together again.
        </Trans>
      </p>
    </Dialog>
  );
}
