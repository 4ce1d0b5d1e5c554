/** Everything readable, for the file that a person takes along: a part at a time, so that a phone holds one of them. */
import type { Result } from '../../crypto/result.ts';
import { plainOf } from '../document/plain.ts';
import type { PageId } from '../model/brand.ts';
import { type FileRef, pictureRefOf } from '../model/file.ts';
import type { PageNode } from '../model/pageNode.ts';
import type { TakenMember } from '../model/takenAlong.ts';
import type { HeldDocument } from './documents.ts';
import { placeOf } from './inChapter.ts';
import type {
  Agenda,
  BoardName,
  Boards,
  Chat,
  ChatLine,
  FileReach,
  Files,
  GatheredBoard,
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

const readPage =
  (notebook: Notebook, id: PageId): GatheredPage['read'] =>
  async () => {
    const opened = await notebook.openPage(id);
    // Said to be missing rather than left out: who deletes afterwards must know.
    if (!opened.ok) return null;
    const nodes = opened.value.read();
    opened.value.close();
    return nodes;
  };

const readBoard =
  (boards: Boards, board: BoardName): GatheredBoard['read'] =>
  async () => {
    const opened = await boards.openBoard(board);
    if (!opened.ok) return null;
    const objects = opened.value.objects.get();
    opened.value.close();
    return objects;
  };

const picturesIn = (nodes: readonly PageNode[]): FileRef[] =>
  nodes.flatMap(({ type, attrs, content = [] }) => {
    const picture = type === 'image' ? pictureRefOf(attrs) : null;
    return picture === null ? picturesIn(content) : [picture];
  });

interface Shown {
  readonly lines: readonly ChatLine[];
  readonly pages: readonly GatheredPage[];
  readonly boards: readonly GatheredBoard[];
}

/** Any member may name any file anywhere: the first to name it with that size gives it its name. */
async function filesOf({ lines, pages, boards }: Shown): Promise<FileRef[]> {
  const files = new Map<string, FileRef>();
  const found = (file: FileRef | null | undefined): void => {
    const key = `${file?.id} ${file?.size}`;
    if (file && !files.has(key)) files.set(key, file);
  };
  for (const { file, genuine, deleted } of lines) if (genuine && !deleted) found(file);
  // One after the other: a phone need not hold every page of a year open at once.
  for (const page of pages) picturesIn((await page.read()) ?? []).forEach(found);
  for (const board of boards) for (const { file } of (await board.read()) ?? []) found(file);
  return [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, file]) => file);
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
    readonly files: Pick<Files, 'has' | 'read'>;
    readonly reach: FileReach | null;
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
  const pages = notebook.pages
    .get()
    .map(({ id, title, created }): GatheredPage => ({ id, title, created, read: readPage(notebook, id) }));
  const boards = (tools?.boards.list.get() ?? []).flatMap((board): GatheredBoard[] =>
    tools === null || board.isRemoved ? [] : [{ title: board.title, read: readBoard(tools.boards, board) }],
  );
  const lines = tools?.chat.lines.get() ?? [];
  // One that is elsewhere is not fetched by this: it may cost more than the person has.
  const hasFile = async (file: FileRef): Promise<boolean> => (await tools?.files.has(file)) ?? false;
  return {
    about,
    pages,
    lines,
    goals: tools?.goals.list.get() ?? [],
    agenda: tools?.agenda.state.get() ?? null,
    boards,
    pact: tools?.pact?.state.get() ?? null,
    documents: [...names].sort(),
    async readDocument(name) {
      const held = await hold(name);
      if (!held.ok) return null;
      const plain = plainOf(held.value.doc, takes(about.kind, name));
      held.value.release();
      return Object.keys(plain).length === 0 ? null : plain;
    },
    files: await filesOf({ lines, pages, boards }),
    hasFile,
    async readFile(file) {
      const read = (await hasFile(file)) ? await tools?.files.read(file) : null;
      return read?.ok ? read.value : null;
    },
    reach: tools?.reach ?? null,
  };
}

export const takenMember = ({ id, name, role, former, card }: Member): TakenMember => ({
  id,
  name,
  role,
  former,
  card,
});
