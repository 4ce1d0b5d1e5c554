/** The boards of all chapters, for the screens. Each is a document of its own, opened when it is asked for. */
import type * as Y from 'yjs';
import { err, ok } from '../../crypto/result.ts';
import { addBoard, boardsOf, removeBoard, restoreBoard, retitleBoard, touchBoard } from '../document/boards.ts';
import type { BoardId } from '../model/brand.ts';
import { boardIdOf, FIRST_BOARD, parseBoardId, parsePersonId } from '../model/ids.ts';
import { derived, type Observable } from '../model/observable.ts';
import type { Room } from '../peer/types.ts';
import type { Core } from './core.ts';
import { inChapter } from './inChapter.ts';
import type { BoardName, BoardSummary, Boards } from './types.ts';

const BOARD = 'board';

/** The first board of a chapter is called by the word alone, as it was when there was one. */
export const boardDocument = (id: BoardId): string => (id === FIRST_BOARD ? BOARD : `${BOARD} ${id}`);

export function isBoardDocument(document: string): boolean {
  if (document === BOARD) return true;
  const id = document.startsWith(`${BOARD} `) ? parseBoardId(document.slice(BOARD.length + 1)) : null;
  return id?.ok === true && id.value !== FIRST_BOARD;
}

interface Chapter {
  readonly number: number;
  readonly notes: { readonly doc: Y.Doc };
}

export interface BoardsOptions {
  readonly core: Core;
  readonly held: Observable<readonly Chapter[]>;
  readonly onBoards: Pick<Observable<unknown>, 'subscribe'>;
  /** In which new boards are made. */
  readonly latest: () => Chapter;
  readonly nameOnDisk: (document: string) => string;
  readonly room: Room;
}

export function boardsOver({ core, held, onBoards, latest, nameOnDisk, room }: BoardsOptions): Boards {
  const notesOf = (chapter: number): Y.Doc | null =>
    held.get().find(({ number }) => number === chapter)?.notes.doc ?? null;
  const among = ({ chapter }: BoardName, act: (notes: Y.Doc) => void): void => {
    const notes = notesOf(chapter);
    if (notes !== null) act(notes);
  };
  return {
    list: derived(
      [held, onBoards],
      () => held.get().flatMap(({ number, notes }) => boardsOf(notes.doc).map((one) => ({ ...one, chapter: number }))),
      sameBoards,
    ),
    add(title) {
      const { number, notes } = latest();
      const id = boardIdOf(core.random(12));
      addBoard(notes.doc, id, title, core.clock());
      return { chapter: number, id };
    },
    rename: (board, title) => among(board, (notes) => retitleBoard(notes, board.id, title)),
    remove: (board) => among(board, (notes) => removeBoard(notes, board.id, core.clock())),
    restore: (board) => among(board, (notes) => restoreBoard(notes, board.id)),
    async openBoard({ chapter, id }) {
      const notes = notesOf(chapter);
      // An address kept from before must not bring a board of nobody's list back as an empty one.
      if (notes === null || !boardsOf(notes).some((one) => one.id === id)) return err({ tag: 'not-found' });
      const document = inChapter(chapter, boardDocument(id));
      const opened = await core.documents.hold(nameOnDisk(document));
      if (!opened.ok) return opened;
      // What draws is fetched with the first board.
      const { openBoard } = await import('./board.ts');
      return ok(
        openBoard({
          chapter,
          board: id,
          held: opened.value,
          awareness: room.awareness,
          personOf(client) {
            const person = parsePersonId(room.personOf(client) ?? '');
            return person.ok ? person.value : null;
          },
          // Asked for before anything is drawn: a deletion made before the first link would pass as delivered.
          delivery: room.delivery(document),
          touch: () => touchBoard(notes, id, core.clock()),
          clock: core.clock,
          random: core.random,
        }),
      );
    },
  };
}

const sameBoards = (a: readonly BoardSummary[], b: readonly BoardSummary[]): boolean =>
  a.length === b.length &&
  a.every(({ chapter, id, title, isRemoved }, at) => {
    const other = b[at];
    return other?.chapter === chapter && other.id === id && other.title === title && other.isRemoved === isRemoved;
  });
