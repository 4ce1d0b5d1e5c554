/** The words of a page without their shape, for looking through them. The other side may have nested anything, however deep. */
import * as Y from 'yjs';

/** One line a block, in their order. */
export function pageTextOf(body: Y.XmlFragment): string {
  const lines: string[] = [];
  let line = '';
  /** What is still to be read, the next last; null ends a block. */
  const rest: unknown[] = [...body.toArray()].reverse();
  while (rest.length > 0) {
    const node = rest.pop();
    if (node instanceof Y.XmlText) {
      for (const { insert } of node.toDelta() as { insert?: unknown }[]) if (typeof insert === 'string') line += insert;
    } else if (node instanceof Y.XmlElement) rest.push(null, ...node.toArray().reverse());
    else if (node === null && line !== '') {
      lines.push(line);
      line = '';
    }
  }
  return [...lines, line].filter(Boolean).join('\n');
}
