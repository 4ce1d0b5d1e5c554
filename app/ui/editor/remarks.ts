/**
 * The words that comments are about, marked in the text. A comment names its place by Yjs positions, which stay with
 * the words whoever writes around them; here they are turned into places of the editor, anew when the comments or the
 * other person's writing change them, and carried along by one's own keys.
 */
import { Extension } from '@tiptap/core';
import { isChangeOrigin } from '@tiptap/extension-collaboration';
import type { Node as PmNode } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import type { ThreadView } from '../../session/types.ts';
import { hitsIn } from './find.ts';

const remarksKey = new PluginKey<State>('remarks');

interface State {
  readonly threads: readonly ThreadView[];
  readonly marks: DecorationSet;
  readonly front: string | null;
}

type Order = { readonly threads: readonly ThreadView[] } | { readonly front: string | null };

const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
const bytesOf = (text: string): Uint8Array => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));

interface Binding {
  readonly doc: Y.Doc;
  readonly type: Y.XmlFragment;
  readonly mapping: Map<Y.AbstractType<unknown>, never>;
}

function bindingOf(state: EditorState): Binding | null {
  const sync = ySyncPluginKey.getState(state);
  return sync?.binding ? { doc: sync.doc, type: sync.type, mapping: sync.binding.mapping } : null;
}

/** Where the selection is, as a comment keeps it; null while nothing is chosen. */
export function placeOfSelection(state: EditorState): { start: string; end: string; quote: string } | null {
  const { from, to, empty } = state.selection;
  const binding = bindingOf(state);
  if (empty || binding === null) return null;
  const at = (pos: number): string =>
    base64(Y.encodeRelativePosition(absolutePositionToRelativePosition(pos, binding.type, binding.mapping)));
  const quote = state.doc.textBetween(from, to, ' ', ' ').trim().slice(0, 200);
  return quote === '' ? null : { start: at(from), end: at(to), quote };
}

type Ends = Pick<ThreadView, 'start' | 'end' | 'quote'>;

/**
 * Null: the words are gone, or somebody wrote what is no place. `byQuote`: a page that a file brought back has its words
 * anew, and none of the positions; there it is the place of the same words, if there is one alone.
 */
function rangeIn(
  doc: PmNode,
  binding: Binding | null,
  { start, end, quote }: Ends,
  byQuote: boolean,
): { from: number; to: number } | null {
  if (binding === null) return null;
  const at = (text: string): number | null => {
    try {
      const position = Y.decodeRelativePosition(bytesOf(text));
      return relativePositionToAbsolutePosition(binding.doc, binding.type, position, binding.mapping);
    } catch {
      return null; // Neither base64 nor a position: from a tampered app.
    }
  };
  const [from, to] = [at(start), at(end)];
  if (from !== null && to !== null && from < to && to <= doc.content.size) return { from, to };
  const [hit, another] = byQuote ? hitsIn(doc, quote) : [];
  return another === undefined ? (hit ?? null) : null;
}

export const rangeOf = (state: EditorState, ends: Ends, byQuote: boolean): { from: number; to: number } | null =>
  rangeIn(state.doc, bindingOf(state), ends, byQuote);

function marksOf(
  doc: PmNode,
  binding: Binding | null,
  threads: readonly ThreadView[],
  front: string | null,
  byQuote: boolean,
): DecorationSet {
  const marks = threads.flatMap((thread) => {
    const range = thread.settled === null ? rangeIn(doc, binding, thread, byQuote) : null;
    if (range === null) return [];
    const about = { class: thread.key === front ? 'page-remark page-remark-here' : 'page-remark' };
    return [Decoration.inline(range.from, range.to, about, { key: thread.key })];
  });
  return DecorationSet.create(doc, marks);
}

export const tellRemarks = (view: EditorView, order: Order): void =>
  view.dispatch(view.state.tr.setMeta(remarksKey, order).setMeta('addToHistory', false));

/** `onOpen`: somebody pressed on marked words. */
export const remarks = (onOpen: (key: string) => void, byQuote: boolean): Extension =>
  Extension.create({
    name: 'remarks',
    addProseMirrorPlugins: () => [
      new Plugin<State>({
        key: remarksKey,
        state: {
          init: () => ({ threads: [], marks: DecorationSet.empty, front: null }),
          apply(tr, before, old) {
            const order: Order | undefined = tr.getMeta(remarksKey);
            if (order === undefined && (!tr.docChanged || before.threads.length === 0)) return before;
            // What comes from the document is put in as a whole, and carries no mark along.
            if (order === undefined && !isChangeOrigin(tr))
              return { ...before, marks: before.marks.map(tr.mapping, tr.doc) };
            const threads = order !== undefined && 'threads' in order ? order.threads : before.threads;
            const front = order !== undefined && 'front' in order ? order.front : before.front;
            return { threads, front, marks: marksOf(tr.doc, bindingOf(old), threads, front, byQuote) };
          },
        },
        props: {
          decorations: (state) => remarksKey.getState(state)?.marks,
          handleClick(view, pos) {
            const found = remarksKey.getState(view.state)?.marks.find(pos, pos) ?? [];
            const key: unknown = found[0]?.spec.key;
            if (typeof key === 'string') onOpen(key);
            return false;
          },
        },
      }),
    ],
  });
