import { Trans, useLingui } from '@lingui/react/macro';
import Check from 'lucide-react/icons/check';
import Trash from 'lucide-react/icons/trash-2';
import Undo from 'lucide-react/icons/undo-2';
import { useEffect, useRef, useState } from 'react';
import type { Margin, ThreadView } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatSince } from '../format.ts';
import { Button, IconButton } from '../parts/Button.tsx';

export function Quoted({ text }: { text: string }) {
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
  /** Nothing is answered, settled or taken back. */
  readOnly: boolean;
  margin: Margin;
  say: (text: string, send: (words: string) => ReturnType<Margin['reply']>) => Promise<boolean>;
  onFront: () => void;
}

/** One comment with its answers, and what can be said and done about it. */
export function ThreadCard({ thread, isGone, isFront, readOnly, margin, say, onFront }: CardProps) {
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
      aria-label={quote || t({ context: 'one', message: 'Comment' })}
    >
      {quote !== '' && (
        <button type="button" className="page-thread-go" onClick={onFront}>
          <Quoted text={quote} />
        </button>
      )}
      {isGone && settled === null && !readOnly && (
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
              {remark.mine && !readOnly && (
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
      {settled === null && !readOnly && (
        <Say
          label={t`Your answer`}
          action={t`Answer`}
          onSay={(text) => say(text, (words) => margin.reply(name, words))}
        />
      )}
      {!readOnly && (
        <Button
          small
          kind="plain"
          icon={settled === null ? Check : Undo}
          onClick={() => margin.settle(name, settled === null)}
        >
          {settled === null ? <Trans>Settle</Trans> : <Trans>Open again</Trans>}
        </Button>
      )}
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

export function Say({ label, action, isAwaited = false, onSay, onCancel }: SayProps) {
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
