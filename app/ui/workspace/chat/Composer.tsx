import { useLingui } from '@lingui/react/macro';
import ArrowUp from 'lucide-react/icons/arrow-up';
import Check from 'lucide-react/icons/check';
import Mic from 'lucide-react/icons/mic';
import Plus from 'lucide-react/icons/plus';
import X from 'lucide-react/icons/x';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { CHAT_TEXT_LIMIT, type PlaceLink } from '../../../model/chatLine.ts';
import { useObservable } from '../../../react/session.ts';
import type { SendRefusal, Workspace } from '../../../session/types.ts';
import { IconButton } from '../../parts/Button.tsx';
import { LeftToWrite } from '../../parts/Field.tsx';
import { FileChooser, useDropped } from '../files/FileChooser.tsx';
import { choose, sendPending, trayOf } from '../files/pending.ts';
import { Tray } from '../files/Tray.tsx';
import { useGrowing } from '../growing.ts';
import { Answering } from './Answering.tsx';
import type { Aim } from './aim.ts';
import { Beside, isRecording, type Opened } from './Beside.tsx';
import { ComposerAim } from './ComposerAim.tsx';
import { pressNow } from './longPress.ts';
import { Mentions, optionId } from './Mentions.tsx';
import { mentionedIn } from './mention.ts';
import { PhraseNotice } from './PhraseNotice.tsx';
import { PlaceWords } from './PlaceCard.tsx';
import { placeAt } from './places.ts';
import { useNaming } from './useNaming.ts';

/** ms */
const HURRY = 700;

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
  const input = useRef<HTMLInputElement>(null);
  const [link, setLink] = useState<PlaceLink | null>(null);
  const [opened, setOpened] = useState<Opened>(null);
  const naming = useNaming(area, workspace, text);
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
  const recording = isRecording(opened);
  const tray = trayOf(workspace.id);
  const pending = useObservable(tray);
  const idle = text.trim() === '' && pending.length === 0 && link === null && !editing;
  const sent = useRef(0);
  // The second press of a hurried finger, where the button for sending was.
  const isJustSent = (): boolean => performance.now() - sent.current < HURRY;
  const busy = pending.some(({ state }) => state !== 'ready');
  const add = (files: Iterable<File>): void => choose(tray, files);
  useDropped(area, add);
  const brought = (words: string) => {
    const mentions = mentionedIn(words, workspace.members).map(({ id }) => id);
    return { ...(link && { link }), ...(mentions.length > 0 && { mentions }) };
  };
  const send = async (event: Pick<FormEvent, 'preventDefault'>): Promise<void> => {
    event.preventDefault();
    area.current?.focus();
    sent.current = performance.now();
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
      const brings = brought(words);
      setLink(null);
      const left = await sendPending(workspace, words, aim?.line.name, brings);
      // What was typed meanwhile stays behind the words that could not leave.
      if (left.words !== '') write([left.words, draft.get()].join('\n').trim());
      setRefused(left.refused);
    } else if (words !== '' || link !== null) {
      const title = link === null ? '' : link.title || t`Untitled`;
      const said = await chat.send(words || title, undefined, aim?.line.name, brought(words));
      if (!said.ok) {
        setRefused(said.error.tag);
        return;
      }
      draft.sent(words);
      onAimed();
      setLink(null);
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
      {link !== null && !editing && (
        <div className="composer-aim">
          <div className="place">
            <PlaceWords link={link} />
          </div>
          <IconButton icon={X} label={t`Do not send this link`} onClick={() => setLink(null)} />
        </div>
      )}
      {naming.found.length > 0 && (
        <Mentions
          id={naming.list}
          found={naming.found}
          at={naming.at}
          label={t`Who is it for?`}
          onPick={(member) => write(naming.pick(member))}
        />
      )}
      <Beside
        opened={opened}
        workspace={workspace}
        aim={aim}
        onOpen={setOpened}
        onFile={() => input.current?.click()}
        onLink={setLink}
        onSent={onAimed}
        onWrite={() => area.current?.focus()}
      />
      {idle && aim === null && workspace.circle === null && workspace.archive === null && (
        <Answering
          workspace={workspace}
          other={other}
          onPick={(words) => {
            write(words);
            area.current?.focus();
          }}
        />
      )}
      <LeftToWrite value={text} max={CHAT_TEXT_LIMIT} />
      <form className="composer" hidden={recording} onSubmit={(event) => void send(event)}>
        {!editing && <Tray tray={tray} />}
        <FileChooser input={input} onChosen={add} />
        {!editing && (
          <IconButton
            className="composer-attach"
            icon={Plus}
            label={t`Add a file, a link, how you are…`}
            aria-haspopup="dialog"
            onClick={(event) => setOpened({ menu: event.currentTarget })}
          />
        )}
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
          aria-autocomplete="list"
          {...(naming.found.length > 0 && {
            'aria-controls': naming.list,
            'aria-activedescendant': optionId(naming.list, naming.at),
          })}
          onChange={(event) => {
            write(event.currentTarget.value);
            naming.look();
          }}
          onSelect={naming.look}
          onPaste={(event) => {
            const place = placeAt(event.clipboardData.getData('text'), window.location.origin, workspace);
            if (place === null || editing) return;
            event.preventDefault();
            setLink(place);
          }}
          onKeyDown={(event) => {
            const named = naming.onKey(event);
            if (named === 'taken') return;
            if (named !== null) return write(named.text);
            if (event.key === 'Escape' && aim !== null) leave();
            if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) void send(event);
          }}
        />
        {idle ? (
          <IconButton
            className="composer-attach"
            icon={Mic}
            label={t`Record a voice note`}
            onPointerDown={(event) => {
              if (event.button === 0 && !isJustSent()) setOpened({ held: pressNow() });
            }}
            // By the keyboard, which presses no pointer.
            onClick={() => setOpened((now) => now ?? (isJustSent() ? null : { held: { isDown: false } }))}
          />
        ) : (
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
        )}
      </form>
    </>
  );
}
