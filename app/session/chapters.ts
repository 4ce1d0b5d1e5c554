/**
 * What is written in a workspace, as one notebook and one chat, kept in chapters: each coming of somebody into a circle
 * begins one, in documents of its own, and who came later is given none of the earlier ones. Two people have one chapter
 * for good.
 */

import type * as Y from 'yjs';
import { err, ok, type Result } from '../../crypto/result.ts';
import { boardsOf, observeBoards } from '../document/boards.ts';
import { linesOf } from '../document/chat.ts';
import { isListed, observePages, pagesOf, removedPagesOf } from '../document/notebook.ts';
import { observeShares } from '../document/shared.ts';
import type { PageId, WorkspaceId } from '../model/brand.ts';
import type { LineName } from '../model/chatLine.ts';
import type { FileRef } from '../model/file.ts';
import { parsePageId } from '../model/ids.ts';
import { across, changeable, derived, type Observable, sameItems } from '../model/observable.ts';
import type { DocumentSource, Room } from '../peer/types.ts';
import { type Acts, actsOver } from './acts.ts';
import { boardDocument, boardsOver, isBoardDocument } from './boards.ts';
import { openChat } from './chat.ts';
import { type Core, DOCUMENT } from './core.ts';
import type { DeliverySource } from './delivery.ts';
import { leftIn } from './departures.ts';
import type { HeldDocument } from './documents.ts';
import { type GoalLog, openGoalLog } from './goalLog.ts';
import { inChapter } from './inChapter.ts';
import { type JourneyLog, openJourneyLog } from './journeyLog.ts';
import { openMargin } from './margin.ts';
import { type MeetingLog, openMeetingLog } from './meetingLog.ts';
import { openNotebook } from './notebook.ts';
import type { Chapter } from './roster.ts';
import { type Sharing, shareDocuments } from './sharing.ts';
import type { Boards, Chat, Left, Member, Notebook, OpenPage, PageWords, SessionError } from './types.ts';

/** What the documents that are pages are called. */
export const PAGE = 'page ';
/** And how they were: kept by each device for itself, never shared. */
export const PAST = 'past page ';
/** Those that each chapter has, as documentsOf() gives them. */
export const DOCUMENTS = ['notebook', 'chat', 'goals', 'meetings'] as const;

/** Any text: names come from the other side as they are. */
export function placeOf(id: string): { readonly chapter: number; readonly document: string } {
  const numbered = /^([1-9][0-9]{0,4}) (.*)$/s.exec(id);
  return { chapter: Number(numbered?.[1] ?? 0), document: numbered?.[2] ?? id };
}

/** All of the first chapter, by its notebook: for who erases what is not open. */
export const documentsBy = (notes: Y.Doc): readonly string[] => [
  ...DOCUMENTS,
  ...[...pagesOf(notes), ...removedPagesOf(notes)].flatMap(({ id }) => [PAGE + id, PAST + id]),
  ...boardsOf(notes).map(({ id }) => boardDocument(id)),
];

/** Whether a document is the text of a page. */
export const isPage = (id: string): boolean => placeOf(id).document.startsWith(PAGE);

export interface ChaptersOptions {
  readonly core: Core;
  readonly workspace: WorkspaceId;
  /** Those that this device may read, oldest first; asked again at each refresh(). */
  readonly readable: () => readonly Chapter[];
  /** Everybody who is or was a member. */
  readonly people: Observable<readonly Member[]>;
  /** There may be more than one other. */
  readonly isCircle: boolean;
}

export interface Held {
  readonly number: number;
  readonly notes: HeldDocument;
  readonly chat: HeldDocument;
  readonly goals: HeldDocument;
  readonly meetings: HeldDocument;
}

const documentsOf = ({ notes, chat, goals, meetings }: Held): readonly HeldDocument[] => [notes, chat, goals, meetings];

export interface Shown extends Held {
  readonly notebook: Notebook;
  readonly talk: Chat;
  readonly ready: Promise<void>;
  readonly left: Observable<readonly Left[]>;
  readonly goalLog: GoalLog;
  readonly meetingLog: MeetingLog;
  readonly journeyLog: JourneyLog;
  close(): void;
}

export interface Chapters {
  readonly source: DocumentSource;
  /** Whether that person's devices are given the document. */
  mayHave(person: string, document: string): boolean;
  /** The latest one, in which new things are written. */
  latest(): Held;
  held(): readonly Held[];
  /** Names of the documents of all pages and boards. */
  readonly pages: { list(): readonly string[]; subscribe(listener: () => void): () => void };
  readonly onShares: Pick<Observable<unknown>, 'subscribe'>;
  /** Opens what became readable since. */
  refresh(): Promise<Result<void, SessionError>>;
  /** `onPicture` is told what a signed word of a page that is open brings. */
  show(room: Room, onPicture: (file: FileRef) => void): Views;
  /** Ends what show() began: nothing of it is asked for any more. */
  hide(): void;
  /** Of all chats; also those that are not shown. */
  countLines(): number;
  /** The names of all documents, but for removed(). */
  names(): readonly string[];
  /** The same of pages that were taken off and can be brought back. */
  removed(): readonly string[];
  close(): void;
}

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

export async function openChapters(options: ChaptersOptions): Promise<Result<Chapters, SessionError>> {
  const { core, workspace, readable, people, isCircle } = options;
  const nameOnDisk = (document: string): string => DOCUMENT.workspace(workspace, document);
  const held = changeable<readonly Held[]>([]);
  const shown = changeable<readonly Shown[]>([]);
  const fixed = new Map<string, HeldDocument>();
  /** Those of the notebook, whichever chapter they were in. */
  const acts = actsOver();
  let room: Room | null = null;
  let pictures: ((file: FileRef) => void) | null = null;
  let closed = false;

  const holdPage = (chapter: number, page: PageId) => core.documents.hold(nameOnDisk(inChapter(chapter, PAGE + page)));
  const pagesIn = ({ number, notes }: Held): string[] =>
    pagesOf(notes.doc).map((page) => inChapter(number, PAGE + page.id));
  const pastIn = ({ number, notes }: Held): string[] =>
    pagesOf(notes.doc).map((page) => inChapter(number, PAST + page.id));
  const onPages = across(held, (one, listener) => observePages(one.notes.doc, listener));
  const boardsIn = ({ number, notes }: Held): string[] =>
    boardsOf(notes.doc).map(({ id }) => inChapter(number, boardDocument(id)));
  const onBoards = across(held, (one, listener) => observeBoards(one.notes.doc, listener));
  const listed = (): string[] => held.get().flatMap((one) => [...pagesIn(one), ...boardsIn(one)]);
  const onListed = (listener: () => void): (() => void) => {
    const stops = [onPages.subscribe(listener), onBoards.subscribe(listener)];
    return () => stops.forEach((stop) => void stop());
  };

  const sharing: Sharing = shareDocuments({
    fixed,
    listed,
    observe: onListed,
    hold(id) {
      const { chapter, document } = placeOf(id);
      const page = document.startsWith(PAGE) ? parsePageId(document.slice(PAGE.length)) : null;
      const isOpen = held.get().some(({ number }) => number === chapter);
      if (isOpen && isBoardDocument(document)) return core.documents.hold(nameOnDisk(id));
      return isOpen && page?.ok === true ? holdPage(chapter, page.value) : null;
    },
  });

  async function holdOne(number: number): Promise<Result<Held, SessionError>> {
    const [notes, chat, goals, meetings] = await Promise.all(
      DOCUMENTS.map((name) => core.documents.hold(nameOnDisk(inChapter(number, name)))),
    );
    if (notes?.ok && chat?.ok && goals?.ok && meetings?.ok)
      return ok({
        number,
        notes: notes.value,
        chat: chat.value,
        goals: goals.value,
        meetings: meetings.value,
      });
    for (const one of [notes, chat, goals, meetings]) if (one?.ok) one.value.release();
    const failed = [notes, chat, goals, meetings].find((one) => one?.ok === false);
    return err(failed?.ok === false ? failed.error : { tag: 'not-found' });
  }

  async function refresh(): Promise<Result<void, SessionError>> {
    for (const { number } of readable()) {
      if (held.get().some((one) => one.number === number)) continue;
      const one = await holdOne(number);
      if (!one.ok) return one;
      if (closed || held.get().some((each) => each.number === number)) {
        for (const each of documentsOf(one.value)) each.release();
        continue;
      }
      const { notes, chat, goals, meetings } = one.value;
      for (const [name, each] of Object.entries({ notebook: notes, chat, goals, meetings }))
        fixed.set(inChapter(number, name), each);
      held.set([...held.get(), one.value].sort((a, b) => a.number - b.number));
      if (room !== null) shown.set([...shown.get(), showOne(one.value, room)].sort((a, b) => a.number - b.number));
    }
    return ok(undefined);
  }

  function showOne(one: Held, over: Room): Shown {
    const { number, notes, chat, goals, meetings } = one;
    // Before anything is written: a deletion made before the first link would pass as delivered.
    over.deliveries.of(inChapter(number, 'notebook')).watch(notes.doc);
    over.deliveries.of(inChapter(number, 'chat')).watch(chat.doc);
    over.deliveries.of(inChapter(number, 'goals')).watch(goals.doc);
    over.deliveries.of(inChapter(number, 'meetings')).watch(meetings.doc);
    const book = openNotebook({
      doc: notes.doc,
      hold: (page) => holdPage(number, page),
      holdPast: (page) => core.documents.hold(nameOnDisk(inChapter(number, PAST + page))),
      forget(page) {
        const document = inChapter(number, PAGE + page);
        sharing.release(document);
        const isWanted = (): boolean => isListed(notes.doc, page);
        void core.documents.forget(nameOnDisk(document), isWanted);
        void core.documents.forget(nameOnDisk(inChapter(number, PAST + page)), isWanted);
      },
      room: {
        awareness: over.awareness,
        delivery: (page) => over.delivery(inChapter(number, PAGE + page)),
      },
      margin: (page, doc) =>
        openMargin({
          workspace,
          page,
          doc,
          people,
          me: core.me,
          author: core.person.sign,
          onPicture: (file) => pictures?.(file),
          clock: core.clock,
          random: core.random,
        }),
      acts,
      clock: core.clock,
      random: core.random,
    });
    book.clear();
    const talk = openChat({
      workspace,
      doc: chat.doc,
      vault: chat.vault,
      delivery: over.delivery(inChapter(number, 'chat')),
      people,
      readers: isCircle ? readersOf(number, over) : null,
      chapter: number,
      author: core.person.sign,
      clock: core.clock,
      random: core.random,
    });
    const { me, person, clock, random } = core;
    const common = { workspace, me, author: person.sign, clock, random };
    const goalLog = openGoalLog({ ...common, doc: goals.doc });
    const journeyLog = openJourneyLog({ ...common, doc: goals.doc });
    const meetingLog = openMeetingLog({ ...common, doc: meetings.doc });
    return {
      ...one,
      goalLog,
      journeyLog,
      meetingLog,
      notebook: book.notebook,
      talk: talk.chat,
      ready: talk.ready,
      left: leftIn(chat.doc, workspace, people, number),
      close() {
        book.close();
        talk.close();
        goalLog.close();
        meetingLog.close();
        journeyLog.close();
      },
    };
  }

  /** With each of the others who may read that chapter, how far its chat has got. */
  function readersOf(number: number, over: Room): Observable<readonly DeliverySource[]> {
    const document = inChapter(number, 'chat');
    return derived(
      [people],
      () => {
        const chapter = readable().find((one) => one.number === number);
        const others = [...(chapter?.people ?? [])].filter((person) => person !== core.me);
        return others.map((person) => over.deliveries.to(person).of(document));
      },
      sameItems,
    );
  }

  const latest = <T extends Held>(list: readonly T[]): T => {
    const last = list.at(-1);
    if (last === undefined) throw new Error('a workspace has a chapter');
    return last;
  };

  const opened = await refresh();
  if (!opened.ok) {
    close();
    return opened;
  }

  function close(): void {
    closed = true;
    sharing.close();
    for (const each of held.get()) for (const one of documentsOf(each)) one.release();
  }

  return ok({
    source: sharing.source,
    mayHave(person, document) {
      const { chapter } = placeOf(document);
      const found = readable().find(({ number }) => number === chapter);
      return found !== undefined && (found.people === null || found.people.has(person));
    },
    latest: () => latest(held.get()),
    held: held.get,
    pages: { list: listed, subscribe: onListed },
    onShares: across(held, (one, listener) => observeShares(one.chat.doc, listener)),
    refresh,
    show(over, onPicture) {
      room = over;
      pictures = onPicture;
      shown.set(held.get().map((one) => showOne(one, over)));
      return {
        ...viewsOf(shown, latest, acts),
        boards: boardsOver({ core, held, onBoards, latest: () => latest(held.get()), nameOnDisk, room: over }),
      };
    },
    hide() {
      for (const one of shown.get()) one.close();
    },
    countLines: () => held.get().reduce((count, { chat }) => count + linesOf(chat.doc).length, 0),
    names: () => [...listed(), ...held.get().flatMap(pastIn), ...fixed.keys()],
    removed: () =>
      held
        .get()
        .flatMap(({ number, notes }) =>
          removedPagesOf(notes.doc).flatMap(({ id }) => [inChapter(number, PAGE + id), inChapter(number, PAST + id)]),
        ),
    close,
  });
}

export function viewsOf(
  shown: Observable<readonly Shown[]>,
  latest: (list: readonly Shown[]) => Shown,
  { past, undo, redo }: Acts,
): Omit<Views, 'boards'> {
  const all = <T>(pick: (one: Shown) => Observable<readonly T[]>): Observable<readonly T[]> =>
    derived(
      [across(shown, (one, listener) => pick(one).subscribe(listener))],
      () => shown.get().flatMap((one) => pick(one).get()),
      sameItems,
    );
  const holderOf = (page: PageId): Shown | undefined =>
    shown.get().find(({ notebook }) => notebook.pages.get().some(({ id }) => id === page));
  const removerOf = (page: PageId): Shown | undefined =>
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
