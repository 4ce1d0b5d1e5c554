import { useLingui } from '@lingui/react/macro';
import ArrowUp from 'lucide-react/icons/arrow-up';
import Check from 'lucide-react/icons/check';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { CHAT_TEXT_LIMIT } from '../../../model/chatLine.ts';
import { useObservable } from '../../../react/session.ts';
import type { SendRefusal, Workspace } from '../../../session/types.ts';
import { AttachButton, useDropped } from '../files/AttachButton.tsx';
import { choose, sendPending, trayOf } from '../files/pending.ts';
import { Tray } from '../files/Tray.tsx';
import { useGrowing } from '../growing.ts';
import type { Aim } from './aim.ts';
import { ComposerAim } from './ComposerAim.tsx';
import { PhraseNotice } from './PhraseNotice.tsx';

interface ComposerProps {
  workspace: Workspace;
  other: string;
  aim: Aim | null;
  onAimed: () => void;
}

/** Enter sends, Shift+Enter begins a line. What is not sent is still there on coming back; a recovery phrase never is. */
export function Composer({ workspace, other, aim, onAimed }: ComposerProps) {
  const { t } = useLingui();
  const { chat, draft } = workspace;
  const [text, setText] = useState(draft.get);
  const [refused, setRefused] = useState<SendRefusal['tag'] | null>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  useGrowing(area, text);
  const editing = aim?.kind === 'edit';
  const write = (next: string): void => {
    setText(next);
    setRefused(null);
    // What was begun waits while another message is edited.
    if (!editing) draft.keep(next);
  };
  useEffect(() => {
    if (aim === null) return;
    setText(aim.kind === 'edit' ? aim.line.text : draft.get());
    setRefused(null);
    area.current?.focus();
  }, [aim, draft]);
  const leave = (): void => {
    if (editing) setText(draft.get());
    setRefused(null);
    onAimed();
    area.current?.focus();
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
    if (editing && aim.line.name !== undefined) {
      if (words === '') return;
      const edited = await chat.edit(aim.line.name, words);
      if (edited.ok) leave();
      else setRefused(edited.error.tag);
      return;
    }
    if (pending.length > 0) {
      if (busy) return;
      write('');
      onAimed();
      const left = await sendPending(workspace, words, aim?.line.name);
      // What was typed meanwhile stays behind the words that could not leave.
      if (left.words !== '') write([left.words, draft.get()].join('\n').trim());
      setRefused(left.refused);
    } else if (words !== '') {
      const sent = await chat.send(words, undefined, aim?.line.name);
      if (!sent.ok) {
        setRefused(sent.error.tag);
        return;
      }
      onAimed();
      // What was written while it was looked at stays.
      if (area.current === null || area.current.value === text) write('');
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
      {aim !== null && <ComposerAim aim={aim} onDrop={leave} />}
      <form className="composer" onSubmit={(event) => void send(event)}>
        {!editing && <Tray tray={tray} />}
        {!editing && <AttachButton onChosen={add} />}
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
            if (event.key === 'Escape' && aim !== null) leave();
            if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) void send(event);
          }}
        />
        <button
          type="submit"
          className="composer-send"
          aria-label={editing ? t`Save the change` : t`Send`}
          title={editing ? t`Save the change` : t`Send`}
          aria-disabled={busy || undefined}
        >
          {editing ? (
            <Check aria-hidden="true" size={20} strokeWidth={2.25} />
          ) : (
            <ArrowUp aria-hidden="true" size={20} strokeWidth={2.25} />
          )}
        </button>
      </form>
    </>
  );
}
