/** The editor bound to a page's document, with everything that a page can do. */
import { useLingui } from '@lingui/react/macro';
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { type Editor, useEditor } from '@tiptap/react';
import { type RefObject, useEffect, useState } from 'react';
import { printedOn } from '../palette/keys.ts';
import { Carets, caretElement, caretSelection } from './carets.ts';
import type { EditorProps } from './Editor.tsx';
import { emptyWords } from './empty.ts';
import { pageExtensions } from './extensions.ts';
import { find } from './find.ts';
import { leavingByTab } from './keys.ts';
import type { KnownNames } from './known.ts';
import { watchNewer } from './newer.ts';
import { clearCells } from './nodes/tableKeys.ts';
import { pasting, picturesIn, sliceOfMarkdown } from './paste.ts';
import { phraseGuard } from './phrase.ts';
import { remarks } from './remarks.ts';
import { type SuggestKeys, suggest } from './suggest.ts';
import { Together } from './together.ts';
import { usePictureWords } from './useWords.ts';

/** What the screen does for the editor; filled in at each drawing, asked only when something happens. */
export interface Deeds {
  find(): void;
  comment(): void;
  openThread(key: string): void;
  bring(pictures: readonly File[]): void;
}

/** How the text is said and drawn. As an extension, it holds from the first drawing on: options of TipTap come after it. */
const spoken = (label: string): Extension =>
  Extension.create({
    name: 'spoken',
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          attributes: ({ doc }) => ({
            'aria-multiline': 'true',
            'aria-label': label,
            class: doc.childCount > LONG ? 'page-text page-long' : 'page-text',
          }),
        },
      }),
    ],
  });

/** Blocks from which on those out of sight are laid out when they come near: below it is not worth the jumps. */
const LONG = 300;

interface LiveProps extends EditorProps {
  known: KnownNames;
  deeds: RefObject<Deeds>;
  toolbar: RefObject<HTMLDivElement | null>;
  suggesting: SuggestKeys;
}

export function useLive({
  page,
  me,
  label,
  guard,
  files,
  people,
  known,
  readOnly = false,
  deeds,
  toolbar,
  suggesting,
}: LiveProps): Editor {
  const { t } = useLingui();
  const others = people.filter((one) => !one.me);
  const pictureWords = usePictureWords(others.length === 1 ? (others[0]?.name ?? '') : t`a member`);
  const [extensions] = useState(() => [
    ...pageExtensions((text) => (text === '' ? t`Empty line to tick` : t`Tick “${text}”`), {
      image: { files, words: pictureWords },
      mention: {
        nameOf: (id) => people.find((one) => one.id === id)?.name ?? null,
        me: people.find((one) => one.me)?.id ?? null,
      },
    }),
    spoken(label),
    emptyWords(t`Write here, or press / for more`),
    suggest(suggesting),
    pasting,
    find,
    ...(page.margin === null ? [] : [remarks((key) => deeds.current.openThread(key), readOnly)]),
    ...(guard === undefined ? [] : [phraseGuard(guard)]),
    Together.configure({ document: page.doc, fragment: page.fragment }),
    ...(page.awareness === null
      ? []
      : [
          Carets.configure({
            provider: { awareness: page.awareness },
            user: me,
            render: (user) => caretElement(user.name),
            selectionRender: () => caretSelection,
          }),
        ]),
  ]);
  const [leaving] = useState(leavingByTab);
  const editor = useEditor({
    injectCSS: false,
    editable: !readOnly,
    shouldRerenderOnTransaction: false,
    extensions,
    // Any other empty content is parsed as HTML, which Trusted Types refuse. This writes nothing to the document.
    content: { type: 'doc', content: [{ type: 'paragraph' }] },
    editorProps: {
      clipboardTextParser: (text, $context, plain, view) =>
        // Null is the editor's own way, whatever its types say. With the shift key, words come in as they are.
        (plain || $context.parent.type.spec.code ? null : sliceOfMarkdown(text, view.state.schema)) as never,
      handlePaste: (_, event) => takePictures(event.clipboardData),
      handleDrop: (_, event) => takePictures(event.dataTransfer),
      handleDOMEvents: { keydown: (_, event) => leaving(event) },
      handleTextInput(view, _from, _to, text) {
        if (!clearCells(view.state, view.dispatch)) return false;
        view.dispatch(view.state.tr.insertText(text));
        return true;
      },
      handleKeyDown(view, event) {
        if (event.key === 'Backspace' || event.key === 'Delete') return clearCells(view.state, view.dispatch);
        const isCommand = (event.ctrlKey || event.metaKey) && !event.shiftKey;
        if (isCommand && !event.altKey && event.key.toLowerCase() === 'f') {
          event.preventDefault();
          deeds.current.find();
          return true;
        }
        // Where AltGr with M writes something, that is written.
        if (isCommand && event.altKey && printedOn(event) === 'm' && !event.getModifierState('AltGraph')) {
          event.preventDefault();
          // The browser tells of a selection made by the key before only after this one.
          setTimeout(() => deeds.current.comment(), 0);
          return true;
        }
        if (!event.altKey || event.key !== 'F10') return false;
        toolbar.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
        return true;
      },
    },
  });

  function takePictures(data: DataTransfer | null): boolean {
    const pictures = files === null ? [] : picturesIn(data);
    if (pictures.length > 0) deeds.current.bring(pictures);
    return pictures.length > 0;
  }

  // Takes the binding off in the very transaction that brings something it would delete.
  useEffect(() => watchNewer(page.doc, page.fragment, known, () => editor.destroy()), [editor, page, known]);
  return editor;
}
