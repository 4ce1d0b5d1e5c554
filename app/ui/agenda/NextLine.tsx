import { Trans } from '@lingui/react/macro';
import type { WorkspaceShown } from '../../session/types.ts';
import { SignWords } from '../pact/SignWords.tsx';
import { HowSoon, Start } from './When.tsx';

/** On the app's Today, in a space's card: what waits for my signature or my answer, and the next meeting. */
export function NextLine({ soon, name, now }: { soon: WorkspaceShown['soon']; name: string; now: number }) {
  const next = soon.meetings.find(({ end }) => end > now);
  return (
    <>
      {soon.signs && (
        <span className="unread-line">
          <SignWords kind={soon.signs} name={<bdi>{name}</bdi>} />
        </span>
      )}
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
