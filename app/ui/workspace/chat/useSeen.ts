import { useEffect } from 'react';
import type { Chat } from '../../../session/types.ts';

/** Words that come one after another are read at once: one word about it is enough. */
const AFTER = 800;

/** The conversation is in front: what is there was read, for whoever lets that be seen. Not while the page is hidden. */
export function useSeen(chat: Chat): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const mark = (): void => {
      timer = null;
      if (document.visibilityState === 'visible') chat.markRead();
    };
    const soon = (): void => {
      timer ??= setTimeout(mark, AFTER);
    };
    soon();
    const stops = [chat.lines.subscribe(soon), chat.receipts.subscribe(soon)];
    document.addEventListener('visibilitychange', soon);
    return () => {
      if (timer !== null) clearTimeout(timer);
      for (const stop of stops) stop();
      document.removeEventListener('visibilitychange', soon);
    };
  }, [chat]);
}
