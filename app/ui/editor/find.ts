/** Looks for words in the page: every place is marked, and one of them is the one in front. */
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

export interface Hit {
  readonly from: number;
  readonly to: number;
}

export interface Search {
  readonly query: string;
  readonly hits: readonly Hit[];
  /** -1: none. */
  readonly at: number;
}

const NONE: Search = { query: '', hits: [], at: -1 };
/** More are counted, not marked. */
const MARKED = 2_000;

export const findKey = new PluginKey<Search & { readonly marks: DecorationSet }>('find');

/** Without case and accents, sign for sign: a place in what is folded is the same place in the text. */
export const folded = (text: string): string =>
  [...text]
    .map((sign) => {
      const plain = sign.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
      return plain.length === sign.length ? plain : sign;
    })
    .join('');

/** A name in the text: one place there, and as many signs as it is written with. */
interface Name {
  readonly at: number;
  readonly signs: number;
}

function wordsOf(block: Node): { readonly text: string; readonly names: readonly Name[] } {
  const names: Name[] = [];
  let text = '';
  block.forEach((node) => {
    const words = node.text ?? (node.type.name === 'mention' ? `@${String(node.attrs.label)}` : '\ufffc');
    if (!node.isText && words.length > 1) names.push({ at: text.length, signs: words.length });
    text += words;
  });
  return { text: folded(text), names };
}

/** Of a sign among the words, in the block; what begins or ends within a name takes in all of it. */
const placeIn = (names: readonly Name[], sign: number, end: 'from' | 'to'): number =>
  names.reduce((place, { at, signs }) => {
    if (sign <= at) return place;
    return sign < at + signs ? place - (sign - at) + (end === 'to' ? 1 : 0) : place - signs + 1;
  }, sign);

export function hitsIn(doc: Node, query: string): Hit[] {
  const wanted = folded(query);
  const hits: Hit[] = [];
  if (wanted.trim() === '') return hits;
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    const { text, names } = wordsOf(node);
    for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + wanted.length)) {
      const [from, to] = [placeIn(names, at, 'from'), placeIn(names, at + wanted.length, 'to')];
      hits.push({ from: pos + 1 + from, to: pos + 1 + to });
    }
    return false;
  });
  return hits;
}

function marksOf(doc: Node, { hits, at }: Search): DecorationSet {
  const near = Math.max(0, Math.min(at - MARKED / 2, hits.length - MARKED));
  return DecorationSet.create(
    doc,
    hits
      .slice(near, near + MARKED)
      .map(({ from, to }, i) =>
        Decoration.inline(from, to, { class: i + near === at ? 'page-hit page-hit-here' : 'page-hit' }),
      ),
  );
}

export const find = Extension.create({
  name: 'find',
  addProseMirrorPlugins: () => [
    new Plugin({
      key: findKey,
      state: {
        init: () => ({ ...NONE, marks: DecorationSet.empty }),
        apply(tr, before) {
          const set: Partial<Pick<Search, 'query' | 'at'>> | undefined = tr.getMeta(findKey);
          if (set === undefined && (!tr.docChanged || before.query === '')) return before;
          const query = set?.query ?? before.query;
          if (query === '') return { ...NONE, marks: DecorationSet.empty };
          const hits = set?.query === undefined && !tr.docChanged ? before.hits : hitsIn(tr.doc, query);
          const at = Math.min(set?.at ?? before.at, hits.length - 1);
          const search = { query, hits, at };
          return { ...search, marks: marksOf(tr.doc, search) };
        },
      },
      props: { decorations: (state) => findKey.getState(state)?.marks },
    }),
  ],
});
