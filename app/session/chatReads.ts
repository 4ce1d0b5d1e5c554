/**
 * How far two people have read, where both let it be seen. Who does not show it is shown nothing, and nothing is written
 * down about when anybody reads.
 */
import { type ChatText, type LineName, NO_LINE, NO_WORDS, nameOfLine, RECEIPTS_ON } from '../model/chatLine.ts';
import type { Observable } from '../model/observable.ts';
import type { Folded } from './chatFold.ts';
import type { Chat } from './types.ts';

export interface Receipts {
  readonly mine: boolean;
  readonly theirs: boolean;
}

export const NO_RECEIPTS: Receipts = { mine: false, theirs: false };

export const sameReceipts = (a: Receipts, b: Receipts): boolean => a.mine === b.mine && a.theirs === b.theirs;

export function receiptsIn({ receipts }: Folded, me: string, isMember: (person: string) => boolean): Receipts {
  const on = [...receipts].filter(([by, { line }]) => line.text === RECEIPTS_ON && isMember(by)).map(([by]) => by);
  return { mine: on.includes(me), theirs: on.some((by) => by !== me) };
}

/** The place of the last entry that the other person says to have read; -1 where nothing is said. */
export function readUpTo({ entries, reads }: Folded, me: string, isMember: (person: string) => boolean): number {
  const names = new Set(
    [...reads].flatMap(([by, { about }]) => (by === me || about === null || !isMember(by) ? [] : [about])),
  );
  if (names.size === 0) return -1;
  // A deletion stands in the place of the line it names.
  return entries.findLastIndex(({ known, kind }) => {
    if (!known.genuine || kind === 'deed') return false;
    return names.has(kind === 'gone' ? (known.about ?? '') : known.name);
  });
}

/** The newest line of the other person that I have not said to have read; null where there is none. */
function unreadLine({ entries, reads }: Folded, me: string): LineName | null {
  const last = entries.findLast(({ known, kind }) => kind === 'line' && known.genuine && known.author !== me);
  if (last === undefined || !last.known.genuine || reads.get(me)?.about === last.known.name) return null;
  return { by: last.known.author, id: last.known.line.id };
}

export interface ReadingOptions {
  readonly me: string;
  readonly isPair: boolean;
  readonly folded: Pick<Observable<Folded>, 'get'>;
  readonly receipts: Pick<Observable<Receipts>, 'get'>;
  /** A moment after that one. */
  readonly later: (than: number) => number;
  readonly say: (deed: Pick<ChatText, 'text' | 'at' | 'deed'>) => void;
}

/** What a person says of their own reading. */
export function reading(options: ReadingOptions): Pick<Chat, 'letReadBeSeen' | 'markRead'> {
  const { me, isPair, folded, receipts, later, say } = options;
  let marked = '';
  return {
    letReadBeSeen(seen) {
      if (!isPair || receipts.get().mine === seen) return;
      const { at = 0 } = folded.get().receipts.get(me)?.line ?? {};
      const deed = { does: 'receipts', of: { by: me, id: NO_LINE } };
      say({ text: seen ? RECEIPTS_ON : NO_WORDS, at: later(at), deed });
    },
    markRead() {
      const { mine, theirs } = receipts.get();
      const of = mine && theirs ? unreadLine(folded.get(), me) : null;
      // Verifying what is said leaves the thread: meanwhile it is not said again.
      if (of === null || nameOfLine(of) === marked) return;
      marked = nameOfLine(of);
      const { at = 0 } = folded.get().reads.get(me)?.line ?? {};
      say({ text: NO_WORDS, at: later(at), deed: { does: 'read', of } });
    },
  };
}
