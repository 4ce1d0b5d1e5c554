import { Trans, useLingui } from '@lingui/react/macro';
import { useObservable } from '../../../react/session.ts';
import type { Workspace } from '../../../session/types.ts';
import { otherOf } from '../people.ts';
import { ChatLog } from './ChatLog.tsx';
import { Composer } from './Composer.tsx';
import './chat.css';

/** The conversation and where to write. `heading`: it is the screen itself, so it bears the screen's title. */
export function Chat({ workspace, heading = false }: { workspace: Workspace; heading?: boolean }) {
  const { t } = useLingui();
  const other = otherOf(workspace);
  const here = useObservable(workspace.present).includes(other.id);
  return (
    <section className="chat" aria-label={t`Messages`}>
      {heading ? (
        <h1 className="unseen">
          <Trans>
            Messages with <bdi>{other.name}</bdi>
          </Trans>
        </h1>
      ) : (
        <header className="chat-head">
          <h2>
            <Trans>Messages</Trans>
          </h2>
          {here && (
            <p className="caption muted">
              <Trans>
                <bdi>{other.name}</bdi> is here
              </Trans>
            </p>
          )}
        </header>
      )}
      <ChatLog chat={workspace.chat} files={workspace.files} other={other.name} />
      <Composer workspace={workspace} other={other.name} />
    </section>
  );
}
