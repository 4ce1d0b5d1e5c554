import { Trans, useLingui } from '@lingui/react/macro';
import FileUp from 'lucide-react/icons/upload';
import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useSession } from '../../react/session.ts';
import type { Workspace } from '../../session/types.ts';
import { Button } from '../parts/Button.tsx';
import { Notice } from '../parts/EmptyState.tsx';
import { errorWords } from '../words.ts';
import { type ImportFault, readPage } from './readPage.ts';

/** A Markdown file becomes a page of its own: nothing that is there is touched. */
export function ImportPage({ workspace }: { workspace: Workspace }) {
  const { t, i18n } = useLingui();
  const session = useSession();
  const [, go] = useLocation();
  const chooser = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState<ImportFault | string | null>(null);

  async function bring(file: File): Promise<void> {
    const read = await readPage(file, session.looksLikePhrase);
    if (!read.ok) return setFault(read.error);
    const made = await workspace.notebook.importPage(read.value.title, read.value.text);
    if (made.ok) go(`/w/${workspace.id}/page/${made.value}`);
    else setFault(i18n._(errorWords(made.error)));
  }

  const words: Record<ImportFault, string> = {
    unreadable: t`Your device does not let the file be read. Nothing was changed.`,
    'too-large': t`This file is over 1 MB: too long for one page. Nothing was changed.`,
    'not-text': t`This file is not a text, so no page was made of it. Choose a Markdown file, whose name ends in .md.`,
    empty: t`There is nothing in this file.`,
    'recovery-phrase': t`Recovery words seem to be in this file, and others read the notebook: no page was made of it.`,
  };
  return (
    <>
      <div>
        <Button kind="plain" small icon={FileUp} onClick={() => chooser.current?.click()}>
          <Trans>Make a page from a Markdown file</Trans>
        </Button>
      </div>
      <input
        ref={chooser}
        type="file"
        accept=".md,.markdown,.txt,text/markdown,text/plain"
        hidden
        autoComplete="off"
        aria-label={t`Markdown file`}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          // The same file can be chosen again.
          event.currentTarget.value = '';
          setFault(null);
          if (file !== undefined) void bring(file);
        }}
      />
      {fault !== null && (
        <div role="alert">
          <Notice>{fault in words ? words[fault as ImportFault] : fault}</Notice>
        </div>
      )}
    </>
  );
}
