import { Trans, useLingui } from '@lingui/react/macro';
import LogOut from 'lucide-react/icons/log-out';
import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { useObservable, useSession } from '../../react/session.ts';
import type { Workspace } from '../../session/types.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { errorWords } from '../words.ts';
import { withWhom } from '../workspace/people.ts';
import { ExportButton } from './ExportButton.tsx';
import './leave.css';

/** The way out of a space, with what goes and what stays said beforehand; beside it, `children`: what else keeps apart. */
export function LeaveSpace({ workspace, children }: { workspace: Workspace; children?: ReactNode }) {
  const { t, i18n } = useLingui();
  const session = useSession();
  const [, go] = useLocation();
  const { toast } = useAnnouncer();
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const direct = useObservable(workspace.link) === 'direct';
  const isCircle = workspace.circle !== null;
  const name = withWhom(workspace);
  const leave = async () => {
    setBusy(true);
    setError(undefined);
    const left = await session.leaveWorkspace(workspace.id);
    setBusy(false);
    if (!left.ok) {
      setError(i18n._(errorWords(left.error)));
      return;
    }
    switch (left.value.told) {
      case 'now':
        toast(isCircle ? t`You have left, and somebody has been told.` : t`You have left. ${name} has been told.`);
        break;
      case 'waits':
        toast(t`You have left. Word of it waits for ${name}.`);
        break;
      case 'kept':
        toast(t`You have left. Word of it goes out when this device is online again.`);
    }
    go('/');
  };
  return (
    <section className="work-section">
      <div className="leave-ways">
        {children}
        <Button kind="plain" small icon={LogOut} onClick={() => setAsked(true)}>
          <Trans>Leave this space</Trans>
        </Button>
      </div>
      <Dialog
        open={asked}
        onClose={() => setAsked(false)}
        title={
          isCircle ? (
            <Trans>
              Leave <bdi>{name}</bdi>?
            </Trans>
          ) : (
            <Trans>
              Leave the space with <bdi>{name}</bdi>?
            </Trans>
          )
        }
        actions={
          <>
            <Button kind="danger" busy={busy} onClick={() => void leave()}>
              <Trans>Leave and forget</Trans>
            </Button>
            <Button kind="plain" onClick={() => setAsked(false)}>
              <Trans>Stay</Trans>
            </Button>
          </>
        }
      >
        <ul className="truths">
          <li>
            <Trans>
              The notebook and the messages go from this device, with the key that opens them. You cannot come back.
            </Trans>
          </li>
          <li>
            {isCircle ? (
              <Trans>The others keep a copy of everything, and it stays readable there.</Trans>
            ) : (
              <Trans>
                <bdi>{name}</bdi> keeps a copy of everything, and it stays readable there.
              </Trans>
            )}
          </li>
          <li>
            {isCircle && direct && (
              <Trans>Whoever is connected is told that you have left, and the others hear it from them.</Trans>
            )}
            {isCircle && !direct && (
              <Trans>
                None of the others is connected now. A sealed word waits for them at the server, for 30 days, and says
                that you have left.
              </Trans>
            )}
            {!isCircle && direct && (
              <Trans>
                <bdi>{name}</bdi> is told that you have left.
              </Trans>
            )}
            {!isCircle && !direct && (
              <Trans>
                <bdi>{name}</bdi> is not connected now. A sealed word waits for them at the server, for 30 days, and
                says that you have left.
              </Trans>
            )}
          </li>
        </ul>
        <ExportButton only={workspace.id} />
        {error && <p className="field-error">{error}</p>}
      </Dialog>
    </section>
  );
}
