/** What differs between two packs, in the order in which a pack is read: what a fork changed of what it came from. */
import type { Localised } from './localised.ts';
import type { Pack } from './pack.ts';

export interface PackChange {
  /** The part of the pack, such as `topics`. */
  readonly part: keyof Pack;
  /** Of a list the item's id, of rules and terms their name; null where the whole part is one thing. */
  readonly item: string | null;
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  readonly before: unknown;
  readonly after: unknown;
}

const PARTS = [
  'languages',
  'name',
  'purpose',
  'audience',
  'objectives',
  'mode',
  'formats',
  'months',
  'cadenceDays',
  'sessionMinutes',
  'topics',
  'questions',
  'organisation',
  'matching',
  'agreement',
  'training',
  'missions',
  'badges',
  'sheets',
  'prompts',
  'survey',
  'contacts',
] as const satisfies readonly (keyof Pack)[];

/** The order of keys says nothing: what a document gives back has them in another. */
const inOrder = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(inOrder);
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => [key, inOrder(part)]));
};

const same = (one: unknown, other: unknown): boolean => JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));

type Item = readonly [name: string, value: unknown];

/**
 * The parts of a list by what they are called, and rules and terms by theirs; null: the part is one thing. Contacts have
 * no id: their number in their country is, since many countries share 112.
 */
function itemsOf(part: keyof Pack, value: unknown): Item[] | null {
  if ((part === 'matching' || part === 'agreement') && typeof value === 'object' && value !== null)
    return Object.entries(inOrder(value) as object);
  if (!Array.isArray(value)) return null;
  return value.map((item: unknown): Item => {
    if (typeof item !== 'object' || item === null) return [String(item), item];
    if ('id' in item) return [String(item.id), item];
    const [country, reach] = ['country' in item ? item.country : '', 'reach' in item ? item.reach : ''];
    return [`${country} ${reach}`.trim(), item];
  });
}

function* listChanges(part: keyof Pack, before: readonly Item[], after: readonly Item[]): Generator<PackChange> {
  const [old, now] = [new Map(before), new Map(after)];
  for (const [item, value] of before) {
    if (!now.has(item)) yield { part, item, kind: 'removed', before: value, after: null };
  }
  // What stayed is compared in place: one that was taken out does not move those behind it.
  const stayed = before.filter(([item]) => now.has(item)).map(([item]) => item);
  const kept = after.filter(([item]) => old.has(item)).map(([item]) => item);
  for (const [item, value] of after) {
    const was = old.get(item);
    if (was === undefined) yield { part, item, kind: 'added', before: null, after: value };
    else if (!same(was, value)) yield { part, item, kind: 'changed', before: was, after: value };
    else if (stayed.indexOf(item) !== kept.indexOf(item))
      yield { part, item, kind: 'moved', before: was, after: value };
  }
}

/** Empty when both say the same, whatever they came from. */
export function packChanges(before: Pack, after: Pack): PackChange[] {
  return PARTS.flatMap((part): PackChange[] => {
    const [one, other] = [itemsOf(part, before[part]), itemsOf(part, after[part])];
    if (one !== null && other !== null) return [...listChanges(part, one, other)];
    if (same(before[part], after[part])) return [];
    return [{ part, item: null, kind: 'changed', before: before[part], after: after[part] }];
  });
}

/** Every text of a pack that lacks `language`, with where it stands and what it says now: what is left to translate. */
export function untranslated(
  pack: Pack,
  language: string,
): { readonly path: readonly string[]; readonly text: Localised }[] {
  const missing: { path: string[]; text: Localised }[] = [];
  walk(pack, [], (path, text) => {
    if (text[language] === undefined) missing.push({ path: [...path], text });
  });
  return missing;
}

/** The parts that are texts: everything else is a choice, a number or an id. */
const TEXTS = new Set([
  'name',
  'purpose',
  'audience',
  'label',
  'ask',
  'title',
  'text',
  'because',
  'aims',
  'rhythm',
  'ways',
  'between',
  'silence',
]);

function isText(value: unknown, key: string): value is Localised {
  return (
    TEXTS.has(key) &&
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.keys(value).length > 0
  );
}

function walk(value: unknown, path: string[], visit: (path: readonly string[], text: Localised) => void): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    const here = [...path, key];
    if (isText(part, key)) visit(here, part);
    // The answers of a check are texts in a list of their own.
    else if (path.includes('checks') && path.at(-1) === 'options') visit(here, part);
    else walk(part, here, visit);
  }
}

/** The pack with the text at `path` also in `language`; '' takes it out. An unknown path changes nothing. */
export function translated(pack: Pack, path: readonly string[], language: string, words: string): Pack {
  const copy = structuredClone(pack);
  let at: unknown = copy;
  for (const key of path) at = typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined;
  if (typeof at !== 'object' || at === null) return pack;
  if (words === '') Reflect.deleteProperty(at, language);
  else Reflect.set(at, language, words);
  return copy;
}
