/** What the others wrote since a space was last in front. */
import type { Chat, ChatLine } from './types.ts';

/** More than that is "99+" to anybody. */
const MOST = 100;

export interface Unread {
  readonly ids: readonly string[];
  /** How many of them name me. */
  readonly forMe: number;
  readonly latest: ChatLine | null;
}

export interface UnreadOptions {
  readonly chat: Pick<Chat, 'lines' | 'settled'>;
  /** When this session began: lines of the history are older and not news. */
  readonly began: number;
  /** It was looked through in an earlier session: whatever comes now is news, however old. */
  readonly wasKnown: boolean;
  /** Not read when it was closed last. */
  readonly before: readonly string[];
  /** The messages are in front. */
  readonly isInFront: () => boolean;
  readonly changed: (unread: Unread) => void;
}

/** Looks at the lines until the returned `stop` is called; `read`: they have come to the front. */
export function followUnread(options: UnreadOptions): { read(): void; stop(): void } {
  const { chat, began, isInFront, changed } = options;
  const known = new Set<string>();
  let unread: readonly string[] = options.before;
  let wasSettled = false;

  function tell(): void {
    const waiting = new Set(unread);
    const lines = chat.lines.get().filter(({ id }) => waiting.has(id));
    const forMe = lines.filter(({ mentioned = [] }) => mentioned.some(({ me }) => me)).length;
    changed({ ids: unread, forMe, latest: lines.at(-1) ?? null });
  }

  function look(): void {
    const lines = chat.lines.get();
    const isSettled = chat.settled.get();
    // What comes first into an empty space that was never looked through is what others said before.
    const isHistory = !wasSettled || (known.size === 0 && !options.wasKnown);
    wasSettled = isSettled;
    const fresh = lines.filter(({ id }) => !known.has(id));
    for (const { id } of fresh) known.add(id);
    const news = fresh.filter(
      (line) => line.genuine && !line.mine && !line.deleted && (!isHistory || line.at >= began),
    );
    // One that was taken back, or is gone, waits no more; before all are verified, one may only not be here yet.
    const gone = new Set(lines.filter(({ deleted }) => deleted).map(({ id }) => id));
    const waits = (id: string): boolean => !gone.has(id) && (!isSettled || known.has(id));
    const next = isInFront() ? [] : [...new Set([...unread.filter(waits), ...news.map(({ id }) => id)])].slice(-MOST);
    if (next.length === unread.length && next.every((id, at) => id === unread[at])) return;
    unread = next;
    tell();
  }

  look();
  const stops = [chat.lines.subscribe(look), chat.settled.subscribe(look)];
  return {
    read() {
      if (unread.length === 0) return;
      unread = [];
      tell();
    },
    stop: () => stops.forEach((stop) => void stop()),
  };
}
