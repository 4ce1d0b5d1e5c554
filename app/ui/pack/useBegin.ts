/** A page of the notebook that begins with something of the programme's. */
import { useLingui } from '@lingui/react/macro';
import { useLocation } from 'wouter';
import type { PageNode } from '../../model/pageNode.ts';
import type { Workspace } from '../../session/types.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { errorWords } from '../words.ts';

/** Makes the page and goes there; says why not where it could not. */
export function useBegin({ id, notebook }: Workspace): (title: string, text: readonly PageNode[]) => void {
  const { i18n } = useLingui();
  const [, go] = useLocation();
  const { toast } = useAnnouncer();
  return (title, text) =>
    void notebook.importPage(title, text).then((made) => {
      if (made.ok) go(`/w/${id}/page/${made.value}`);
      else toast(i18n._(errorWords(made.error)));
    });
}

/** What is asked, cited, and room to write below. */
export const askedAsPage = (words: string): readonly PageNode[] => [
  ...words
    .split('\n')
    .filter((line) => line !== '')
    .map(
      (line): PageNode => ({
        type: 'blockquote',
        content: [{ type: 'paragraph', content: [{ type: 'text', text: line }] }],
      }),
    ),
  { type: 'paragraph' },
];
