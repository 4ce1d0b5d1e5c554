import { Trans, useLingui } from '@lingui/react/macro';
import Phone from 'lucide-react/icons/phone';
import { useEffect, useState } from 'react';
import { useObservable, useSession } from '../../react/session.ts';
import { useWorkspace } from '../../react/useWorkspace.ts';
import type { CallView, Workspace } from '../../session/types.ts';
import { formatBytes } from '../format.ts';
import { Button, ButtonLink } from '../parts/Button.tsx';
import { FocusPage } from '../parts/Shell.tsx';
import { Splash } from '../parts/Splash.tsx';
import { errorWords } from '../words.ts';
import { Live } from './Live.tsx';
import { Lobby } from './Lobby.tsx';
import { endWords } from './words.ts';
import './call.css';

/** Calls of one workspace: before, during and just after. */
export function CallPage({ id }: { id: string }) {
  const { t, i18n } = useLingui();
  const opened = useWorkspace(useObservable(useSession().home).workspaces.find((each) => each.id === id));
  if (opened.tag === 'opening') return <Splash />;
  return (
    <FocusPage title={t`Call`} back={`/w/${id}`}>
      {opened.tag === 'open' ? <Inside workspace={opened.value} /> : <h1>{i18n._(errorWords(opened.error))}</h1>}
    </FocusPage>
  );
}

function Inside({ workspace }: { workspace: Workspace }) {
  const { calls } = useSession();
  const view = useObservable(calls.now);
  useEffect(() => workspace.calls.seen(), [workspace]);
  useEffect(() => () => calls.forget(), [calls]);
  if (view === null || view.workspace !== workspace.id || view.stage === 'asked')
    return <Lobby workspace={workspace} />;
  if (view.stage === 'ended') return <Ended view={view} workspace={workspace} />;
  return <Live view={view} workspace={workspace} />;
}

function Ended({ view, workspace }: { view: CallView; workspace: Workspace }) {
  const { i18n } = useLingui();
  const { calls } = useSession();
  return (
    <div className="call-ended">
      <div role="status">
        <h1>{view.why !== null && i18n._(endWords(view.why, view.by, view.title))}</h1>
      </div>
      {view.bytes > 0 && (
        <p className="muted">
          <Trans>This call used {formatBytes(i18n.locale, view.bytes)}.</Trans>
        </p>
      )}
      <div className="call-starts">
        <Button kind="primary" icon={Phone} onClick={calls.forget}>
          <Trans>Call again</Trans>
        </Button>
        <ButtonLink href={`/w/${view.workspace}/chat`}>
          <Trans>Write a message</Trans>
        </ButtonLink>
      </div>
      {isUnheard(view) && <Leave workspace={workspace} />}
    </div>
  );
}

/** Nobody came: perhaps nobody was there to hear it ring. */
const isUnheard = ({ why, by, bytes }: CallView): boolean =>
  (why === 'unanswered' || why === 'left') && by === '' && bytes === 0;

/** A word in the messages, which arrives when the other is back. Sent by a press: a call may also be nobody's business. */
function Leave({ workspace }: { workspace: Workspace }) {
  const { t } = useLingui();
  const [isSaid, setSaid] = useState<boolean | null>(null);
  const words = t`I tried to call.`;
  const leave = async (): Promise<void> => setSaid((await workspace.chat.send(words)).ok);
  return (
    <div role="status">
      {isSaid === null && (
        <Button onClick={() => void leave()}>
          <Trans>Leave a word: “{words}”</Trans>
        </Button>
      )}
      {isSaid === true && <Trans>It stands in your messages, and arrives when you are both connected.</Trans>}
      {isSaid === false && <Trans>This was not sent: the space is closed.</Trans>}
    </div>
  );
}
