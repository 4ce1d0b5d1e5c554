/** What the others wrote since a space was last in front. */
import { sameUpTo } from '../model/observable.ts';
import type { Chat, ChatLine } from './types.ts';

/** More than that is "99+" to anybody. */
const MOST = 100;

export interface Unread {
  readonly ids: readonly string[];
  /** How many of them name me. */
  readonly forMe: number;
  readonly latest: ChatLine | null;
  /** How far it reaches. */
  readonly upTo: ReadMark | null;
}

const NONE: ReadonlySet<string> = new Set();

/** How far one of the person's devices has read: the last line of another, and how many of others stand up to it. */
export interface ReadMark {
  readonly line: string;
  readonly count: number;
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
  /** Where another device of the person, or this one, has read to. */
  readonly mark: () => ReadMark | null;
  readonly keepMark: (mark: ReadMark) => void;
  readonly changed: (unread: Unread) => void;
}

/** Looks at the lines until the returned `stop` is called; `read`: they have come to the front. */
export function followUnread(options: UnreadOptions): { read(): void; look(): void; stop(): void } {
  const { chat, began, isInFront, changed } = options;
  const known = new Set<string>();
  let seen: readonly ChatLine[] = [];
  let unread: readonly string[] = options.before;
  let wasSettled = false;

  function tell(): void {
    const waiting = new Set(unread);
    const lines = chat.lines.get().filter(({ id }) => waiting.has(id));
    const forMe = lines.filter(({ mentioned = [] }) => mentioned.some(({ me }) => me)).length;
    changed({ ids: unread, forMe, latest: lines.at(-1) ?? null, upTo: reach() });
  }

  const ofOthers = (): ChatLine[] => chat.lines.get().filter(({ genuine, mine }) => genuine && !mine);

  function reach(): ReadMark | null {
    const others = ofOthers();
    const last = others.at(-1);
    return last === undefined ? null : { line: last.id, count: others.length };
  }

  /** Of what the mark says: nothing, unless here stand as many before it. A line that came late may be among them. */
  function readElsewhere(): ReadonlySet<string> {
    const mark = options.mark();
    if (mark === null || (unread.length === 0 && isInFront())) return NONE;
    const upTo = ofOthers().slice(0, mark.count);
    return new Set(upTo.at(-1)?.id === mark.line ? upTo.map(({ id }) => id) : []);
  }

  function leaveMark(): void {
    if (!chat.settled.get()) return;
    const upTo = reach();
    // Another device that knows more has read further.
    if (upTo !== null && (options.mark()?.count ?? 0) < upTo.count) options.keepMark(upTo);
  }

  function look(): void {
    const lines = chat.lines.get();
    const isSettled = chat.settled.get();
    // What comes first into an empty space that was never looked through is what others said before.
    const isHistory = !wasSettled || (known.size === 0 && !options.wasKnown);
    wasSettled = isSettled;
    const fresh = lines.slice(sameUpTo(seen, lines)).filter(({ id }) => !known.has(id));
    seen = lines;
    for (const { id } of fresh) known.add(id);
    const news = fresh.filter(
      (line) => line.genuine && !line.mine && !line.deleted && (!isHistory || line.at >= began),
    );
    // One that was taken back, or is gone, waits no more; before all are verified, one may only not be here yet.
    const gone = new Set(lines.filter(({ deleted }) => deleted).map(({ id }) => id));
    const waits = (id: string): boolean => !gone.has(id) && (!isSettled || known.has(id));
    const those = [...new Set([...unread.filter(waits), ...news.map(({ id }) => id)])];
    const read = those.length === 0 ? NONE : readElsewhere();
    const waiting = those.filter((id) => !read.has(id));
    const next = isInFront() ? [] : waiting.slice(-MOST);
    if (isInFront() && news.length > 0) leaveMark();
    if (next.length === unread.length && next.every((id, at) => id === unread[at])) return;
    unread = next;
    tell();
  }

  look();
  const stops = [chat.lines.subscribe(look), chat.settled.subscribe(look)];
  return {
    look,
    read() {
      leaveMark();
      if (unread.length === 0) return;
      unread = [];
      tell();
    },
    stop: () => stops.forEach((stop) => void stop()),
  };
}
