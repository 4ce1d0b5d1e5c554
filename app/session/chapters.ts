/**
 * What is written in a workspace, as one notebook and one chat, kept in chapters: each coming of somebody into a circle
 * begins one, in documents of its own, and who came later is given none of the earlier ones. Two people have one chapter
 * for good.
 */
import { ok, type Result } from '../../crypto/result.ts';
import { boardsOf, observeBoards } from '../document/boards.ts';
import { linesOf } from '../document/chat.ts';
import { observePages, pagesOf, removedPagesOf } from '../document/notebook.ts';
import { observeShares } from '../document/shared.ts';
import type { WorkspaceId } from '../model/brand.ts';
import type { FileRef } from '../model/file.ts';
import { parsePageId } from '../model/ids.ts';
import { across, changeable, derived, type Observable, sameItems } from '../model/observable.ts';
import type { DocumentSource, Room } from '../peer/types.ts';
import { actsOver } from './acts.ts';
import { boardDocument, boardsOver, isBoardDocument } from './boards.ts';
import { type Views, viewsOf } from './chapterViews.ts';
import { type Core, DOCUMENT } from './core.ts';
import type { DeliverySource } from './delivery.ts';
import { PAGE, PAST } from './documentNames.ts';
import type { HeldDocument } from './documents.ts';
import { documentsIn, type HeldChapter, holdChapter, releaseChapter } from './heldChapter.ts';
import { inChapter, placeOf } from './inChapter.ts';
import type { Chapter } from './roster.ts';
import { type Sharing, shareDocuments } from './sharing.ts';
import { type ShownChapter, showChapter } from './shownChapter.ts';
import type { Member, SessionError } from './types.ts';

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

export interface Chapters {
  readonly source: DocumentSource;
  /** Whether that person's devices are given the document. */
  mayHave(person: string, document: string): boolean;
  /** The latest one, in which new things are written. */
  latest(): HeldChapter;
  held(): readonly HeldChapter[];
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

export async function openChapters(options: ChaptersOptions): Promise<Result<Chapters, SessionError>> {
  const { core, workspace, readable, people, isCircle } = options;
  const nameOnDisk = (document: string): string => DOCUMENT.workspace(workspace, document);
  const held = changeable<readonly HeldChapter[]>([]);
  const shown = changeable<readonly ShownChapter[]>([]);
  const fixed = new Map<string, HeldDocument>();
  /** Those of the notebook, whichever chapter they were in. */
  const acts = actsOver();
  const chatActs = actsOver();
  let room: Room | null = null;
  let pictures: ((file: FileRef) => void) | null = null;
  let closed = false;

  const hold = (document: string) => core.documents.hold(nameOnDisk(document));
  const pagesIn = ({ number, notes }: HeldChapter): string[] =>
    pagesOf(notes.doc).map((page) => inChapter(number, PAGE + page.id));
  const pastIn = ({ number, notes }: HeldChapter): string[] =>
    pagesOf(notes.doc).map((page) => inChapter(number, PAST + page.id));
  const onPages = across(held, (one, listener) => observePages(one.notes.doc, listener));
  const boardsIn = ({ number, notes }: HeldChapter): string[] =>
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
      return isOpen && (isBoardDocument(document) || page?.ok === true) ? hold(id) : null;
    },
  });

  async function refresh(): Promise<Result<void, SessionError>> {
    for (const { number } of readable()) {
      if (held.get().some((one) => one.number === number)) continue;
      const one = await holdChapter(number, hold);
      if (!one.ok) return one;
      if (closed || held.get().some((each) => each.number === number)) {
        releaseChapter(one.value);
        continue;
      }
      for (const [name, each] of documentsIn(one.value)) fixed.set(inChapter(number, name), each);
      held.set([...held.get(), one.value].sort((a, b) => a.number - b.number));
      if (room !== null) shown.set([...shown.get(), showOne(one.value, room)].sort((a, b) => a.number - b.number));
    }
    return ok(undefined);
  }

  function showOne(one: HeldChapter, over: Room): ShownChapter {
    return showChapter(one, {
      ...{ core, workspace, people, acts, chatActs, room: over, hold, holdPast: hold },
      readers: isCircle ? readersOf(one.number, over) : null,
      forget(document, isWanted) {
        sharing.release(document);
        void core.documents.forget(nameOnDisk(document), isWanted);
      },
      onPicture: (file) => pictures?.(file),
    });
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

  const latest = <T extends HeldChapter>(list: readonly T[]): T => {
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
    for (const each of held.get()) releaseChapter(each);
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
        ...viewsOf(shown, latest, acts, chatActs),
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
