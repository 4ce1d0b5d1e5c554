import { Trans, useLingui } from '@lingui/react/macro';
import { type Editor, useEditorState } from '@tiptap/react';
import Check from 'lucide-react/icons/check';
import Trash from 'lucide-react/icons/trash-2';
import Undo from 'lucide-react/icons/undo-2';
import X from 'lucide-react/icons/x';
import { useEffect, useRef, useState } from 'react';
import { useObservable } from '../../react/session.ts';
import type { Margin, ThreadView } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { rangeOf } from '../editor/remarks.ts';
import { formatSince } from '../format.ts';
import { Button, IconButton } from '../parts/Button.tsx';
import './comments.css';

/** Words that were chosen to be commented on. */
export type Chosen = Parameters<Margin['comment']>[0];

interface CommentsProps {
  editor: Editor;
  margin: Margin;
  /** A comment is being written about these. */
  chosen: Chosen | null;
  front: string | null;
  onFront: (key: string | null) => void;
  onChosen: (chosen: null) => void;
  onRefused: () => void;
  onClose: () => void;
}

/** What is said about the page, in the order of its text: beside it on a desktop, a sheet from below on a phone. */
export function Comments({ editor, margin, chosen, front, onFront, onChosen, onRefused, onClose }: CommentsProps) {
  const { t } = useLingui();
  const threads = useObservable(margin.threads);
  const [isSettledShown, setSettledShown] = useState(false);
  const places = useEditorState({
    editor,
    selector: ({ editor: each }) =>
      each.isDestroyed ? '' : threads.map((thread) => rangeOf(each.state, thread)?.from ?? '').join(),
  }).split(',');
  const placed = threads.map((thread, at) => ({ thread, place: places[at] === '' ? null : Number(places[at]) }));
  const open = placed.filter(({ thread }) => thread.settled === null);
  const settled = placed.filter(({ thread }) => thread.settled !== null);
  open.sort((a, b) => (a.place ?? Number.MAX_SAFE_INTEGER) - (b.place ?? Number.MAX_SAFE_INTEGER));

  const say = async (text: string, send: (words: string) => ReturnType<Margin['reply']>): Promise<boolean> => {
    const sent = await send(text);
    if (!sent.ok) onRefused();
    return sent.ok;
  };
  const card = ({ thread, place }: (typeof placed)[number]) => (
    <ThreadCard
      key={thread.key}
      thread={thread}
      isGone={place === null}
      isFront={thread.key === front}
      margin={margin}
      say={say}
      onFront={() => {
        onFront(thread.key);
        if (place === null) return;
        const { node } = editor.view.domAtPos(place);
        (node instanceof HTMLElement ? node : node.parentElement)?.scrollIntoView({ block: 'center' });
      }}
    />
  );
  return (
    <aside
      className="page-comments"
      aria-label={t`Comments`}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <header className="row page-comments-head">
        <h2 className="grow">
          <Trans>Comments</Trans>
        </h2>
        <IconButton icon={X} label={t`Close the comments`} onClick={onClose} />
      </header>
      {chosen !== null && (
        <div className="page-thread page-thread-front">
          <Quoted text={chosen.quote} />
          <Say
            label={t`Your comment`}
            action={t`Comment`}
            isAwaited
            onSay={async (text) => {
              const said = await say(text, (words) => margin.comment(chosen, words));
              if (said) onChosen(null);
              return said;
            }}
            onCancel={() => onChosen(null)}
          />
        </div>
      )}
      {open.length === 0 && chosen === null && (
        <p className="muted second">
          <Trans>Nothing to settle. Choose some words of the page to say something about them.</Trans>
        </p>
      )}
      {open.map(card)}
      {settled.length > 0 && (
        <Button kind="plain" small aria-expanded={isSettledShown} onClick={() => setSettledShown(!isSettledShown)}>
          <Trans>Settled: {settled.length}</Trans>
        </Button>
      )}
      {isSettledShown && settled.map(card)}
    </aside>
  );
}

function Quoted({ text }: { text: string }) {
  return text === '' ? null : (
    <blockquote className="page-thread-quote" dir="auto">
      {text}
    </blockquote>
  );
}

interface CardProps {
  thread: ThreadView;
  isGone: boolean;
  isFront: boolean;
  margin: Margin;
  say: (text: string, send: (words: string) => ReturnType<Margin['reply']>) => Promise<boolean>;
  onFront: () => void;
}

function ThreadCard({ thread, isGone, isFront, margin, say, onFront }: CardProps) {
  const { t, i18n } = useLingui();
  const now = useNow();
  const element = useRef<HTMLElement>(null);
  const { key, quote, remarks, settled, settledBy } = thread;
  const [by = '', id = ''] = key.split(' ');
  const name = { by, id };
  useEffect(() => {
    if (isFront) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isFront]);
  return (
    <section
      ref={element}
      className={`page-thread ${isFront ? 'page-thread-front' : ''}`}
      aria-label={quote || t`Comment`}
    >
      {quote !== '' && (
        <button type="button" className="page-thread-go" onClick={onFront}>
          <Quoted text={quote} />
        </button>
      )}
      {isGone && settled === null && (
        <p className="caption muted">
          <Trans>These words are not in the page any more.</Trans>
        </p>
      )}
      <ol className="page-thread-remarks">
        {remarks.map((remark) => (
          <li key={remark.name.id}>
            <p className="row page-thread-who">
              <span className="grow">
                <strong>
                  <bdi>{remark.authorName}</bdi>
                </strong>{' '}
                <span className="caption muted">{formatSince(i18n.locale, remark.at, Math.max(now, remark.at))}</span>
              </span>
              {remark.mine && (
                <IconButton icon={Trash} label={t`Delete what you said`} onClick={() => margin.remove(remark.name)} />
              )}
            </p>
            <p className="page-thread-words" dir="auto">
              {remark.text}
            </p>
          </li>
        ))}
      </ol>
      {settled !== null && (
        <p className="caption muted">
          <Trans>
            Settled by <bdi>{settledBy}</bdi>
          </Trans>
        </p>
      )}
      {settled === null && (
        <Say
          label={t`Your answer`}
          action={t`Answer`}
          onSay={(text) => say(text, (words) => margin.reply(name, words))}
        />
      )}
      <Button
        small
        kind="plain"
        icon={settled === null ? Check : Undo}
        onClick={() => margin.settle(name, settled === null)}
      >
        {settled === null ? <Trans>Settle</Trans> : <Trans>Open again</Trans>}
      </Button>
    </section>
  );
}

interface SayProps {
  label: string;
  action: string;
  isAwaited?: boolean;
  onSay: (text: string) => Promise<boolean>;
  onCancel?: () => void;
}

function Say({ label, action, isAwaited = false, onSay, onCancel }: SayProps) {
  const [text, setText] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (isAwaited) field.current?.focus();
  }, [isAwaited]);
  const send = async (): Promise<void> => {
    if (text.trim() !== '' && (await onSay(text))) setText('');
  };
  return (
    <form
      className="page-say"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <textarea
        ref={field}
        className="input"
        rows={isAwaited ? 3 : 1}
        dir="auto"
        autoComplete="off"
        aria-label={label}
        placeholder={label}
        maxLength={2_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          void send();
        }}
      />
      {(text.trim() !== '' || isAwaited) && (
        <div className="row">
          <Button small kind="primary" type="submit">
            {action}
          </Button>
          {onCancel && (
            <Button small kind="plain" onClick={onCancel}>
              <Trans>Cancel</Trans>
            </Button>
          )}
        </div>
      )}
    </form>
  );
}
