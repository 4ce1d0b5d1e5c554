import { Trans, useLingui } from '@lingui/react/macro';
import { type Editor, useEditorState } from '@tiptap/react';
import FileText from 'lucide-react/icons/file-text';
import { useEffect, useMemo, useState } from 'react';
import { readMarkdown } from '../../model/markdownRead.ts';
import { type PageNode, wordsOf } from '../../model/pageNode.ts';
import type { OpenPage } from '../../session/types.ts';
import { frenchOrEnglish } from '../preferences.ts';

/** One that somebody else gives: read only where it is offered. */
export interface GivenTemplate {
  readonly title: string;
  readonly markdown: string;
}

interface Template {
  readonly title: string;
  readonly text: readonly PageNode[];
}

interface TemplatesProps {
  editor: Editor;
  page: OpenPage;
  /** The programme's, which come first: they were chosen for these two. */
  more: readonly GivenTemplate[];
}

/** Under an empty page: what it could begin with, in the language of the screens. */
export function Templates({ editor, page, more }: TemplatesProps) {
  const empty = useEditorState({
    editor,
    // The first question spares a walk over every block at each key.
    selector: ({ editor: each }) => !each.isDestroyed && each.state.doc.childCount === 1 && each.isEmpty,
  });
  return empty ? <Offered editor={editor} page={page} more={more} /> : null;
}

function Offered({ editor, page, more }: TemplatesProps) {
  const { i18n } = useLingui();
  const [templates, setTemplates] = useState<readonly Template[]>([]);
  const isFrench = frenchOrEnglish(i18n.locale) === 'fr';
  useEffect(() => {
    let gone = false;
    const coming = isFrench ? import('./templates/fr.ts') : import('./templates/en.ts');
    coming.then(
      (found) => {
        if (!gone) setTemplates(found.templates.map(templateOf));
      },
      // Not fetched, and not here yet: a blank page can be begun all the same.
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [isFrench]);
  const given = useMemo(() => more.map(({ title, markdown }) => ({ title, text: readMarkdown(markdown) })), [more]);
  const all = [...given, ...templates];
  if (all.length === 0) return null;
  return (
    <aside className="page-examples">
      <p className="second muted">
        <Trans>A blank page can be hard to begin. It could be:</Trans>
      </p>
      <ul className="page-templates">
        {all.map(({ title, text }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the programme's may be called as one of ours is
          <li key={`${at} ${title}`}>
            <button
              type="button"
              className="page-template"
              onClick={() => {
                if (page.title.get().trim() === '') page.retitle(title);
                editor.commands.insertContent([...text]);
                editor.commands.focus('start');
              }}
            >
              <FileText aria-hidden="true" size={18} strokeWidth={1.75} />
              <span>{title}</span>
            </button>
          </li>
        ))}
      </ul>
    </aside>
  );
}

function templateOf(markdown: string): Template {
  const [heading, ...text] = readMarkdown(markdown);
  return { title: wordsOf(heading?.content), text };
}
