/** The text of a page read as plain values, and written once into a new one. */
import * as Y from 'yjs';
import { type PageMark, type PageNode, textNode } from '../model/pageNode.ts';

/** Deeper than any list a person makes; what is below is read as plain text. */
const DEEPEST = 48;

/** Whatever somebody wrote: never throws. */
export function jsonOf(body: Y.XmlFragment): PageNode[] {
  return childrenOf(body, 0);
}

function childrenOf(parent: Y.XmlFragment, depth: number): PageNode[] {
  return parent.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) return runsOf(child);
    if (!(child instanceof Y.XmlElement)) return [];
    if (depth > DEEPEST) return plainOf(child);
    const attrs = { ...child.getAttributes() };
    const content = childrenOf(child, depth + 1);
    return [
      {
        type: child.nodeName,
        ...(Object.keys(attrs).length > 0 && { attrs }),
        ...(content.length > 0 && { content }),
      },
    ];
  });
}

interface Run {
  readonly insert?: unknown;
  readonly attributes?: Readonly<Record<string, unknown>>;
}

function runsOf(text: Y.XmlText): PageNode[] {
  return (text.toDelta() as Run[]).flatMap(({ insert, attributes = {} }) =>
    typeof insert === 'string' && insert !== ''
      ? [
          textNode(
            insert,
            Object.entries(attributes).map(([type, value]) => markOf(type, value)),
          ),
        ]
      : [],
  );
}

function markOf(type: string, value: unknown): PageMark {
  const attrs = typeof value === 'object' && value !== null ? { ...value } : {};
  return Object.keys(attrs).length === 0 ? { type } : { type, attrs };
}

/** All text inside, without shapes. Walked with a list of its own: it is as deep as somebody made it. */
function plainOf(element: Y.XmlElement): PageNode[] {
  const waiting: unknown[] = [element];
  let text = '';
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (node instanceof Y.XmlText) {
      for (const { insert } of node.toDelta() as Run[]) if (typeof insert === 'string') text += insert;
    } else if (node instanceof Y.XmlElement) waiting.push(...node.toArray().reverse());
  }
  return text === '' ? [] : [textNode(text)];
}

/** Writes into a page that was just made. Its founder does this, once; an editor never does. */
export function fillPage(body: Y.XmlFragment, nodes: readonly PageNode[]): void {
  body.insert(0, nodes.map(elementOf));
}

function elementOf(node: PageNode): Y.XmlElement {
  const element = new Y.XmlElement(node.type);
  for (const [name, value] of Object.entries(node.attrs ?? {})) {
    // Editors write numbers and booleans where the types say text.
    if (value !== null && value !== undefined) element.setAttribute(name, value as string);
  }
  const inside: (Y.XmlElement | Y.XmlText)[] = [];
  let text: Y.XmlText | null = null;
  let length = 0;
  for (const child of node.content ?? []) {
    if (child.type !== 'text') {
      text = null;
      inside.push(elementOf(child));
      continue;
    }
    // Runs of one text are one text, as the editor keeps them.
    if (text === null) {
      text = new Y.XmlText();
      length = 0;
      inside.push(text);
    }
    const words = child.text ?? '';
    text.insert(length, words, Object.fromEntries((child.marks ?? []).map(({ type, attrs }) => [type, attrs ?? {}])));
    length += words.length;
  }
  element.insert(0, inside);
  return element;
}
