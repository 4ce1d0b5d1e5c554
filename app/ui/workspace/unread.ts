/** What the other person wrote since a space was last in front. Kept in memory: it is forgotten with the page. */
import { useEffect, useRef } from 'react';
import type { WorkspaceId } from '../../model/brand.ts';
import { type Changeable, changeable, type Observable } from '../../model/observable.ts';
import { useObservable, useSession } from '../../react/session.ts';
import { useOpened } from '../../react/useOpened.ts';
import type { Chat, ChatLine } from '../../session/types.ts';
import { useNow } from '../clock.ts';

interface Unread {
  /** The last line that was not in front yet. */
  readonly latest: Observable<ChatLine | null>;
  /** How many of those not in front yet name me. */
  readonly forMe: Observable<number>;
  /** The messages are in front, until the returned function is called. */
  show(): () => void;
}

const followed = new WeakMap<Chat, Unread>();
const none: Observable<number> = changeable(0);
const nothing: Observable<ChatLine | null> = changeable<ChatLine | null>(null);

/** One follower a chat, for as long as the chat lives. `began`: lines of the history are older and not news. */
export function unreadOf(chat: Chat, began: number): Unread {
  const before = followed.get(chat);
  if (before !== undefined) return before;
  const latest: Changeable<ChatLine | null> = changeable<ChatLine | null>(null);
  const forMe = changeable(0);
  const known = new Set<string>();
  let watchers = 0;
  const look = (): void => {
    const lines = chat.lines.get();
    const isHistory = known.size === 0 || !chat.settled.get();
    const fresh = lines.filter(({ id }) => !known.has(id));
    for (const { id } of fresh) known.add(id);
    const news = fresh.filter((line) => line.genuine && !line.mine && (!isHistory || line.at >= began));
    const last = news.at(-1);
    if (watchers > 0) return;
    if (last !== undefined && !last.deleted) latest.set(last);
    forMe.set(forMe.get() + news.filter(({ mentioned = [] }) => mentioned.some(({ me }) => me)).length);
  };
  look();
  chat.lines.subscribe(look);
  const unread: Unread = {
    latest,
    forMe,
    show() {
      watchers += 1;
      latest.set(null);
      forMe.set(0);
      return () => {
        watchers -= 1;
      };
    },
  };
  followed.set(chat, unread);
  return unread;
}

/** The last line of a space that was not read yet; null when there is none. */
export function useUnread(id: WorkspaceId): ChatLine | null {
  const session = useSession();
  const began = useRef(useNow());
  const opened = useOpened(id, () => session.openWorkspace(id));
  return useObservable(opened.tag === 'open' ? unreadOf(opened.value.chat, began.current).latest : nothing);
}

/** How many messages of a space that were not read yet name me. */
export function useForMe(id: WorkspaceId): number {
  const session = useSession();
  const began = useRef(useNow());
  const opened = useOpened(id, () => session.openWorkspace(id));
  return useObservable(opened.tag === 'open' ? unreadOf(opened.value.chat, began.current).forMe : none);
}

/** Call where messages can be in front; `inFront` says whether they are. */
export function useRead(chat: Chat, inFront: boolean): void {
  const began = useRef(useNow());
  useEffect(() => {
    const unread = unreadOf(chat, began.current);
    return inFront ? unread.show() : undefined;
  }, [chat, inFront]);
}
