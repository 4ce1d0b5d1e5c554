/** Puts nodes into a page as an editor would have, whether a schema knows them or not. For tests. */
import * as Y from 'yjs';
import type { PageNode } from '../../../model/pageNode.ts';

export function put(body: Y.XmlFragment | Y.XmlElement, nodes: readonly PageNode[]): void {
  for (const { type, text = '', marks = [], attrs = {}, content = [] } of nodes) {
    if (type === 'text') {
      const last = body.length > 0 ? body.get(body.length - 1) : null;
      const words = last instanceof Y.XmlText ? last : new Y.XmlText();
      if (words !== last) body.push([words]);
      words.insert(words.length, text, Object.fromEntries(marks.map((mark) => [mark.type, mark.attrs ?? {}])));
      continue;
    }
    const element = new Y.XmlElement(type);
    body.push([element]);
    // Editors write numbers and booleans where the types say text.
    for (const [name, value] of Object.entries(attrs)) element.setAttribute(name, value as string);
    put(element, content);
  }
}
