import { useLingui } from '@lingui/react/macro';
import ArrowUp from 'lucide-react/icons/arrow-up';
import { type FormEvent, useRef, useState } from 'react';
import { CHAT_TEXT_LIMIT } from '../../../model/chatLine.ts';
import { useObservable } from '../../../react/session.ts';
import type { SendRefusal, Workspace } from '../../../session/types.ts';
import { AttachButton, useDropped } from '../files/AttachButton.tsx';
import { choose, sendPending, trayOf } from '../files/pending.ts';
import { Tray } from '../files/Tray.tsx';
import { useGrowing } from '../growing.ts';
import { draftOf, keepDraft } from './drafts.ts';
import { PhraseNotice } from './PhraseNotice.tsx';

/** Enter sends, Shift+Enter begins a line. What is not sent is still there on coming back; a recovery phrase never is. */
export function Composer({ workspace, other }: { workspace: Workspace; other: string }) {
  const { t } = useLingui();
  const [text, setText] = useState(() => draftOf(workspace.id));
  const [refused, setRefused] = useState<SendRefusal['tag'] | null>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  useGrowing(area, text);
  const write = (next: string): void => {
    setText(next);
    setRefused(null);
    keepDraft(workspace.id, next);
  };
  const tray = trayOf(workspace.id);
  const pending = useObservable(tray);
  const busy = pending.some(({ state }) => state !== 'ready');
  const add = (files: Iterable<File>): void => choose(tray, files);
  useDropped(area, add);
  const send = async (event: Pick<FormEvent, 'preventDefault'>): Promise<void> => {
    event.preventDefault();
    area.current?.focus();
    const words = text.trim();
    if (pending.length === 0) {
      if (words === '') return;
      const sent = await workspace.chat.send(words);
      if (!sent.ok) setRefused(sent.error.tag);
      // What was written while it was looked at stays.
      else if (area.current === null || area.current.value === text) write('');
    } else if (!busy) {
      // Before a file leaves the tray.
      const refusal = await workspace.chat.refusal(words);
      if (refusal !== null) {
        setRefused(refusal.tag);
        return;
      }
      write('');
      // What was typed meanwhile stays behind the words that could not leave.
      void sendPending(workspace, words).then((left) => {
        if (left !== '') write([left, draftOf(workspace.id)].join('\n').trim());
      });
    }
  };
  return (
    <>
      {refused !== null && (
        <PhraseNotice
          why={refused}
          onDelete={() => {
            write('');
            area.current?.focus();
          }}
        />
      )}
      <form className="composer" onSubmit={(event) => void send(event)}>
        <Tray tray={tray} />
        <AttachButton onChosen={add} />
        <textarea
          ref={area}
          className="composer-text"
          rows={1}
          dir="auto"
          autoComplete="off"
          aria-label={t`Write to ${other}`}
          placeholder={t`Write to ${other}`}
          enterKeyHint="send"
          maxLength={CHAT_TEXT_LIMIT}
          value={text}
          onChange={(event) => write(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) void send(event);
          }}
        />
        <button
          type="submit"
          className="composer-send"
          aria-label={t`Send`}
          title={t`Send`}
          aria-disabled={busy || undefined}
        >
          <ArrowUp aria-hidden="true" size={20} strokeWidth={2.25} />
        </button>
      </form>
    </>
  );
}
