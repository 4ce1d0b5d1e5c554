import { Trans, useLingui } from '@lingui/react/macro';
import Ban from 'lucide-react/icons/ban';
import { useState } from 'react';
import { useSession } from '../../react/session.ts';
import type { Workspace } from '../../session/types.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { errorWords } from '../words.ts';
import { isPair, otherOf } from '../workspace/people.ts';

/** Keeps the other of two people away, with what that means said beforehand; nothing in a circle, and where it is so. */
export function Block({ workspace }: { workspace: Workspace }) {
  const { t, i18n } = useLingui();
  const session = useSession();
  const { toast } = useAnnouncer();
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  if (!isPair(workspace) || workspace.archive?.isBlocked === true) return null;
  const { name } = otherOf(workspace);
  async function block(): Promise<void> {
    setBusy(true);
    const blocked = await session.block(workspace.id, true);
    setBusy(false);
    setAsked(false);
    toast(blocked.ok ? t`${name} cannot reach you any more.` : i18n._(errorWords(blocked.error)));
  }
  return (
    <>
      <Button kind="plain" icon={Ban} onClick={() => setAsked(true)}>
        <Trans>
          Block <bdi>{name}</bdi>
        </Trans>
      </Button>
      <Dialog
        open={asked}
        onClose={() => setAsked(false)}
        title={
          <Trans>
            Block <bdi>{name}</bdi>?
          </Trans>
        }
        actions={
          <>
            <Button kind="primary" busy={busy} onClick={() => void block()}>
              <Trans>Block</Trans>
            </Button>
            <Button kind="plain" onClick={() => setAsked(false)}>
              <Trans>Not now</Trans>
            </Button>
          </>
        }
      >
        <ul className="truths">
          <li>
            <Trans>
              Nothing comes from <bdi>{name}</bdi> any more and nothing goes: no message, no call, no page. On all your
              devices.
            </Trans>
          </li>
          <li>
            <Trans>
              <bdi>{name}</bdi> is not told. To them you are away.
            </Trans>
          </li>
          <li>
            <Trans>What was written stays here: you can read it, and report it.</Trans>
          </li>
          <li>
            <Trans>You can undo it at any time. The programme is not told, unless you tell it.</Trans>
          </li>
        </ul>
      </Dialog>
    </>
  );
}
