/**
 * Guard against a page written by a newer client, or by one that means harm. The editor's binding deletes nodes its
 * schema does not know (https://github.com/ueberdosis/tiptap/issues/6927), for everybody, and throws on values it cannot
 * draw: such a page is never bound, only shown.
 */
import type { JSONContent } from '@tiptap/core';
import * as Y from 'yjs';
import { elementIsUnknown, type KnownNames, textIsUnknown } from './known.ts';

/** Lists in lists a hundred times: further in, drawing would run out of stack, and nobody writes so. */
const DEEPEST = 200;

/** True when something on the page has a name, a value or a shape that this client cannot draw. */
export function hasUnknown(page: Y.XmlFragment, known: KnownNames): boolean {
  return page.toArray().some((child) => childIsUnknown(child, 1, known));
}

/** `depth` is the child's: 1 directly on the page, where only blocks may stand. */
function childIsUnknown(child: unknown, depth: number, known: KnownNames): boolean {
  if (depth > DEEPEST) return true;
  if (child instanceof Y.XmlText) return depth === 1 || textIsUnknown(child, known);
  if (!(child instanceof Y.XmlElement) || elementIsUnknown(child, known)) return true;
  if (depth === 1 && !known.blocks.has(child.nodeName)) return true;
  return child.toArray().some((inner) => childIsUnknown(inner, depth + 1, known));
}

/** Looks only at what a transaction brought: a page of ten thousand blocks is not read again for each key. */
function bringsUnknown(transaction: Y.Transaction, page: Y.XmlFragment, known: KnownNames): boolean {
  const isNew = (child: unknown): boolean => {
    if (!(child instanceof Y.AbstractType)) return true;
    const item = child._item;
    return item !== null && item.id.clock >= (transaction.beforeState.get(item.id.client) ?? 0);
  };
  for (const type of transaction.changed.keys()) {
    const depth = depthIn(type, page);
    if (depth === null) continue;
    if (type instanceof Y.XmlText && textIsUnknown(type, known)) return true;
    if (type instanceof Y.XmlElement && elementIsUnknown(type, known)) return true;
    if (type instanceof Y.XmlFragment) {
      if (type.toArray().some((child) => isNew(child) && childIsUnknown(child, depth + 1, known))) return true;
    }
  }
  return false;
}

/** How many steps lead from the page to `type`; null for what is elsewhere. */
function depthIn(type: unknown, page: Y.XmlFragment): number | null {
  let each = type;
  for (let depth = 0; each instanceof Y.AbstractType; depth += 1) {
    if (each === page) return depth;
    each = each.parent;
  }
  return null;
}

/**
 * Calls `found` as soon as somebody else's change brings something unknown, before any observer of the document sees it:
 * a binding taken off inside `found` never meets it. Returns the stop.
 */
export function watchNewer(doc: Y.Doc, fragment: Y.XmlFragment, known: KnownNames, found: () => void): () => void {
  const look = (transaction: Y.Transaction): void => {
    if (!transaction.local && bringsUnknown(transaction, fragment, known)) found();
  };
  doc.on('beforeObserverCalls', look);
  return () => doc.off('beforeObserverCalls', look);
}

/** The page as far as this client knows it: the words of unknown nodes stay, in paragraphs of their own. */
export function readable(fragment: Y.XmlFragment, known: KnownNames): JSONContent {
  const content = fragment.toArray().flatMap((child) => blocks(child, known, 1));
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] };
}

function blocks(type: unknown, known: KnownNames, depth: number): JSONContent[] {
  const paragraph = (text: string): JSONContent[] =>
    text === '' ? [] : [{ type: 'paragraph', content: [{ type: 'text', text }] }];
  if (type instanceof Y.XmlText) return paragraph(plain(type, depth));
  if (!(type instanceof Y.XmlElement)) return [];
  if (type.nodeName === 'heading') {
    const said: unknown = type.getAttribute('level');
    const level = said === 3 || said === '3' ? 3 : 2;
    const text = plain(type, depth);
    return [{ type: 'heading', attrs: { level }, ...(text !== '' && { content: [{ type: 'text', text }] }) }];
  }
  const children = type.toArray();
  const isTextBlock = children.every((child) => child instanceof Y.XmlText || !known.nodes.has(nameOf(child)));
  return isTextBlock || depth > DEEPEST
    ? paragraph(plain(type, depth))
    : children.flatMap((child) => blocks(child, known, depth + 1));
}

const nameOf = (type: unknown): string => (type instanceof Y.XmlElement ? type.nodeName : '');

/** The words in `type`; those too far in to be reached are left out. */
function plain(type: unknown, depth: number): string {
  if (type instanceof Y.XmlText) {
    const delta: { insert?: unknown }[] = type.toDelta();
    return delta.map((part) => (typeof part.insert === 'string' ? part.insert : '')).join('');
  }
  if (!(type instanceof Y.XmlFragment) || depth > 2 * DEEPEST) return '';
  return type
    .toArray()
    .map((child) => plain(child, depth + 1))
    .join(' ')
    .trim();
}
