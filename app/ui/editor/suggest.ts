/** What is typed after a slash or an at sign, while it could still be a choice. */
import { Extension } from '@tiptap/core';
import { isChangeOrigin } from '@tiptap/extension-collaboration';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';

export interface Asked {
  readonly sign: '/' | '@';
  readonly query: string;
  /** Of the sign. */
  readonly from: number;
  readonly to: number;
}

interface State {
  readonly asked: Asked | null;
  /** Put away with Escape: not again for the same sign. */
  readonly closed: number | null;
}

export const suggestKey = new PluginKey<State>('suggest');

/** Answered by the list on the screen: true when it took the key. */
export interface SuggestKeys {
  take: ((event: KeyboardEvent) => boolean) | null;
}

const ASKS = /(?:^|[\s\ufffc])([/@])([\p{L}\p{N}]{0,20})$/u;

function askedIn({ selection: { $from, empty } }: EditorState): Asked | null {
  if (!empty || !$from.parent.isTextblock || $from.parent.type.spec.code) return null;
  const before = $from.parent.textBetween(Math.max(0, $from.parentOffset - 24), $from.parentOffset, null, '\ufffc');
  const match = ASKS.exec(before);
  if (match === null) return null;
  const query = match[2] ?? '';
  return { sign: match[1] === '@' ? '@' : '/', query, from: $from.pos - query.length - 1, to: $from.pos };
}

export const suggest = (keys: SuggestKeys): Extension =>
  Extension.create({
    name: 'suggest',
    // Enter and the arrows are the list's before they are the text's.
    priority: 1_000,
    addProseMirrorPlugins: () => [
      new Plugin<State>({
        key: suggestKey,
        state: {
          init: () => ({ asked: null, closed: null }),
          apply(tr, before, _, state) {
            if (tr.getMeta(suggestKey) === 'close') return { asked: null, closed: before.asked?.from ?? null };
            if (!tr.docChanged && !tr.selectionSet) return before;
            const closed = before.closed === null ? null : tr.mapping.map(before.closed, -1);
            const asked = askedIn(state);
            // Begun by typing, not by walking past a slash; what the other person writes begins nothing here.
            const isBegun = before.asked !== null || (tr.docChanged && !isChangeOrigin(tr) && asked?.query === '');
            if (asked === null || !isBegun || asked.from === closed)
              return before.asked === null && before.closed === closed
                ? before
                : { asked: null, closed: asked === null ? null : closed };
            const was = before.asked;
            const isSame = was !== null && was.from === asked.from && was.to === asked.to && was.query === asked.query;
            return isSame ? before : { asked, closed: null };
          },
        },
        props: {
          handleKeyDown: (view, event) => {
            if (suggestKey.getState(view.state)?.asked === null) return false;
            return keys.take?.(event) ?? false;
          },
        },
      }),
    ],
  });
