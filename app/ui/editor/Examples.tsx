import { Trans, useLingui } from '@lingui/react/macro';
import { type Editor, useEditorState } from '@tiptap/react';
import Sparkle from 'lucide-react/icons/list-checks';
import type { OpenPage } from '../../session/types.ts';
import { Button } from '../parts/Button.tsx';
import { firstMeeting } from './firstMeeting.ts';

/** Under an empty page: one example to begin with, in the language of the screens. */
export function Examples({ editor, page }: { editor: Editor; page: OpenPage }) {
  const { i18n } = useLingui();
  const empty = useEditorState({ editor, selector: ({ editor: each }) => each.isEmpty });
  if (!empty) return null;
  return (
    <aside className="page-examples">
      <p className="second muted">
        <Trans>A blank page can be hard to begin.</Trans>
      </p>
      <Button
        icon={Sparkle}
        onClick={() => {
          const { title, content } = firstMeeting(i18n);
          if (page.title.get().trim() === '') page.retitle(title);
          editor.commands.insertContent(content);
          editor.commands.focus('start');
        }}
      >
        <Trans>Start from “First meeting”</Trans>
      </Button>
    </aside>
  );
}
