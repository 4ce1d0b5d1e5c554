/** What a message can link to. */
import type { PlaceLink } from '../../../model/chatLine.ts';
import type { GoalView, PageSummary, Workspace } from '../../../session/types.ts';

/** Pages, the last edited first, then goals; a private goal is nowhere the other could go. */
export function placesOf(pages: readonly PageSummary[], goals: readonly GoalView[]): readonly PlaceLink[] {
  return [
    ...[...pages].sort((a, b) => b.edited - a.edited).map(({ id, title }) => ({ to: 'page' as const, id, title })),
    ...goals.filter(({ shared }) => shared).map(({ id, title }) => ({ to: 'goal' as const, id, title })),
  ];
}

/** The place of this space that a pasted address leads to; null when it leads nowhere here. */
export function placeAt(
  pasted: string,
  origin: string,
  workspace: Pick<Workspace, 'id' | 'notebook' | 'goals'>,
): PlaceLink | null {
  const text = pasted.trim();
  if (!text.startsWith(`${origin}/w/${workspace.id}/`)) return null;
  const { pathname, searchParams } = new URL(text);
  const id = /\/(?:page|goals)\/([\w-]+)$/.exec(pathname)?.[1];
  const found = placesOf(workspace.notebook.pages.get(), workspace.goals.list.get()).find((place) => place.id === id);
  const part = searchParams.get('at');
  return found === undefined ? null : { ...found, ...(part && found.to === 'page' && { part: part.slice(0, 300) }) };
}
