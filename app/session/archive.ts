/**
 * A workspace that is only read. The session refuses, whatever a screen offers: what would write answers `closed` where
 * it can answer, and is counted else; a page and a board are handed out as copies, so that not even an editor bound to
 * one changes what is kept. Every member of each tool is named here: a new one is a type error until it is decided.
 */
import * as Y from 'yjs';
import { err, ok, type Result } from '../../crypto/result.ts';
import { bodyOf } from '../document/notebook.ts';
import { boardIdOf, pageIdOf } from '../model/ids.ts';
import { type Changeable, changeable } from '../model/observable.ts';
import type { OwnActs } from './acts.ts';
import type { Draft } from './draft.ts';
import type {
  Agenda,
  Archive,
  Boards,
  Chat,
  Files,
  Goals,
  Journey,
  Margin,
  Notebook,
  OpenBoard,
  OpenPage,
  Workspace,
} from './types.ts';

type Tools = Pick<
  Workspace,
  'notebook' | 'boards' | 'chat' | 'draft' | 'files' | 'goals' | 'journey' | 'agenda' | 'archive'
>;

/** What stands in place of the tools of an open workspace. Observables are the same ones: what still arrives is seen. */
export function archived(
  open: Omit<Tools, 'archive'>,
  random: (length: number) => Uint8Array,
  { brought = null, isBlocked = false }: Partial<Pick<Archive, 'brought' | 'isBlocked'>> = {},
): Tools {
  const refused = changeable(0);
  return {
    archive: { refused, brought, isBlocked },
    notebook: notebookOf(open.notebook, refused, random),
    boards: boardsOf(open.boards, refused, random),
    chat: chatOf(open.chat, refused),
    draft: draftOf(open.draft, refused),
    files: filesOf(open.files, refused),
    goals: goalsOf(open.goals, refused),
    journey: journeyOf(open.journey, refused),
    agenda: agendaOf(open.agenda, refused),
  };
}

const CLOSED = { tag: 'closed' } as const;

const count = (refused: Changeable<number>): void => refused.set(refused.get() + 1);

/** For what answers. */
const no = (refused: Changeable<number>) => async (): Promise<Result<never, typeof CLOSED>> => {
  count(refused);
  return err(CLOSED);
};

/** For what does not. */
const not = (refused: Changeable<number>) => (): void => count(refused);

const undoesNothing = (refused: Changeable<number>): OwnActs => ({
  past: changeable({ undo: 0, redo: 0 }),
  undo: not(refused),
  redo: not(refused),
});

function notebookOf(notebook: Notebook, refused: Changeable<number>, random: (length: number) => Uint8Array): Notebook {
  return {
    pages: notebook.pages,
    addPage() {
      count(refused);
      // Of a page that is nowhere: whoever opens it is told that it is not here.
      return pageIdOf(random(12));
    },
    removePage: not(refused),
    removed: notebook.removed,
    restorePage: not(refused),
    erasePage: not(refused),
    ...undoesNothing(refused),
    movePage() {
      count(refused);
      return false;
    },
    importPage: no(refused),
    wordsOf: notebook.wordsOf,
    async openPage(id) {
      const opened = await notebook.openPage(id);
      return opened.ok ? ok(pageOf(opened.value, refused)) : opened;
    },
  };
}

/** A copy that follows the page, one way. */
function pageOf(page: OpenPage, refused: Changeable<number>): OpenPage {
  const copy = new Y.Doc();
  const follow = (update: Uint8Array): void => Y.applyUpdate(copy, update);
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(page.doc));
  page.doc.on('update', follow);
  return {
    id: page.id,
    doc: copy,
    fragment: bodyOf(copy),
    awareness: null,
    title: page.title,
    delivery: page.delivery,
    margin: page.margin && marginOf(page.margin, refused),
    // What was kept stays; nothing is added to it.
    history: { ...page.history, keep: async () => undefined },
    read: page.read,
    retitle: not(refused),
    close() {
      page.doc.off('update', follow);
      copy.destroy();
      page.close();
    },
  };
}

function marginOf(margin: Margin, refused: Changeable<number>): Margin {
  return {
    threads: margin.threads,
    comment: no(refused),
    reply: no(refused),
    settle: not(refused),
    remove: not(refused),
    picture: not(refused),
    ...undoesNothing(refused),
  };
}

function boardsOf(boards: Boards, refused: Changeable<number>, random: (length: number) => Uint8Array): Boards {
  return {
    list: boards.list,
    add() {
      count(refused);
      // Of a board that is nowhere, as with a page.
      return { chapter: 0, id: boardIdOf(random(12)) };
    },
    rename: not(refused),
    remove: not(refused),
    restore: not(refused),
    async openBoard(board) {
      const opened = await boards.openBoard(board);
      return opened.ok ? ok(boardOf(opened.value, refused)) : opened;
    },
  };
}

function boardOf(board: OpenBoard, refused: Changeable<number>): OpenBoard {
  return {
    objects: board.objects,
    guests: board.guests,
    delivery: board.delivery,
    beyond: board.beyond,
    undoable: board.undoable,
    newId: board.newId,
    add(_, { id = board.newId() } = {}) {
      count(refused);
      return id;
    },
    change: not(refused),
    retext: not(refused),
    remove: not(refused),
    stack: not(refused),
    together: (act) => act(),
    step: () => undefined,
    undo: not(refused),
    redo: not(refused),
    point: () => undefined,
    drag: () => undefined,
    close: board.close,
  };
}

function chatOf(chat: Chat, refused: Changeable<number>): Chat {
  return {
    lines: chat.lines,
    settled: chat.settled,
    send: no(refused),
    edit: no(refused),
    react: not(refused),
    remove: not(refused),
    acts: undoesNothing(refused),
    receipts: chat.receipts,
    letReadBeSeen: not(refused),
    // Reading goes on: nothing of it is said, and nobody is kept from it.
    markRead: () => undefined,
    signedOf: chat.signedOf,
  };
}

const draftOf = (draft: Draft, refused: Changeable<number>): Draft => ({
  get: draft.get,
  keep: not(refused),
  sent: not(refused),
  form: draft.form,
  keepForm: not(refused),
});

function filesOf(files: Files, refused: Changeable<number>): Files {
  return {
    state: files.state,
    fetch: files.fetch,
    refer: files.refer,
    has: files.has,
    read: files.read,
    async keep() {
      count(refused);
      return err({ tag: 'closed' });
    },
  };
}

function agendaOf(agenda: Agenda, refused: Changeable<number>): Agenda {
  return {
    state: agenda.state,
    propose: no(refused),
    log: no(refused),
    offer: not(refused),
    answer: not(refused),
    withdraw: not(refused),
    cancel: no(refused),
    remove: not(refused),
    sayHeld: not(refused),
    addItem: no(refused),
    changeItem: not(refused),
    note: no(refused),
    removeNote: not(refused),
    keepPulse: not(refused),
    sharePulse: not(refused),
    paint: not(refused),
    wish: not(refused),
    ...undoesNothing(refused),
  };
}

function journeyOf(journey: Journey, refused: Changeable<number>): Journey {
  return {
    view: journey.view,
    pass: not(refused),
    lookAgainEvery: not(refused),
    review: no(refused),
    acquire: not(refused),
    did: not(refused),
    give: no(refused),
  };
}

function goalsOf(goals: Goals, refused: Changeable<number>): Goals {
  return {
    list: goals.list,
    mayOwn: false,
    isOwner: goals.isOwner,
    course: goals.course,
    make: no(refused),
    change: no(refused),
    addStep: no(refused),
    newStep: goals.newStep,
    tick: not(refused),
    say: no(refused),
    review: no(refused),
    share: no(refused),
    remove: not(refused),
    ...undoesNothing(refused),
  };
}
