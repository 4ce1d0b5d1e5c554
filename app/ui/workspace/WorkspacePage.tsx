import { Trans, useLingui } from '@lingui/react/macro';
import { lazy, Suspense, useRef } from 'react';
import { useObservable } from '../../react/session.ts';
import { useOpened } from '../../react/useOpened.ts';
import type { OpenPage, PageSummary, Workspace } from '../../session/types.ts';
import type { PhraseGuard } from '../editor/phrase.ts';
import { useTemplates } from '../pack/useTemplates.ts';
import { Notice } from '../parts/EmptyState.tsx';
import { useSteady } from '../parts/useSteady.ts';
import { errorWords } from '../words.ts';
import { EditedLine } from './EditedLine.tsx';
import { useGrowing } from './growing.ts';
import { PagePhrase, usePagePhrase } from './PagePhrase.tsx';
import { usePassage } from './passage.ts';
import { withWhom } from './people.ts';
import { RemovePage } from './RemovePage.tsx';

const Editor = lazy(() => import('../editor/Editor.tsx').then((m) => ({ default: m.Editor })));

/** A page of the shared notebook: title, who edited it and where that has come to, the text. */
export function WorkspacePage({ workspace, summary }: { workspace: Workspace; summary: PageSummary }) {
  const { t, i18n } = useLingui();
  const phrase = usePagePhrase();
  usePassage(summary.id);
  const templates = useTemplates(workspace);
  const opened = useOpened(
    summary.id,
    () => workspace.notebook.openPage(summary.id),
    (page) => page.close(),
  );
  switch (opened.tag) {
    case 'opening':
      return <p className="page muted">{t`Opening…`}</p>;
    case 'failed':
      return (
        <div className="page">
          <Notice title={<Trans>This page did not open</Trans>}>{i18n._(errorWords(opened.error))}</Notice>
        </div>
      );
    case 'open':
      return (
        <article className="page">
          <PageTitle page={opened.value} guard={phrase.guard} readOnly={workspace.archive !== null} />
          <div className="page-about">
            <EditedLine page={opened.value} summary={summary} workspace={workspace} />
            <RemovePage workspace={workspace} page={summary} />
          </div>
          <Suspense fallback={<p className="muted">{t`Opening…`}</p>}>
            <Editor
              page={opened.value}
              me={{ name: workspace.members.find((member) => member.me)?.name ?? '', color: '#B4532A' }}
              label={t`Text of the page`}
              offersTemplates
              templates={templates}
              readOnly={workspace.archive !== null}
              guard={phrase.guard}
              files={workspace.files}
              people={workspace.members}
            />
          </Suspense>
          <PagePhrase found={phrase.found} onClose={phrase.forget} name={withWhom(workspace)} />
        </article>
      );
  }
}

function PageTitle({ page, guard, readOnly }: { page: OpenPage; guard: PhraseGuard; readOnly: boolean }) {
  const { t } = useLingui();
  const title = useObservable(page.title);
  const area = useRef<HTMLTextAreaElement>(null);
  const first = useSteady(area, title);
  useGrowing(area, title);
  const retitle = (next: string): void => {
    const looked = guard.looksLikePhrase(next);
    const keepOut = (): void => guard.onPhrase('pasted');
    if (looked === false) page.retitle(next);
    else void looked.then((found) => (found ? keepOut() : page.retitle(next)), keepOut);
  };
  return (
    <h1 className="page-title">
      <textarea
        ref={area}
        rows={1}
        readOnly={readOnly}
        dir="auto"
        autoComplete="off"
        aria-label={t`Title`}
        placeholder={t`Untitled`}
        defaultValue={first}
        maxLength={200}
        enterKeyHint="next"
        onChange={(event) => retitle(event.currentTarget.value.replaceAll('\n', ' '))}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          event.currentTarget.closest('article')?.querySelector<HTMLElement>('[role="textbox"]')?.focus();
        }}
      />
    </h1>
  );
}
