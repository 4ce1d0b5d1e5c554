/** Runs of words under their marks. */
import type { PageMark, PageNode } from './pageNode.ts';

export const ORDER = ['link', 'bold', 'italic', 'strike', 'underline', 'code'];

export const marksOf = ({ marks = [] }: PageNode): readonly PageMark[] =>
  marks.filter(({ type }) => ORDER.includes(type));
export const keyOf = (mark: PageMark): string => (mark.type === 'link' ? `link ${hrefOf(mark) ?? ''}` : mark.type);

export function merged(nodes: readonly PageNode[]): PageNode[] {
  const runs: PageNode[] = [];
  for (const node of nodes) {
    const last = runs.at(-1);
    if (node.type === 'text' && (node.text ?? '') === '') continue;
    if (last?.type === 'text' && node.type === 'text' && sameMarks(last, node))
      runs[runs.length - 1] = { ...last, text: (last.text ?? '') + (node.text ?? '') };
    else runs.push(node);
  }
  return runs;
}

const sameMarks = (a: PageNode, b: PageNode): boolean =>
  marksOf(a).map(keyOf).sort().join('\n') === marksOf(b).map(keyOf).sort().join('\n');

export function hrefOf({ attrs }: PageMark): string | null {
  return typeof attrs?.href === 'string' ? attrs.href : null;
}
