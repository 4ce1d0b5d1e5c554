import { Trans, useLingui } from '@lingui/react/macro';
import type { Workspace } from '../../../session/types.ts';
import { usePresentNames, withWhom } from '../people.ts';
import { ChatLog } from './ChatLog.tsx';
import { Composer } from './Composer.tsx';
import './chat.css';

/** The conversation and where to write. `heading`: it is the screen itself, so it bears the screen's title. */
export function Chat({ workspace, heading = false }: { workspace: Workspace; heading?: boolean }) {
  const { t } = useLingui();
  const other = withWhom(workspace);
  const here = usePresentNames(workspace);
  return (
    <section className="chat" aria-label={t`Messages`}>
      {heading ? (
        <h1 className="unseen">
          <Trans>
            Messages with <bdi>{other}</bdi>
          </Trans>
        </h1>
      ) : (
        <header className="chat-head">
          <h2>
            <Trans>Messages</Trans>
          </h2>
          {here !== '' && (
            <p className="caption muted">
              {workspace.circle === null ? (
                <Trans>
                  <bdi>{here}</bdi> is here
                </Trans>
              ) : (
                <Trans>Here now: {here}</Trans>
              )}
            </p>
          )}
        </header>
      )}
      <ChatLog chat={workspace.chat} files={workspace.files} other={other} circle={workspace.circle} />
      <Composer workspace={workspace} other={other} />
    </section>
  );
}
