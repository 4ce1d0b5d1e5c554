import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Workspace } from '../../../session/types.ts';
import { usePresentNames, withWhom } from '../people.ts';
import type { Aim } from './aim.ts';
import { ChatLog } from './ChatLog.tsx';
import { Composer } from './Composer.tsx';
import { useSeen } from './useSeen.ts';
import './chat.css';

/** The conversation and where to write. `heading`: it is the screen itself, so it bears the screen's title. */
export function Chat({ workspace, heading = false }: { workspace: Workspace; heading?: boolean }) {
  const { t } = useLingui();
  const other = withWhom(workspace);
  const here = usePresentNames(workspace);
  useSeen(workspace.chat);
  const [aim, setAim] = useState<Aim | null>(null);
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
      <ChatLog workspace={workspace} onAim={setAim} />
      <Composer workspace={workspace} other={other} aim={aim} onAimed={() => setAim(null)} />
    </section>
  );
}
