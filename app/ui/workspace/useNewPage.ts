import { useLocation } from 'wouter';
import type { Workspace } from '../../session/types.ts';

/** Adds an empty page and goes there. */
export function useNewPage(workspace: Workspace): () => void {
  const [, go] = useLocation();
  return () => go(`/w/${workspace.id}/page/${workspace.notebook.addPage()}`);
}
