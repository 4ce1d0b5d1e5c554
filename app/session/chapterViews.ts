/** All chapters of a workspace as one notebook and one chat: new things go into the latest, the rest where it stands. */
import { err, ok, type Result } from '../../crypto/result.ts';
import type { PageId } from '../model/brand.ts';
import type { LineName } from '../model/chatLine.ts';
import { across, derived, type Observable, sameItems } from '../model/observable.ts';
import type { Acts } from './acts.ts';
import type { GoalLog } from './goalLog.ts';
import type { JourneyLog } from './journeyLog.ts';
import type { MeetingLog } from './meetingLog.ts';
import type { ShownChapter } from './shownChapter.ts';
import type { Boards, Chat, Left, Notebook, OpenPage, PageWords, SessionError } from './types.ts';

export interface Views {
  readonly notebook: Notebook;
  readonly boards: Boards;
  readonly chat: Chat;
  /** The lines that were there have been verified. */
  readonly ready: Promise<void>;
  readonly left: Observable<readonly Left[]>;
  readonly goalLogs: Observable<readonly GoalLog[]>;
  readonly meetingLogs: Observable<readonly MeetingLog[]>;
  readonly journeyLogs: Observable<readonly JourneyLog[]>;
  /** In which chapter a page is. */
  chapterOf(page: PageId): number | null;
}

export function viewsOf(
  shown: Observable<readonly ShownChapter[]>,
  latest: (list: readonly ShownChapter[]) => ShownChapter,
  { past, undo, redo }: Acts,
  chatActs: Acts,
): Omit<Views, 'boards'> {
  const all = <T>(pick: (one: ShownChapter) => Observable<readonly T[]>): Observable<readonly T[]> =>
    derived(
      [across(shown, (one, listener) => pick(one).subscribe(listener))],
      () => shown.get().flatMap((one) => pick(one).get()),
      sameItems,
    );
  const holderOf = (page: PageId): ShownChapter | undefined =>
    shown.get().find(({ notebook }) => notebook.pages.get().some(({ id }) => id === page));
  const removerOf = (page: PageId): ShownChapter | undefined =>
    shown.get().find(({ notebook }) => notebook.removed.get().some(({ id }) => id === page));
  const talkOf = ({ by, id }: LineName): Chat | undefined =>
    shown.get().find(({ talk }) => talk.lines.get().some(({ name }) => name?.id === id && name.by === by))?.talk;
  return {
    notebook: {
      pages: all(({ notebook }) => notebook.pages),
      addPage: (title, parent = null) =>
        ((parent === null ? undefined : holderOf(parent)) ?? latest(shown.get())).notebook.addPage(title, parent),
      // Who may read a page is its chapter's matter: from one to another none is moved.
      movePage: (id, parent, index) => holderOf(id)?.notebook.movePage(id, parent, index) ?? false,
      removePage: (id) => holderOf(id)?.notebook.removePage(id),
      removed: all(({ notebook }) => notebook.removed),
      restorePage: (id) => removerOf(id)?.notebook.restorePage(id),
      erasePage: (id) => removerOf(id)?.notebook.erasePage(id),
      past,
      undo,
      redo,
      openPage: async (id): Promise<Result<OpenPage, SessionError>> =>
        (await holderOf(id)?.notebook.openPage(id)) ?? err({ tag: 'not-found' }),
      wordsOf: async (id): Promise<Result<PageWords, SessionError>> =>
        (await holderOf(id)?.notebook.wordsOf(id)) ?? err({ tag: 'not-found' }),
      importPage: (title, text) => latest(shown.get()).notebook.importPage(title, text),
    },
    chat: {
      lines: all(({ talk }) => talk.lines),
      settled: derived([across(shown, (one, listener) => one.talk.settled.subscribe(listener))], () =>
        shown.get().every(({ talk }) => talk.settled.get()),
      ),
      send: (...message) => latest(shown.get()).talk.send(...message),
      edit: async (line, text) => (await talkOf(line)?.edit(line, text)) ?? ok(undefined),
      react: (line, mark) => talkOf(line)?.react(line, mark),
      remove: (line) => talkOf(line)?.remove(line),
      acts: chatActs,
      // Only two people let it be seen, and they have one chapter.
      receipts: latest(shown.get()).talk.receipts,
      letReadBeSeen: (seen) => latest(shown.get()).talk.letReadBeSeen(seen),
      markRead: () => latest(shown.get()).talk.markRead(),
      signedOf: (lines) => shown.get().flatMap(({ talk }) => talk.signedOf(lines)),
    },
    ready: Promise.all(shown.get().map(({ ready }) => ready)).then(() => undefined),
    left: all(({ left }) => left),
    goalLogs: derived([shown], () => shown.get().map(({ goalLog }) => goalLog), sameItems),
    meetingLogs: derived([shown], () => shown.get().map(({ meetingLog }) => meetingLog), sameItems),
    journeyLogs: derived([shown], () => shown.get().map(({ journeyLog }) => journeyLog), sameItems),
    chapterOf: (page) => holderOf(page)?.number ?? null,
  };
}
