import { Trans, useLingui } from '@lingui/react/macro';
import Copy from 'lucide-react/icons/copy';
import Download from 'lucide-react/icons/download';
import QrCode from 'lucide-react/icons/qr-code';
import Share from 'lucide-react/icons/share-2';
import { useState } from 'react';
import { useOpened } from '../../react/useOpened.ts';
import type { ReadyBundle } from '../../session/bundleTypes.ts';
import type { Acquaintance } from '../../session/types.ts';
import { formatBytes } from '../format.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Notice } from '../parts/EmptyState.tsx';
import { useCopy } from '../parts/useCopy.ts';
import { otherOf } from '../workspace/people.ts';
import { Codes } from './Codes.tsx';
import { fileOf, save } from './file.ts';
import { Quantity } from './Quantity.tsx';
import { makingWords } from './words.ts';

/** Makes a bundle when it opens, and offers the ways in which it can leave. */
export function SendDialog({ workspace, onClose }: { workspace: Acquaintance; onClose: () => void }) {
  const { i18n } = useLingui();
  const made = useOpened('bundle', () => workspace.bundles.make());
  const name = otherOf(workspace).name;
  return (
    <Dialog
      open
      onClose={onClose}
      title={
        <Trans>
          For <bdi>{name}</bdi>
        </Trans>
      }
    >
      {made.tag === 'opening' && (
        <p className="muted">
          <Trans>Sealing…</Trans>
        </p>
      )}
      {made.tag === 'failed' && <Notice>{i18n._(makingWords(made.error))}</Notice>}
      {made.tag === 'open' && <Ways bundle={made.value} name={name} />}
    </Dialog>
  );
}

function Ways({ bundle, name }: { bundle: ReadyBundle; name: string }) {
  const { t, i18n } = useLingui();
  const { toast } = useAnnouncer();
  const [codes, setCodes] = useState(false);
  const file = fileOf(bundle);
  const canShare = 'canShare' in navigator && navigator.canShare({ files: [file] });
  const share = async () => {
    try {
      await navigator.share({ files: [file] });
    } catch (refused) {
      // Closed by the person: nothing to say. Else another way is at hand.
      if (refused instanceof DOMException && refused.name === 'AbortError') return;
      toast(t`This device did not share it. Save it as a file instead.`);
    }
  };
  const copy = useCopy();
  if (codes && bundle.parts !== null) {
    return <Codes parts={bundle.parts} onBack={() => setCodes(false)} />;
  }
  return (
    <>
      <p>
        {bundle.lines + bundle.pages > 0 ? (
          <Trans>
            Holds what <bdi>{name}</bdi> is not known to have: <Quantity lines={bundle.lines} pages={bundle.pages} />.
          </Trans>
        ) : (
          <Trans>
            <bdi>{name}</bdi> is known to have all you wrote. This says what has arrived here.
          </Trans>
        )}
      </p>
      <div className="without-ways">
        {canShare && (
          <Button kind="primary" wide icon={Share} onClick={() => void share()}>
            <Trans>Share…</Trans>
          </Button>
        )}
        <Button kind={canShare ? 'quiet' : 'primary'} wide icon={Download} onClick={() => save(file)}>
          <Trans>Save as a file ({formatBytes(i18n.locale, bundle.bytes.length)})</Trans>
        </Button>
        <Button wide icon={Copy} onClick={() => void copy(bundle.text)}>
          <Trans>Copy as text</Trans>
        </Button>
        {bundle.parts !== null && (
          <Button wide icon={QrCode} onClick={() => setCodes(true)}>
            <Trans>Show as QR codes ({bundle.parts.length})</Trans>
          </Button>
        )}
      </div>
      <p className="second muted">
        <Trans>
          It is sealed: only <bdi>{name}</bdi> can open it, however it travels. One may get lost or arrive twice; the
          next holds what is missing. “Delivered” appears when one comes back.
        </Trans>
      </p>
    </>
  );
}
