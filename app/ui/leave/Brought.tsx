import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { LucideIcon } from 'lucide-react';
import BookOpen from 'lucide-react/icons/book-open';
import Flag from 'lucide-react/icons/flag';
import MessageCircle from 'lucide-react/icons/message-circle';
import Trash from 'lucide-react/icons/trash-2';
import { type ReactNode, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useObservable, useSession } from '../../react/session.ts';
import type { Workspace } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatDate } from '../format.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { PersonMark } from '../parts/PairMark.tsx';
import { ExportButton } from './ExportButton.tsx';
import './leave.css';

/** The first screen of what a file brought back: what is in it. */
export function Brought({ workspace, title, at }: { workspace: Workspace; title: string; at: number }) {
  const { i18n } = useLingui();
  const now = useNow();
  const pages = useObservable(workspace.notebook.pages).length;
  const lines = useObservable(workspace.chat.lines).length;
  const goals = useObservable(workspace.goals.list).length;
  const here = `/w/${workspace.id}`;
  return (
    <div className="work-view">
      <header className="work-head">
        <PersonMark name={title} side="second" size="m" away />
        <div className="grow">
          <h1>
            <bdi>{title}</bdi>
          </h1>
          <p className="muted second">
            <Trans>Brought back from a file on {formatDate(i18n.locale, at, now)}</Trans>
          </p>
        </div>
      </header>
      <ul className="lines">
        <Door href={`${here}/page/all`} icon={BookOpen} name={<Trans>Notebook</Trans>}>
          <Plural value={pages} one="# page" other="# pages" />
        </Door>
        {lines > 0 && (
          <Door href={`${here}/chat`} icon={MessageCircle} name={<Trans>Messages</Trans>}>
            <Plural value={lines} one="# message" other="# messages" />
          </Door>
        )}
        {goals > 0 && (
          <Door href={`${here}/goals`} icon={Flag} name={<Trans>Goals</Trans>}>
            <Plural value={goals} one="# goal" other="# goals" />
          </Door>
        )}
        {workspace.pact !== null && (
          <Door href={`${here}/pact`} icon={Flag} name={<Trans>Our agreement</Trans>}>
            <Trans>What was agreed, and how it went on</Trans>
          </Door>
        )}
      </ul>
      <p className="second muted">
        <Trans>The names are those the file says. A message is shown only if its author’s signature holds.</Trans>
      </p>
      <ExportButton only={workspace.id}>
        <Trans>Take it along</Trans>
      </ExportButton>
      <Remove workspace={workspace} />
    </div>
  );
}

function Door({
  href,
  icon: Icon,
  name,
  children,
}: {
  href: string;
  icon: LucideIcon;
  name: ReactNode;
  children: ReactNode;
}) {
  return (
    <li>
      <Link href={href} className="line">
        <Icon aria-hidden="true" size={20} strokeWidth={1.75} />
        <span className="grow">
          <span className="line-title">{name}</span>
          <span className="line-detail">{children}</span>
        </span>
      </Link>
    </li>
  );
}

function Remove({ workspace }: { workspace: Workspace }) {
  const session = useSession();
  const [, go] = useLocation();
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  async function remove(): Promise<void> {
    setBusy(true);
    go('/settings');
    await session.removeArchive(workspace.id);
  }
  return (
    <div>
      <Button kind="plain" small icon={Trash} onClick={() => setAsked(true)}>
        <Trans>Delete this archive</Trans>
      </Button>
      <Dialog
        open={asked}
        onClose={() => setAsked(false)}
        title={<Trans>Delete this archive?</Trans>}
        actions={
          <>
            <Button kind="danger" busy={busy} onClick={() => void remove()}>
              <Trans>Delete</Trans>
            </Button>
            <Button kind="plain" onClick={() => setAsked(false)}>
              <Trans>Keep it</Trans>
            </Button>
          </>
        }
      >
        <p>
          <Trans>It goes from this device. The file it came from brings it back again.</Trans>
        </p>
      </Dialog>
    </div>
  );
}
