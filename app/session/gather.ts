/** Everything readable, in one piece: for the file that a person takes along before leaving or deleting. */
import { markdownOf } from '../document/markdown.ts';
import type { GatheredPage, GatheredSpace, Notebook, Workspace } from './types.ts';

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

export async function gatherSpace(
  { members, notebook, chat, goals }: Workspace,
  programmeName: string,
): Promise<GatheredSpace> {
  const lines = chat.lines.get();
  return { members, programmeName, pages: await gatherNotes(notebook), lines, goals: goals.list.get() };
}
