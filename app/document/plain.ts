/**
 * A document as JSON that anybody can read, and back: what is in it now, without how it came to be. It knows no kind of
 * document, so that what a tool adds to one goes along by itself. The same content gives the same JSON, byte for byte.
 *
 * What JSON has no word for is an object with one key that begins with `~`: `~map`, `~array`, `~text`, `~xml` are shared
 * types, `~bytes` is base64url, `~plain` an object that would be taken for one of these.
 */
import * as Y from 'yjs';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
/** Each shared type of a document by its name. */
export type PlainDocument = { readonly [root: string]: Json };

/** Lists in lists a hundred times are 200 deep: farther in, reading and writing would run out of stack. */
const DEEPEST = 400;

/** `takes`: which of its shared types. Empty ones are left out: a type that was only looked at is none. */
export function plainOf(doc: Y.Doc, takes: (name: string) => boolean = () => true): PlainDocument {
  const names = [...doc.share.keys()].filter(takes).sort();
  return Object.fromEntries(
    names.flatMap((name) => {
      const type = typed(doc, name);
      return type === null ? [] : [[name, plain(type, 0)] as const];
    }),
  );
}

/** Writes into an empty document. False, and nothing sensible is in it, where the JSON is not of that shape. */
export function fillFrom(doc: Y.Doc, roots: PlainDocument): boolean {
  let isWhole = true;
  const refuse = (): null => {
    isWhole = false;
    return null;
  };
  doc.transact(() => {
    for (const [name, node] of Object.entries(roots)) {
      const [kind, value] = tagOf(node) ?? ['', null];
      if (kind === '~map' && isObject(value)) fillMap(doc.getMap(name), value, 1, refuse);
      else if (kind === '~array' && Array.isArray(value)) fillArray(doc.getArray(name), value, 1, refuse);
      else if (kind === '~text' && Array.isArray(value)) fillText(doc.getText(name), value, refuse);
      else if (kind === '~xml' && isObject(value)) fillXml(doc.getXmlFragment(name), value, 1, refuse);
      else refuse();
    }
  });
  return isWhole;
}

/** A shared type that nobody has asked for yet has no kind: it is told by what is in it. */
function typed(doc: Y.Doc, name: string): Shared | null {
  const type = doc.share.get(name);
  if (type === undefined) return null;
  if (isShared(type)) return notEmpty(type);
  if (type._map.size > 0) return notEmpty(doc.getMap(name));
  let item = type._start;
  while (item?.deleted) item = item.right;
  if (item === null) return null;
  const { content } = item;
  if (content instanceof Y.ContentType)
    return content.type instanceof Y.XmlElement || content.type instanceof Y.XmlText
      ? doc.getXmlFragment(name)
      : doc.getArray(name);
  const isText = content instanceof Y.ContentString || content instanceof Y.ContentFormat;
  return isText ? doc.getText(name) : doc.getArray(name);
}

type Shared = Y.Map<unknown> | Y.Array<unknown> | Y.Text | Y.XmlFragment;

const isShared = (type: unknown): type is Shared =>
  type instanceof Y.Map || type instanceof Y.Array || type instanceof Y.Text || type instanceof Y.XmlFragment;

const notEmpty = (type: Shared): Shared | null =>
  (type instanceof Y.Map ? type.size : type._length) === 0 ? null : type;

const bySame = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

function sorted(entries: Iterable<readonly [string, unknown]>, depth: number): { readonly [key: string]: Json } {
  return Object.fromEntries([...entries].sort(bySame).map(([key, value]) => [key, plain(value, depth)]));
}

/** What Yjs may hold and JSON has no word for at all (undefined, a number that is none) becomes null. */
function plain(value: unknown, depth: number): Json {
  if (depth > DEEPEST) return null;
  const inside = depth + 1;
  if (value instanceof Y.Map) return { '~map': sorted(value.entries(), inside) };
  if (value instanceof Y.Array) return { '~array': value.toArray().map((each: unknown) => plain(each, inside)) };
  if (value instanceof Y.XmlElement) {
    const attributes = sorted(Object.entries(value.getAttributes()), inside);
    const name: string = value.nodeName;
    return { '~xml': { name, attributes, children: childrenOf(value, inside) } };
  }
  if (value instanceof Y.XmlFragment) return { '~xml': { children: childrenOf(value, inside) } };
  if (value instanceof Y.Text) {
    const delta: { insert?: unknown; attributes?: Record<string, unknown> }[] = value.toDelta();
    return {
      '~text': delta.map(({ insert, attributes }) => ({
        insert: plain(insert, inside),
        ...(attributes && { attributes: sorted(Object.entries(attributes), inside) }),
      })),
    };
  }
  if (value instanceof Uint8Array) return { '~bytes': textOfBytes(value) };
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (Array.isArray(value)) return value.map((each: unknown) => plain(each, inside));
  if (typeof value !== 'object' || value === null || value instanceof Y.AbstractType) return null;
  const object = sorted(Object.entries(value), inside);
  return tagOf(object) === null ? object : { '~plain': object };
}

const childrenOf = (type: Y.XmlFragment, depth: number): Json => type.toArray().map((each) => plain(each, depth));

const isObject = (value: unknown): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function tagOf(node: unknown): readonly [string, Json] | null {
  if (!isObject(node)) return null;
  const [entry, another] = Object.entries(node);
  return entry !== undefined && another === undefined && entry[0].startsWith('~') ? entry : null;
}

type Refuse = () => null;

/** A value to be put into a map or an array. */
function filled(node: Json | undefined, depth: number, refuse: Refuse): unknown {
  if (depth > DEEPEST || node === undefined) return refuse();
  const tag = tagOf(node);
  if (tag === null) {
    if (Array.isArray(node)) return node.map((each: Json) => filled(each, depth + 1, refuse));
    if (!isObject(node)) return node;
    return Object.fromEntries(Object.entries(node).map(([key, each]) => [key, filled(each, depth + 1, refuse)]));
  }
  const [kind, value] = tag;
  if (kind === '~bytes' && typeof value === 'string') return bytesOfText(value) ?? refuse();
  if (kind === '~map' && isObject(value)) return fillMap(new Y.Map(), value, depth + 1, refuse);
  if (kind === '~array' && Array.isArray(value)) return fillArray(new Y.Array(), value, depth + 1, refuse);
  if (kind === '~text' && Array.isArray(value)) return fillText(new Y.Text(), value, refuse);
  if (kind === '~plain' && isObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, filled(each, depth + 1, refuse)]));
  return refuse();
}

function fillMap(map: Y.Map<unknown>, entries: { readonly [key: string]: Json }, depth: number, refuse: Refuse) {
  for (const [key, each] of Object.entries(entries)) map.set(key, filled(each, depth, refuse));
  return map;
}

function fillArray(array: Y.Array<unknown>, values: readonly Json[], depth: number, refuse: Refuse) {
  array.push(values.map((each) => filled(each, depth, refuse)));
  return array;
}

function fillText(text: Y.Text, delta: readonly Json[], refuse: Refuse): Y.Text {
  const parts = delta.filter(isObject).filter(({ insert }) => typeof insert === 'string' || isObject(insert));
  if (parts.length < delta.length) refuse();
  text.applyDelta(parts);
  return text;
}

function fillXml(into: Y.XmlFragment, node: { readonly [key: string]: Json }, depth: number, refuse: Refuse): void {
  const { children = [], attributes = {} } = node;
  if (depth > DEEPEST || !Array.isArray(children) || !isObject(attributes)) return void refuse();
  const element = into instanceof Y.XmlElement ? into : null;
  for (const [name, value] of Object.entries(attributes)) {
    // The library's types know text values alone; headings and tasks have numbers and booleans.
    element?.setAttribute(name, filled(value, depth, refuse) as string);
  }
  for (const child of children as readonly Json[]) {
    const [kind, value] = tagOf(child) ?? ['', null];
    if (kind === '~text' && Array.isArray(value)) {
      const text = new Y.XmlText();
      into.push([text]);
      fillText(text, value, refuse);
    } else if (kind === '~xml' && isObject(value) && typeof value.name === 'string') {
      const inner = new Y.XmlElement(value.name);
      into.push([inner]);
      fillXml(inner, value, depth + 1, refuse);
    } else refuse();
  }
}

function textOfBytes(bytes: Uint8Array): string {
  let binary = '';
  // Not all at once: a call takes so many arguments and no more.
  for (let at = 0; at < bytes.length; at += 8_192) binary += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function bytesOfText(text: string): Uint8Array | null {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = new Uint8Array(binary.length);
    for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
    return bytes;
  } catch {
    return null; // not base64: the file was changed by hand
  }
}
