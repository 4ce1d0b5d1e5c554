import { Plural, Trans, useLingui } from '@lingui/react/macro';
import ArrowDown from 'lucide-react/icons/arrow-down';
import { Fragment, lazy, Suspense, useState } from 'react';
import { useObservable } from '../../../react/session.ts';
import type { Chat, Circle, Files } from '../../../session/types.ts';
import { useNow } from '../../clock.ts';
import { formatDay } from '../../format.ts';
import { Button } from '../../parts/Button.tsx';
import { Bubble } from './Bubble.tsx';
import { groupsOf } from './groups.ts';
import { useEnd } from './useEnd.ts';

const ChapterMark = lazy(() => import('../../circle/ChapterMark.tsx').then((m) => ({ default: m.ChapterMark })));

/** Drawn at once; earlier lines are asked for. */
const SHOWN = 150;

/** The lines by day. It is silent to screen readers: the page's one announcer says what arrives. */
export function ChatLog({
  chat,
  files,
  other,
  circle,
}: {
  chat: Chat;
  files: Files;
  other: string;
  circle: Circle | null;
}) {
  const { t, i18n } = useLingui();
  const lines = useObservable(chat.lines);
  const now = useNow();
  const [shown, setShown] = useState(SHOWN);
  const { log, onScroll, toEnd, below } = useEnd(lines);
  const first = Math.max(0, lines.length - shown);
  return (
    <div className="chat-window">
      <div
        className="chat-log"
        role="log"
        aria-live="off"
        aria-label={t`Conversation`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        ref={log}
        onScroll={onScroll}
      >
        {lines.length === 0 && (
          <div className="chat-empty">
            <p>
              {circle === null ? (
                <Trans>
                  What you write here is for <bdi>{other}</bdi> alone.
                </Trans>
              ) : (
                <Trans>What you write here is for everybody who is in the circle now.</Trans>
              )}
            </p>
            <p className="caption">
              <Trans>For example: “When would you like to meet the first time?”</Trans>
            </p>
          </div>
        )}
        {first > 0 && (
          <Button kind="plain" small onClick={() => setShown(shown + SHOWN)}>
            <Trans>Show earlier messages</Trans>
          </Button>
        )}
        {groupsOf(lines.slice(first)).map((group, at) => (
          <Fragment key={group.key}>
            {circle !== null && group.chapter !== null && (
              <Suspense fallback={null}>
                <ChapterMark circle={circle} number={group.chapter} isFirst={first + at === 0} />
              </Suspense>
            )}
            {group.day !== null && <p className="chat-day">{formatDay(i18n.locale, group.day, now)}</p>}
            {group.lines.map((line, i) => (
              <Bubble
                key={line.id}
                line={line}
                last={i === group.lines.length - 1}
                next={group.lines[i + 1]}
                files={files}
                other={other}
                named={circle !== null && i === 0 && line.genuine && !line.mine}
              />
            ))}
          </Fragment>
        ))}
      </div>
      {below > 0 && (
        <button type="button" className="chat-below" onClick={toEnd}>
          <ArrowDown aria-hidden="true" size={16} strokeWidth={2} />
          <Plural value={below} one="# new message" other="# new messages" />
        </button>
      )}
    </div>
  );
}
