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

/** Deeper than a page is ever read. */
const DEEPEST = 100;

/** What was written down as nodes, by this device or by a file that came from elsewhere; null when it is none. */
export const parseNodes = (value: unknown): readonly PageNode[] | null => (areNodes(value, 0) ? value : null);

const areNodes = (value: unknown, depth: number): value is readonly PageNode[] =>
  depth < DEEPEST && Array.isArray(value) && value.every((each) => isNode(each, depth));

function isNode(value: unknown, depth: number): boolean {
  if (!isRecord(value) || !isTyped(value)) return false;
  const { text, content, marks } = value;
  return (
    (text === undefined || typeof text === 'string') &&
    (content === undefined || areNodes(content, depth + 1)) &&
    (marks === undefined || (Array.isArray(marks) && marks.every((each) => isRecord(each) && isTyped(each))))
  );
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isTyped = ({ type, attrs }: Readonly<Record<string, unknown>>): boolean =>
  typeof type === 'string' && (attrs === undefined || isRecord(attrs));
