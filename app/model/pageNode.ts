/** A page as plain values, in the editor's own shape: for Markdown, for versions, and for filling a new page once. */

export interface PageMark {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>> | undefined;
}

export interface PageNode {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>> | undefined;
  readonly content?: readonly PageNode[] | undefined;
  readonly text?: string | undefined;
  readonly marks?: readonly PageMark[] | undefined;
}

export const textNode = (text: string, marks: readonly PageMark[] = []): PageNode =>
  marks.length === 0 ? { type: 'text', text } : { type: 'text', text, marks };

/** The words in nodes, without marks; what stands for a thing (a picture, somebody's name) gives its words. */
export function wordsOf(nodes: readonly PageNode[] = []): string {
  return nodes
    .map((node) => {
      if (node.type === 'text') return node.text ?? '';
      if (node.type === 'hardBreak') return '\n';
      if (node.type === 'mention' && node.content === undefined) return `@${String(node.attrs?.label ?? '')}`;
      return wordsOf(node.content);
    })
    .join('');
}
