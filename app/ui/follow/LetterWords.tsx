import { Trans, useLingui } from '@lingui/react/macro';
import type { PreparedCounters } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatDate, formatTime } from '../format.ts';
import { instantOfDay } from '../goals/due.ts';
import { Fact, Facts } from '../workspace/Facts.tsx';

/** A letter about a pair, before or after it left: every field of it, and the very text that is signed. */
export function LetterWords({ letter, coordinator }: { letter: PreparedCounters; coordinator: string }) {
  const { i18n } = useLingui();
  const now = useNow();
  const { sessions, minutes, goals, reached, topics, first, last, well, wellOn, at } = letter.counters;
  const date = (day: string): string => formatDate(i18n.locale, instantOfDay(day), now);
  return (
    <div className="follow-letter">
      <Facts>
        <Fact term={<Trans>Meetings that took place</Trans>}>{sessions}</Fact>
        <Fact term={<Trans>Minutes together</Trans>}>{minutes}</Fact>
        <Fact term={<Trans>Goals set</Trans>}>{goals}</Fact>
        <Fact term={<Trans>Goals reached</Trans>}>{reached}</Fact>
        <Fact term={<Trans>Topics acquired</Trans>}>{topics}</Fact>
        <Fact term={<Trans>First meeting</Trans>}>{first === null ? <Trans>not yet</Trans> : date(first)}</Fact>
        <Fact term={<Trans>Last meeting</Trans>}>{last === null ? <Trans>not yet</Trans> : date(last)}</Fact>
        <Fact term={<Trans>Is it going well?</Trans>}>
          {well === null || wellOn === null ? (
            <Trans>not said</Trans>
          ) : well ? (
            <Trans>Yes, said on {date(wellOn)}</Trans>
          ) : (
            <Trans>No, said on {date(wellOn)}</Trans>
          )}
        </Fact>
        <Fact term={<Trans>Of which pair, and when</Trans>}>
          <Trans>
            The invitation that brought you together; {date(new Date(at).toISOString().slice(0, 10))},{' '}
            {formatTime(i18n.locale, at)}
          </Trans>
        </Fact>
      </Facts>
      <details>
        <summary>
          <Trans>The very text that you sign</Trans>
        </summary>
        <pre className="follow-text" dir="ltr">
          {letter.text}
        </pre>
      </details>
      <p className="caption muted">
        <Trans>
          Your signature stands under it, and it is sealed: only <bdi>{coordinator}</bdi> can open it. No message, page,
          note or title is in it.
        </Trans>
      </p>
    </div>
  );
}
