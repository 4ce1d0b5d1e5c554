/** Everything readable, in one piece: for the file that a person takes along before leaving or deleting. */
import { markdownOf } from '../document/markdown.ts';
import type { BoardObject } from '../model/board.ts';
import type { Boards, GatheredPage, GatheredSpace, Notebook, Workspace } from './types.ts';

export async function gatherNotes(notebook: Notebook): Promise<GatheredPage[]> {
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

export async function gatherSpace(
  { members, notebook, chat, goals, agenda, boards }: Workspace,
  programmeName: string,
): Promise<GatheredSpace> {
  const lines = chat.lines.get();
  const [pages, drawn] = [await gatherNotes(notebook), await gatherBoards(boards)];
  return { members, programmeName, pages, lines, goals: goals.list.get(), agenda: agenda.state.get(), boards: drawn };
}
