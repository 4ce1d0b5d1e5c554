import { Trans, useLingui } from '@lingui/react/macro';
import Trash from 'lucide-react/icons/trash-2';
import { type KeyboardEvent, lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useObservable, useSession } from '../../react/session.ts';
import { useOpened } from '../../react/useOpened.ts';
import type { Member, OpenPage, SessionError } from '../../session/types.ts';
import { MainShell } from '../home/MainShell.tsx';
import { Button, ButtonLink, IconButton } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Notice } from '../parts/EmptyState.tsx';
import { TopBar } from '../parts/Shell.tsx';
import { StateChip } from '../parts/StateChip.tsx';
import { deliveryWords, errorWords, toneOfDelivery } from '../words.ts';
import './note.css';

const Editor = lazy(() => import('../editor/Editor.tsx').then((m) => ({ default: m.Editor })));

const NOBODY: readonly Member[] = [];

const missing = { ok: false, error: { tag: 'not-found' } as SessionError } as const;

/** One private note: its title, the editor, and whether the disk has it. */
export function Note({ id }: { id: string }) {
  const { t, i18n } = useLingui();
  const session = useSession();
  const [, go] = useLocation();
  const [removing, setRemoving] = useState(false);
  const page = session.notes.pages.get().find((each) => each.id === id);
  const opened = useOpened(
    id,
    () => (page ? session.notes.openPage(page.id) : Promise.resolve(missing)),
    (open) => open.close(),
  );
  return (
    <MainShell
      title={t`Note`}
      fill
      top={
        <TopBar
          back={{ href: '/', label: t`Back to Today` }}
          end={
            opened.tag === 'open' && (
              <>
                <SaveState page={opened.value} />
                <IconButton
                  label={t`Delete this note`}
                  icon={Trash}
                  className="note-delete"
                  onClick={() => setRemoving(true)}
                />
              </>
            )
          }
        />
      }
    >
      {opened.tag === 'failed' && (
        <div className="note">
          <Notice
            alone
            title={<Trans>This note did not open</Trans>}
            action={
              <ButtonLink href="/">
                <Trans>Go to Today</Trans>
              </ButtonLink>
            }
          >
            {i18n._(errorWords(opened.error))}
          </Notice>
        </div>
      )}
      {opened.tag === 'open' && <Sheet page={opened.value} name={session.home.get().name} />}
      <Dialog
        open={removing}
        onClose={() => setRemoving(false)}
        title={<Trans>Delete this note?</Trans>}
        actions={
          <>
            <Button
              kind="danger"
              onClick={() => {
                if (page) session.notes.removePage(page.id);
                go('/notes');
              }}
            >
              <Trans>Delete</Trans>
            </Button>
            <Button kind="plain" onClick={() => setRemoving(false)}>
              <Trans>Keep it</Trans>
            </Button>
          </>
        }
      >
        <p>
          <Trans>For a day you can bring it back from your notes; then it is erased.</Trans>
        </p>
      </Dialog>
    </MainShell>
  );
}

function SaveState({ page }: { page: OpenPage }) {
  const { i18n } = useLingui();
  const delivery = useObservable(page.delivery);
  return <StateChip tone={toneOfDelivery(delivery)}>{i18n._(deliveryWords(delivery))}</StateChip>;
}

function Sheet({ page, name }: { page: OpenPage; name: string }) {
  const { t } = useLingui();
  const title = useObservable(page.title);
  const field = useRef<HTMLInputElement>(null);
  // A note just made is there to be written: the first key goes into it.
  useEffect(() => {
    if (page.title.get() === '' && page.fragment.length === 0) field.current?.focus();
  }, [page]);
  const intoText = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.currentTarget.closest('article')?.querySelector<HTMLElement>('[contenteditable="true"]')?.focus();
  };
  return (
    <article className="note">
      <h1 className="note-title">
        <input
          ref={field}
          dir="auto"
          autoComplete="off"
          enterKeyHint="next"
          onKeyDown={intoText}
          aria-label={t`Title`}
          placeholder={t`Untitled`}
          value={title}
          maxLength={200}
          onChange={(event) => page.retitle(event.currentTarget.value)}
        />
      </h1>
      <Suspense fallback={<p className="muted">{t`Opening…`}</p>}>
        <Editor
          page={page}
          me={{ name: name || t`Me`, color: '#0B6B66' }}
          label={t`Note`}
          files={null}
          people={NOBODY}
        />
      </Suspense>
    </article>
  );
}
