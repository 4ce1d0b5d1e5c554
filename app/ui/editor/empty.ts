/** The words in an empty page. TipTap's own placeholder looks at every block at every key. */
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

export const emptyWords = (words: string): Extension =>
  Extension.create({
    name: 'emptyWords',
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          decorations({ doc }) {
            const only = doc.firstChild;
            if (doc.childCount !== 1 || only === null || !only.isTextblock || only.content.size > 0) return null;
            const about = { class: 'is-empty is-editor-empty', 'data-placeholder': words };
            return DecorationSet.create(doc, [Decoration.node(0, only.nodeSize, about)]);
          },
        },
      }),
    ],
  });
