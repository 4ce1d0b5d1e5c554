import { Trans, useLingui } from '@lingui/react/macro';
import { type Editor, useEditorState } from '@tiptap/react';
import MessageCircle from 'lucide-react/icons/message-circle';
import X from 'lucide-react/icons/x';
import { useState } from 'react';
import { useObservable } from '../../react/session.ts';
import type { Margin } from '../../session/types.ts';
import { rangeOf } from '../editor/remarks.ts';
import { Button, IconButton } from '../parts/Button.tsx';
import { Undoing, useUndoKeys } from '../parts/Undoing.tsx';
import { useThread } from '../search/useWanted.ts';
import { Quoted, Say, ThreadCard } from './Thread.tsx';
import './comments.css';

/** Words that were chosen to be commented on. */
export type Chosen = Parameters<Margin['comment']>[0];

interface CommentsProps {
  editor: Editor;
  margin: Margin;
  /** A comment is being written about these. */
  chosen: Chosen | null;
  front: string | null;
  readOnly: boolean;
  onFront: (key: string | null) => void;
  onChosen: (chosen: null) => void;
  onRefused: () => void;
  onClose: () => void;
}

/** What is said about the page, in the order of its text: beside it on a desktop, a sheet from below on a phone. */
export function Comments({
  editor,
  margin,
  chosen,
  front,
  readOnly,
  onFront,
  onChosen,
  onRefused,
  onClose,
}: CommentsProps) {
  const { t } = useLingui();
  const threads = useObservable(margin.threads);
  const led = useThread();
  useUndoKeys(margin);
  const [settledShown, setSettledShown] = useState<boolean | null>(null);
  const places = useEditorState({
    editor,
    selector: ({ editor: each }) =>
      each.isDestroyed ? '' : threads.map((thread) => rangeOf(each.state, thread, readOnly)?.from ?? '').join(),
  }).split(',');
  const placed = threads.map((thread, at) => ({ thread, place: places[at] === '' ? null : Number(places[at]) }));
  const open = placed.filter(({ thread }) => thread.settled === null);
  const settled = placed.filter(({ thread }) => thread.settled !== null);
  // A search leads to what is settled as well.
  const isSettledShown = settledShown ?? settled.some(({ thread }) => thread.key === led);
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
      readOnly={readOnly}
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
        <Undoing acts={margin} />
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
      {open.length === 0 && chosen === null && !readOnly && (
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

interface DoorProps {
  margin: Margin;
  isOpen: boolean;
  onOpen: () => void;
}

/** Where there are no tools: to what was said beside the page, if anything was. */
export function CommentsDoor({ margin, isOpen, onOpen }: DoorProps) {
  const { length } = useObservable(margin.threads);
  return length === 0 ? null : (
    <Button kind="plain" small icon={MessageCircle} aria-expanded={isOpen} onClick={onOpen}>
      <Trans>Comments: {length}</Trans>
    </Button>
  );
}
