import { Trans } from '@lingui/react/macro';
import Handshake from 'lucide-react/icons/handshake';
import Inbox from 'lucide-react/icons/inbox';
import Send from 'lucide-react/icons/send';
import { lazy, Suspense, useState } from 'react';
import type { PairWorkspace } from '../../session/types.ts';
import { Button } from '../parts/Button.tsx';
import { otherOf } from '../workspace/people.ts';
import './bundles.css';

const SendDialog = lazy(() => import('./SendDialog.tsx').then((m) => ({ default: m.SendDialog })));
const ReceiveDialog = lazy(() => import('./ReceiveDialog.tsx').then((m) => ({ default: m.ReceiveDialog })));

const ByHandDialog = lazy(() => import('./ByHandDialog.tsx').then((m) => ({ default: m.ByHandDialog })));

/** For two people who are seldom online together: a sealed file out, and one in. */
export function WithoutMeeting({ workspace }: { workspace: PairWorkspace }) {
  const [open, setOpen] = useState<'send' | 'receive' | 'byHand' | null>(null);
  const name = otherOf(workspace).name;
  const close = () => setOpen(null);
  return (
    <section className="work-section without">
      <h2>
        <Trans>Seldom online together?</Trans>
      </h2>
      <p className="second muted">
        <Trans>
          What <bdi>{name}</bdi> does not have yet can travel as a sealed file: by a messenger, by e-mail, on a memory
          stick.
        </Trans>
      </p>
      <div className="without-doors">
        <Button icon={Send} onClick={() => setOpen('send')}>
          <Trans>Send without meeting</Trans>
        </Button>
        <Button icon={Inbox} onClick={() => setOpen('receive')}>
          <Trans>I received something</Trans>
        </Button>
        <Button kind="plain" icon={Handshake} onClick={() => setOpen('byHand')}>
          <Trans>Connect without a server</Trans>
        </Button>
      </div>
      <Suspense>
        {open === 'send' && <SendDialog workspace={workspace} onClose={close} />}
        {open === 'byHand' && <ByHandDialog workspace={workspace} onClose={close} />}
        {open === 'receive' && <ReceiveDialog onClose={close} />}
      </Suspense>
    </section>
  );
}
