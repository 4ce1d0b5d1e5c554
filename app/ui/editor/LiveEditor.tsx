import { useLingui } from '@lingui/react/macro';
import { Collaboration } from '@tiptap/extension-collaboration';
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret';
import { Placeholder } from '@tiptap/extensions/placeholder';
import { type Editor as CoreEditor, EditorContent, useEditor } from '@tiptap/react';
import { useEffect, useRef, useState } from 'react';
import { caretElement, caretSelection } from './carets.ts';
import type { EditorProps } from './Editor.tsx';
import { Examples } from './Examples.tsx';
import { pageExtensions } from './extensions.ts';
import { leavingByTab, withoutStyles } from './keys.ts';
import type { KnownNames } from './known.ts';
import { watchNewer } from './newer.ts';
import { phraseGuard } from './phrase.ts';
import { Toolbar } from './Toolbar.tsx';

/** An editor bound to the page's document. Mount it only for a page whose every name is known. */
export function LiveEditor({
  page,
  me,
  label,
  examples = false,
  known,
  guard,
  readOnly = false,
}: EditorProps & { known: KnownNames }) {
  const { t } = useLingui();
  const toolbar = useRef<HTMLDivElement>(null);
  const [extensions] = useState(() => [
    ...pageExtensions((text) => (text === '' ? t`Empty line to tick` : t`Tick “${text}”`)),
    Placeholder.configure({
      placeholder: ({ editor }) => (editor.isEmpty ? t`Write here…` : ''),
      showOnlyCurrent: false,
    }),
    ...(guard === undefined ? [] : [phraseGuard(guard)]),
    Collaboration.configure({ document: page.doc, fragment: page.fragment }),
    ...(page.awareness === null
      ? []
      : [
          CollaborationCaret.configure({
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
      attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': label, class: 'page-text' },
      transformPastedHTML: withoutStyles,
      handleDOMEvents: { keydown: (_, event) => leaving(event) },
      handleKeyDown: (_, event) => {
        if (!event.altKey || event.key !== 'F10') return false;
        toolbar.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
        return true;
      },
    },
  });
  useUnboundBeforeNewer(editor, page, known);
  return (
    <div className="page-editor">
      {!readOnly && <Toolbar editor={editor} ref={toolbar} />}
      <EditorContent editor={editor} />
      {examples && !readOnly && <Examples editor={editor} page={page} />}
    </div>
  );
}

/** Takes the binding off in the very transaction that brings something it would delete. */
function useUnboundBeforeNewer(editor: CoreEditor, page: EditorProps['page'], known: KnownNames): void {
  useEffect(() => watchNewer(page.doc, page.fragment, known, () => editor.destroy()), [editor, page, known]);
}
