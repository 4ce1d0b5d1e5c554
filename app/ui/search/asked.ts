/** What is looked for, and where what was found is to be lit. In memory alone: browsers write addresses down. */
import type { BoardObjectId } from '../../model/brand.ts';
import { changeable } from '../../model/observable.ts';
import type { BoardName } from '../../session/types.ts';

/** In place of a workspace: one's own notes. No workspace id is this short. */
export const NOTES = 'notes';

export const asked = changeable<{ readonly workspace: string; readonly query: string } | null>(null);

/** The path of the screen that was gone to, the message, drawn thing or comment on it if it is one, and the folded words. */
export const sought = changeable<{
  readonly path: string;
  readonly line: string | null;
  readonly drawn: { readonly board: BoardName; readonly object: BoardObjectId | null } | null;
  /** Key of the thread beside the page. */
  readonly thread: string | null;
  readonly words: readonly string[];
} | null>(null);
