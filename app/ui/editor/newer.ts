/**
 * Guard against a page written by a newer client. The editor's binding deletes nodes its schema does not know
 * (https://github.com/ueberdosis/tiptap/issues/6927), for everybody: such a page is never bound, only shown.
 */
import type { JSONContent } from '@tiptap/core';
import type { Schema } from '@tiptap/pm/model';
import * as Y from 'yjs';

export interface KnownNames {
  /** Names of nodes, each with its attributes. */
  readonly nodes: ReadonlyMap<string, ReadonlySet<string>>;
  readonly marks: ReadonlySet<string>;
}

export function knownNames(schema: Schema): KnownNames {
  const nodes = Object.values(schema.nodes).map(
    (node) => [node.name, new Set(Object.keys(node.spec.attrs ?? {}))] as const,
  );
  return { nodes: new Map(nodes), marks: new Set(Object.keys(schema.marks)) };
}

/** Overlapping marks of one kind are kept under the name and a hash. */
const markName = (attribute: string): string => /^(.*)--[a-zA-Z0-9+/=]{8}$/.exec(attribute)?.[1] ?? attribute;

function textHasUnknown(text: Y.XmlText, known: KnownNames): boolean {
  const delta: { attributes?: Record<string, unknown> }[] = text.toDelta();
  return delta.some((part) => Object.keys(part.attributes ?? {}).some((name) => !known.marks.has(markName(name))));
}

function elementIsUnknown(element: Y.XmlElement, known: KnownNames): boolean {
  const attributes = known.nodes.get(element.nodeName);
  return attributes === undefined || Object.keys(element.getAttributes()).some((name) => !attributes.has(name));
}

/** True when something under `type`, itself included, has a name the schema does not know. */
export function hasUnknown(type: unknown, known: KnownNames): boolean {
  if (type instanceof Y.XmlText) return textHasUnknown(type, known);
  if (type instanceof Y.XmlElement && elementIsUnknown(type, known)) return true;
  if (type instanceof Y.XmlFragment) return type.toArray().some((child) => hasUnknown(child, known));
  return type instanceof Y.AbstractType;
}

/** Looks only at what a transaction brought: a page of ten thousand blocks is not read again for each key. */
function bringsUnknown(transaction: Y.Transaction, fragment: Y.XmlFragment, known: KnownNames): boolean {
  const isNew = (item: Y.Item | null): boolean =>
    item !== null && item.id.clock >= (transaction.beforeState.get(item.id.client) ?? 0);
  for (const type of transaction.changed.keys()) {
    if (!isWithin(type, fragment)) continue;
    if (type instanceof Y.XmlText && textHasUnknown(type, known)) return true;
    if (type instanceof Y.XmlElement && elementIsUnknown(type, known)) return true;
    if (type instanceof Y.XmlFragment) {
      if (type.toArray().some((child) => isNew(child._item) && hasUnknown(child, known))) return true;
    }
  }
  return false;
}

function isWithin(type: unknown, fragment: Y.XmlFragment): boolean {
  let each = type;
  while (each instanceof Y.AbstractType) {
    if (each === fragment) return true;
    each = each.parent;
  }
  return false;
}

/**
 * Calls `found` as soon as somebody else's change brings an unknown name, before any observer of the document sees it:
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
  const content = fragment.toArray().flatMap((child) => blocks(child, known));
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] };
}

function blocks(type: unknown, known: KnownNames): JSONContent[] {
  const paragraph = (text: string): JSONContent[] =>
    text === '' ? [] : [{ type: 'paragraph', content: [{ type: 'text', text }] }];
  if (type instanceof Y.XmlText) return paragraph(plain(type));
  if (!(type instanceof Y.XmlElement)) return [];
  if (type.nodeName === 'heading') {
    const level = type.getAttribute('level') === '3' || Number(type.getAttribute('level')) === 3 ? 3 : 2;
    const text = plain(type);
    return [{ type: 'heading', attrs: { level }, ...(text !== '' && { content: [{ type: 'text', text }] }) }];
  }
  const children = type.toArray();
  const isTextBlock = children.every((child) => child instanceof Y.XmlText || !known.nodes.has(nameOf(child)));
  return isTextBlock ? paragraph(plain(type)) : children.flatMap((child) => blocks(child, known));
}

const nameOf = (type: unknown): string => (type instanceof Y.XmlElement ? type.nodeName : '');

function plain(type: unknown): string {
  if (type instanceof Y.XmlText) {
    const delta: { insert?: unknown }[] = type.toDelta();
    return delta.map((part) => (typeof part.insert === 'string' ? part.insert : '')).join('');
  }
  return type instanceof Y.XmlFragment ? type.toArray().map(plain).join(' ').trim() : '';
}
