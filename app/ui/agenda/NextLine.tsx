import { Trans } from '@lingui/react/macro';
import type { WorkspaceShown } from '../../session/types.ts';
import { HowSoon, Start } from './When.tsx';

/** On the app's Today, in a space's card: a time that waits for my answer, and the next meeting. */
export function NextLine({ soon, now }: { soon: WorkspaceShown['soon']; now: number }) {
  const next = soon.meetings.find(({ end }) => end > now);
  return (
    <>
      {soon.asks !== null && soon.asks > now && (
        <span className="unread-line">
          <Trans>
            A time to answer: <Start at={soon.asks} now={now} />
          </Trans>
        </span>
      )}
      {next !== undefined && (
        <span className="line-detail">
          <Start at={next.start} now={now} />, <HowSoon start={next.start} end={next.end} now={now} />
        </span>
      )}
    </>
  );
}
