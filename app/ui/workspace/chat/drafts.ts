/** Unsent words by workspace, while the page lives: in memory only, so that no plaintext touches the disk. */
import type { WorkspaceId } from '../../../model/brand.ts';

const drafts = new Map<WorkspaceId, string>();

export const draftOf = (workspace: WorkspaceId): string => drafts.get(workspace) ?? '';

export function keepDraft(workspace: WorkspaceId, text: string): void {
  if (text === '') drafts.delete(workspace);
  else drafts.set(workspace, text);
}
