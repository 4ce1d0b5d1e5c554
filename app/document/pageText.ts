/** The words of a page without their shape, for looking through them. The other side may have nested anything, however deep. */
import * as Y from 'yjs';

function textIn(node: Y.XmlElement, attribute: string): string {
  const value: unknown = node.getAttribute(attribute);
  return typeof value === 'string' ? value : '';
}

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
    } else if (node instanceof Y.XmlElement) {
      // Somebody's name stands among other words; what a picture shows is a line of its own.
      const isName = node.nodeName === 'mention';
      line += isName ? `@${textIn(node, 'label')}` : textIn(node, 'alt');
      rest.push(...(isName ? [] : [null]), ...node.toArray().reverse());
    } else if (node === null && line !== '') {
      lines.push(line);
      line = '';
    }
  }
  return [...lines, line].filter(Boolean).join('\n');
}
