import { Trans } from '@lingui/react/macro';
import { useEditor } from '@tiptap/react';
import { useEffect } from 'react';
import type { OpenPage } from '../../session/types.ts';
import { Notice } from '../parts/EmptyState.tsx';
import { EditorText } from './EditorText.tsx';
import { pageExtensions } from './extensions.ts';
import type { KnownNames } from './known.ts';
import { readable } from './newer.ts';

/** A page with parts this version does not know: its words, which cannot be changed here. */
export function NewerPage({ page, known, label }: { page: OpenPage; known: KnownNames; label: string }) {
  const editor = useEditor(
    {
      injectCSS: false,
      editable: false,
      shouldRerenderOnTransaction: false,
      extensions: pageExtensions(() => ''),
      content: readable(page.fragment, known),
      editorProps: { attributes: { role: 'document', 'aria-label': label, class: 'page-text' } },
    },
    [page],
  );
  useEffect(() => {
    const show = (): void => {
      editor.commands.setContent(readable(page.fragment, known), { emitUpdate: false });
    };
    page.doc.on('update', show);
    return () => page.doc.off('update', show);
  }, [editor, page, known]);
  return (
    <div className="page-newer">
      <Notice title={<Trans>This page was written with a newer Binôme</Trans>}>
        <Trans>You can read its words here. To write in it without harming anything, update the app first.</Trans>
      </Notice>
      <EditorText editor={editor} />
    </div>
  );
}
