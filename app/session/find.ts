/**
 * Looks through everything of one workspace, or of one's own notes, that is on this device: what was said, written,
 * wanted, agreed and drawn. Nothing is asked of anybody, and no index is written: each thing is read from its own sealed
 * document, in slices short enough that the page never stands still, and what a page says stays in memory while the
 * workspace is open.
 */
import type { BoardObjectId, PageId } from '../model/brand.ts';
import { around, fold, wordsOf } from '../model/fold.ts';
import { changeable, type Observable } from '../model/observable.ts';
import { breathe } from '../peer/index.ts';
import { ofGoals, ofLines, ofMeetings, ofPact, ofWay } from './findPieces.ts';
import type { Hit, HitKind, Piece, Searched } from './findTypes.ts';
import type { BoardSummary, PageSummary, Workspace } from './types.ts';

export type { Hit, HitKind, Searched } from './findTypes.ts';

export interface Found {
  /** Of each kind the newest first, at most MOST. */
  readonly hits: readonly Hit[];
  /** How many there are of each kind, those that are not among the hits too. */
  readonly counts: ReadonlyMap<HitKind, number>;
  /** Everything was looked at. */
  readonly done: boolean;
  /** Pages or boards that did not open. */
  readonly missed: number;
}

export interface Finding extends Observable<Found> {
  stop(): void;
}

/** Of one kind; more is no help to anybody. */
export const MOST = 100;
/** How long one slice may take, ms. */
const SLICE = 8;
/** A page edited this lately is read again: the list tells of edits once a minute. */
const FRESH = 120_000;

interface Words {
  readonly text: string;
  readonly folded: string;
}

interface ReadPage extends Words {
  readonly edited: number;
  /** What is said beside it. */
  readonly comments: readonly (Words & { readonly thread: string; readonly at: number })[];
}

const readPages = new WeakMap<Workspace['notebook'], Map<PageId, ReadPage>>();

/** `query`: words, all of which something must hold. */
export function findIn(searched: Searched, query: string, clock: () => number): Finding {
  const words = wordsOf(query);
  const found = changeable<Found>({ hits: [], counts: new Map(), done: words.length === 0, missed: 0 });
  let stopped = false;
  let missed = 0;
  const hits = new Map<HitKind, Hit[]>();
  const counts = new Map<HitKind, number>();

  function look({ kind, folded, hit }: Piece): void {
    if (!words.every((word) => folded.includes(word))) return;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    const list = hits.get(kind) ?? [];
    hits.set(kind, list);
    if (list.length < MOST) list.push(hit(words));
  }

  function show(done: boolean): void {
    const all = [...hits.values()].flatMap((list) => [...list].sort((a, b) => b.at - a.at));
    found.set({ hits: all, counts: new Map(counts), done, missed });
  }

  async function run(): Promise<void> {
    let until = performance.now() + SLICE;
    for await (const batch of batches(searched, clock)) {
      for (const piece of batch) {
        if (piece === null) missed += 1;
        else look(piece);
        if (performance.now() < until) continue;
        show(false);
        await breathe();
        if (stopped) return;
        until = performance.now() + SLICE;
      }
    }
    show(true);
  }

  // A fault goes to the page's own boundary, as everywhere.
  if (words.length > 0) void run();
  return {
    get: found.get,
    subscribe: found.subscribe,
    stop() {
      stopped = true;
    },
  };
}

/**
 * What is quickest to read first, what is at hand together: a promise a message would be more to collect than to look
 * through. Null: something did not open.
 */
async function* batches(searched: Searched, clock: () => number): AsyncGenerator<Iterable<Piece | null>> {
  const { notebook, chat, goals, agenda, boards, journey, pact, missions = [] } = searched;
  if (goals !== undefined) yield ofGoals(goals, journey);
  if (pact) yield ofPact(pact);
  if (journey !== undefined) yield ofWay(journey, missions);
  if (agenda !== undefined) yield ofMeetings(agenda);
  yield notebook.pages.get().map(titleOf);
  if (chat !== undefined) yield ofLines(chat.lines.get());
  const pages = [...notebook.pages.get()].sort((a, b) => b.edited - a.edited);
  for (const page of pages) yield await readPage(notebook, page, clock());
  for (const board of boards?.list.get() ?? []) if (boards && !board.isRemoved) yield await ofBoard(boards, board);
}

/** Found at once by its title, and once more in its words if they are there. */
const titleOf = ({ id, title, edited }: PageSummary): Piece => ({
  kind: 'page',
  folded: fold(title),
  hit: () => ({ kind: 'page', page: id, title, text: '', at: edited }),
});

async function readPage(
  notebook: Workspace['notebook'],
  { id, title, edited }: PageSummary,
  now: number,
): Promise<(Piece | null)[]> {
  const known = readPages.get(notebook) ?? new Map<PageId, ReadPage>();
  readPages.set(notebook, known);
  let read = known.get(id);
  if (read === undefined || read.edited !== edited || now - edited < FRESH) {
    const opened = await notebook.wordsOf(id);
    if (!opened.ok) return [null];
    const { text, threads } = opened.value;
    const comments = threads.flatMap(({ key, remarks }) =>
      remarks.map((remark) => ({ thread: key, text: remark.text, folded: fold(remark.text), at: remark.at })),
    );
    read = { edited, text, folded: fold(text), comments };
    known.set(id, read);
  }
  const { text, folded, comments } = read;
  return [
    {
      kind: 'page',
      folded,
      hit: (words) => ({ kind: 'page', page: id, title, text: around(text, words), at: edited }),
    },
    ...comments.map(
      ({ thread, text: said, folded: foldedWords, at }): Piece => ({
        kind: 'comment',
        folded: foldedWords,
        hit: (words) => ({ kind: 'comment', page: id, thread, title, text: around(said, words), at }),
      }),
    ),
  ];
}

/** Its name, and what is written on it. */
async function ofBoard(boards: Workspace['boards'], summary: BoardSummary): Promise<(Piece | null)[]> {
  const { chapter, id, title } = summary;
  const of = (object: BoardObjectId | null, text: string): Piece => ({
    kind: 'board',
    folded: fold(text),
    hit: (words) => ({
      kind: 'board',
      board: { chapter, id },
      object,
      title,
      text: object === null ? '' : around(text, words),
      at: 0,
    }),
  });
  const opened = await boards.openBoard(summary);
  if (!opened.ok) return [of(null, title), null];
  const objects = opened.value.objects.get();
  opened.value.close();
  return [of(null, title), ...objects.map(({ id: object, text }) => of(object, text))];
}
