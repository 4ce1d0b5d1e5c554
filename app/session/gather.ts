/** Everything readable, for the file that a person takes along: a part at a time, so that a phone holds one of them. */
import type { Result } from '../../crypto/result.ts';
import { markdownOf } from '../document/markdown.ts';
import { plainOf } from '../document/plain.ts';
import type { BoardObject } from '../model/board.ts';
import type { FileRef } from '../model/file.ts';
import type { TakenMember } from '../model/takenAlong.ts';
import { isOfDevice, placeOf } from './chapters.ts';
import type { HeldDocument } from './documents.ts';
import type {
  Agenda,
  Boards,
  Chat,
  GatheredPage,
  GatheredSpace,
  Goals,
  Member,
  Notebook,
  PairPact,
  SessionError,
} from './types.ts';

/** A person's own goals there, among the documents of a space. */
export const OWN_GOALS = 'own goals';

async function gatherPages(notebook: Notebook): Promise<GatheredPage[]> {
  const pages: GatheredPage[] = [];
  // One after the other: a phone need not hold every page of a year open at once.
  for (const page of notebook.pages.get()) {
    const opened = await notebook.openPage(page.id);
    pages.push({
      title: page.title,
      created: page.created,
      // Said to be missing rather than left out: who deletes afterwards must know.
      markdown: opened.ok ? markdownOf(opened.value.fragment) : null,
    });
    if (opened.ok) opened.value.close();
  }
  return pages;
}

async function gatherBoards(boards: Boards): Promise<(readonly BoardObject[] | null)[]> {
  const gathered: (readonly BoardObject[] | null)[] = [];
  for (const board of boards.list.get().filter(({ isRemoved }) => !isRemoved)) {
    const opened = await boards.openBoard(board);
    gathered.push(opened.ok ? opened.value.objects.get() : null);
    if (opened.ok) opened.value.close();
  }
  return gathered;
}

export interface GatherSource {
  readonly about: GatheredSpace['about'];
  readonly notebook: Notebook;
  /** Null: notes of one person. */
  readonly tools: {
    readonly boards: Boards;
    readonly chat: Chat;
    readonly goals: Pick<Goals, 'list'>;
    readonly agenda: Pick<Agenda, 'state'>;
    readonly pact: PairPact | null;
    readFile(file: FileRef): Promise<Blob | null>;
  } | null;
  readonly names: readonly string[];
  readonly hold: (name: string) => Promise<Result<HeldDocument, SessionError>>;
}

/** What is not for a file that lies open somewhere: a share of somebody's keys, and in the person's document all but the notes. */
const takes = (kind: GatheredSpace['about']['kind'], name: string) => {
  const { document } = placeOf(name);
  if (document === 'chat') return (root: string): boolean => root !== 'partner';
  return (root: string): boolean => kind !== 'notes' || document !== 'notebook' || root === 'pages';
};

export async function gatherSpace({ about, notebook, tools, names, hold }: GatherSource): Promise<GatheredSpace> {
  const pages = await gatherPages(notebook);
  const boards = tools === null ? [] : await gatherBoards(tools.boards);
  const lines = tools?.chat.lines.get() ?? [];
  const files = new Map(lines.flatMap(({ file, genuine }) => (file && genuine ? [[file.id, file] as const] : [])));
  return {
    about,
    pages,
    lines,
    goals: tools?.goals.list.get() ?? [],
    agenda: tools?.agenda.state.get() ?? null,
    boards,
    pact: tools?.pact?.state.get() ?? null,
    documents: names.filter((name) => !isOfDevice(name)).sort(),
    async readDocument(name) {
      const held = await hold(name);
      if (!held.ok) return null;
      const plain = plainOf(held.value.doc, takes(about.kind, name));
      held.value.release();
      return Object.keys(plain).length === 0 ? null : plain;
    },
    files: [...files.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    readFile: async (file) => (await tools?.readFile(file)) ?? null,
  };
}

export const takenMember = ({ id, name, role, former, card }: Member): TakenMember => ({
  id,
  name,
  role,
  former,
  card,
});
