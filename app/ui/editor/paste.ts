/** What comes in from outside: Markdown becomes what it means, pictures become files of the workspace. */
import { Fragment, type Schema, Slice } from '@tiptap/pm/model';
import { looksLikeMarkdown, readMarkdown } from '../../model/markdownRead.ts';
import type { PageNode } from '../../model/pageNode.ts';

/** A longer text is pasted as it is: whoever wants it as Markdown has the import. */
const LONGEST = 500_000;

/** A text from the clipboard as blocks; null: it is plain, and the editor's own way is right. */
export function sliceOfMarkdown(text: string, schema: Schema): Slice | null {
  if (text.length > LONGEST || !looksLikeMarkdown(text)) return null;
  const nodes = contentOf(readMarkdown(text), schema);
  // Words alone go into the line they are pasted in; blocks stand on their own.
  const isLine = nodes.childCount === 1 && nodes.firstChild?.type.name === 'paragraph';
  return new Slice(nodes, isLine ? 1 : 0, isLine ? 1 : 0);
}

export const contentOf = (nodes: readonly PageNode[], schema: Schema): Fragment =>
  Fragment.from(nodes.map((node) => schema.nodeFromJSON(node)));

/** Pictures among what is pasted or dropped; other files are the chat's. */
export const picturesIn = (data: DataTransfer | null): File[] =>
  [...(data?.files ?? [])].filter(({ type }) => type.startsWith('image/'));
