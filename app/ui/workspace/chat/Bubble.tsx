import { Trans, useLingui } from '@lingui/react/macro';
import { memo } from 'react';
import type { ChatLine, Files } from '../../../session/types.ts';
import { formatTime } from '../../format.ts';
import { deliveryWords } from '../../words.ts';
import { FileCard } from '../files/FileCard.tsx';

interface BubbleProps {
  line: ChatLine;
  /** The last of its run bears the hour and, if mine, how far it has come. */
  last: boolean;
  next: ChatLine | undefined;
  files: Files;
  other: string;
  /** Where there are more than two, the first of a run bears its author's name. */
  named: boolean;
}

export const Bubble = memo(function Bubble({ line, last, next, files, other, named }: BubbleProps) {
  const { i18n } = useLingui();
  if (!line.genuine) {
    return (
      <p className="bubble bubble-refused">
        <Trans>A line here is signed by nobody who belongs here. Its words are not shown.</Trans>
      </p>
    );
  }
  const tells = last || (line.mine && (next?.delivery !== line.delivery || next.reached?.have !== line.reached?.have));
  return (
    <div className={`bubble-line ${line.mine ? 'bubble-mine' : ''}`}>
      {named && (
        <p className="bubble-author" aria-hidden="true">
          <bdi>{line.authorName}</bdi>
        </p>
      )}
      <div className="bubble" dir="auto">
        <span className="unseen">{line.mine ? <Trans>You:</Trans> : <bdi>{line.authorName}: </bdi>}</span>
        {line.file && (
          <FileCard file={line.file} files={files} mine={line.mine} name={line.mine ? other : line.authorName} />
        )}
        {line.text !== line.file?.name && <p className={line.file && 'file-words'}>{line.text}</p>}
      </div>
      {tells && (
        <p className={`bubble-state ${line.delivery === 'not-saved' ? 'bubble-unsaved' : ''}`}>
          <time dateTime={new Date(line.at).toISOString()}>{formatTime(i18n.locale, line.at)}</time>
          {line.mine && (
            <>
              <span aria-hidden="true">·</span>
              <span>{i18n._(deliveryWords(line.delivery))}</span>
              {line.delivery === 'delivered' && line.reached !== null && line.reached.have < line.reached.of && (
                <span>
                  <Trans>
                    to {line.reached.have} of {line.reached.of}
                  </Trans>
                </span>
              )}
            </>
          )}
        </p>
      )}
    </div>
  );
});
