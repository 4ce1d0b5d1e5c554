import { Trans } from '@lingui/react/macro';
import type { LineName } from '../../../model/chatLine.ts';
import type { ChatLine } from '../../../session/types.ts';
import { cited } from './aim.ts';

interface QuoteProps {
  name: LineName;
  line: ChatLine | null;
  onGo: (name: LineName) => void;
}

/** What a message answers, in short; a press goes there. */
export function Quote({ name, line, onGo }: QuoteProps) {
  if (line === null) {
    return (
      <p className="quote quote-none">
        <Trans>Answers a message that is not here.</Trans>
      </p>
    );
  }
  return (
    <button type="button" className={`quote ${line.mine ? 'quote-mine' : ''}`} onClick={() => onGo(name)}>
      <span className="unseen">
        <Trans>Answers:</Trans>{' '}
      </span>
      <Cited line={line} />
    </button>
  );
}

/** Who said it, and how it begins. */
export function Cited({ line }: { line: ChatLine }) {
  return (
    <>
      <span className="quote-who">{line.mine ? <Trans>You</Trans> : <bdi>{line.authorName}</bdi>}</span>
      <span className="quote-words" dir="auto">
        {line.deleted ? <Trans>A deleted message</Trans> : cited(line.text)}
      </span>
    </>
  );
}
