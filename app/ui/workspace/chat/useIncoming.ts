import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { sameUpTo } from '../../../model/observable.ts';
import type { Chat, ChatLine } from '../../../session/types.ts';
import { useNow } from '../../clock.ts';
import { useAnnouncer } from '../../parts/Announcer.tsx';

/** More than these at once are counted, not read out. */
const SAID_WHOLE = 3;
/** A longer message is begun, and read in its place. */
const SAID_CHARACTERS = 140;

function begun(text: string): string {
  const characters = [...text];
  return characters.length <= SAID_CHARACTERS ? text : `${characters.slice(0, SAID_CHARACTERS).join('').trimEnd()}…`;
}

/** Says each line that arrives, once. Not one's own, and not what was there before the screen opened. */
export function useIncoming(chat: Chat): void {
  const { t } = useLingui();
  const { announce } = useAnnouncer();
  const opened = useRef(useNow());
  const say = useRef((_: readonly { authorName: string; text: string }[]): void => undefined);
  useEffect(() => {
    say.current = (lines) => {
      const count = lines.length;
      if (count > SAID_WHOLE) announce(t`${count} new messages`);
      else if (count > 0) announce(lines.map((line) => `${line.authorName}: ${begun(line.text)}`).join('\n'));
    };
  });
  useEffect(() => {
    const known = new Set<string>();
    let before: readonly ChatLine[] = [];
    const look = (): void => {
      const lines = chat.lines.get();
      // The first lines to appear are the history, verified while the screen opens; only newer ones are news.
      const isHistory = known.size === 0 || !chat.settled.get();
      const fresh = lines.slice(sameUpTo(before, lines)).filter(({ id }) => !known.has(id));
      before = lines;
      for (const { id } of fresh) known.add(id);
      say.current(
        fresh.filter(
          (line) => line.genuine && !line.mine && !line.deleted && (!isHistory || line.at >= opened.current),
        ),
      );
    };
    look();
    return chat.lines.subscribe(look);
  }, [chat]);
}
