/**
 * What this client can hold and draw, by name and by value. A partner's device can write anything into a page: the
 * editor's renderers throw on values of another kind (an address that is a number), then the page would never open;
 * and the binding deletes what its schema refuses.
 */
import type { NodeType, Schema } from '@tiptap/pm/model';
import type * as Y from 'yjs';

export interface KnownNames {
  /** Names of nodes, each with its attributes. */
  readonly nodes: ReadonlyMap<string, ReadonlySet<string>>;
  /** Those that may stand directly on the page. */
  readonly blocks: ReadonlySet<string>;
  /** Names of marks, each with its attributes. */
  readonly marks: ReadonlyMap<string, ReadonlySet<string>>;
}

export function knownNames(schema: Schema): KnownNames {
  const named = (type: { name: string; spec: { attrs?: object } }) =>
    [type.name, new Set(Object.keys(type.spec.attrs ?? {}))] as const;
  // The page itself and its text are never elements of their own.
  const isElement = (type: NodeType): boolean => type !== schema.topNodeType && !type.isText;
  const nodes = Object.values(schema.nodes).filter(isElement);
  return {
    nodes: new Map(nodes.map(named)),
    blocks: new Set(nodes.filter((type) => schema.topNodeType.contentMatch.matchType(type)).map(({ name }) => name)),
    marks: new Map(Object.values(schema.marks).map(named)),
  };
}

type Check = (value: unknown) => boolean;

/** What becomes a text without fail. An object does not: it may bring a `toString` of its own. */
const isPlain: Check = (value) => value === null || ['string', 'number', 'boolean', 'undefined'].includes(typeof value);

const isShort = (value: unknown, most: number): boolean =>
  value === null || value === undefined || (typeof value === 'string' && value.length <= most);

const checks: ReadonlyMap<string, Check> = new Map<string, Check>([
  ['link.href', (value) => typeof value === 'string' || value === null || value === undefined],
  ['heading.level', (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 6],
  ['taskItem.checked', (value) => typeof value === 'boolean'],
  ['orderedList.start', (value) => typeof value === 'number'],
  // Long ones would be drawn whole.
  ['mention.id', (value) => isShort(value, 64)],
  ['mention.label', (value) => isShort(value, 80)],
  ['image.alt', (value) => isShort(value, 400)],
]);

/** Looks at inherited values as well: the schema reads those too, and a key `__proto__` on the wire makes them. */
function valuesAreKnown(owner: string, values: object, attributes: ReadonlySet<string>): boolean {
  const all: Readonly<Record<string, unknown>> = { ...values };
  for (const name in values) {
    if (!attributes.has(name) || !Object.hasOwn(all, name)) return false;
    if (!(checks.get(`${owner}.${name}`) ?? isPlain)(all[name])) return false;
  }
  return true;
}

/** Overlapping marks of one kind are kept under the name and a hash. */
const markName = (attribute: string): string => /^(.*)--[a-zA-Z0-9+/=]{8}$/.exec(attribute)?.[1] ?? attribute;

function marksAreKnown(marks: object, known: KnownNames): boolean {
  const all: Readonly<Record<string, unknown>> = { ...marks };
  for (const attribute in marks) {
    const name = markName(attribute);
    const attributes = known.marks.get(name);
    if (attributes === undefined || !Object.hasOwn(all, attribute)) return false;
    const value = all[attribute];
    if (value === true) continue;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    if (!valuesAreKnown(name, value, attributes)) return false;
  }
  return true;
}

/** True when the text holds a mark, a value of a mark, or something that is no text, which this client cannot draw. */
export function textIsUnknown(text: Y.XmlText, known: KnownNames): boolean {
  const delta: { insert?: unknown; attributes?: object }[] = text.toDelta();
  return delta.some(({ insert, attributes }) => typeof insert !== 'string' || !marksAreKnown(attributes ?? {}, known));
}

/** True when the element itself, whatever is in it, has a name or a value that this client cannot draw. */
export function elementIsUnknown(element: Y.XmlElement, known: KnownNames): boolean {
  const attributes = known.nodes.get(element.nodeName);
  return attributes === undefined || !valuesAreKnown(element.nodeName, element.getAttributes(), attributes);
}
