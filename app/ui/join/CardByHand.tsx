import { Trans, useLingui } from '@lingui/react/macro';
import Download from 'lucide-react/icons/download';
import QrCode from 'lucide-react/icons/qr-code';
import Share from 'lucide-react/icons/share-2';
import { useState } from 'react';
import type { ProgrammeId } from '../../model/brand.ts';
import { useSession } from '../../react/session.ts';
import { useOpened } from '../../react/useOpened.ts';
import type { CardToGive } from '../../session/types.ts';
import { Codes } from '../bundles/Codes.tsx';
import { save } from '../bundles/file.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Notice } from '../parts/EmptyState.tsx';
import { errorWords } from '../words.ts';
import '../bundles/bundles.css';

interface CardByHandProps {
  programme: ProgrammeId;
  name: string;
  coordinator: string;
  onClose: () => void;
}

/** The card without the server: as a file, or as codes that the coordinator's camera reads. */
export function CardByHand({ programme, name, coordinator, onClose }: CardByHandProps) {
  const { i18n } = useLingui();
  const session = useSession();
  const made = useOpened(`card ${programme}`, () => session.cardByHand(programme));
  return (
    <Dialog
      open
      onClose={onClose}
      title={
        <Trans>
          My card, for <bdi>{coordinator}</bdi>
        </Trans>
      }
    >
      {made.tag === 'failed' && <Notice>{i18n._(errorWords(made.error))}</Notice>}
      {made.tag === 'open' && <Ways card={made.value} name={name} coordinator={coordinator} />}
    </Dialog>
  );
}

function Ways({ card, name, coordinator }: { card: CardToGive; name: string; coordinator: string }) {
  const { t } = useLingui();
  const { toast } = useAnnouncer();
  const [codes, setCodes] = useState(false);
  const file = new File([card.text], `${t`card`} ${name}.txt`, { type: 'text/plain' });
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
  if (codes && card.parts !== null) return <Codes parts={card.parts} onBack={() => setCodes(false)} />;
  return (
    <div className="stack">
      <p>
        <Trans>
          Signed by you and sealed: only <bdi>{coordinator}</bdi> can open it, however it travels, and as often as it
          arrives.
        </Trans>
      </p>
      <div className="without-ways">
        {canShare && (
          <Button kind="primary" wide icon={Share} onClick={() => void share()}>
            <Trans>Share…</Trans>
          </Button>
        )}
        <Button kind={canShare ? 'quiet' : 'primary'} wide icon={Download} onClick={() => save(file)}>
          <Trans>Save as a file</Trans>
        </Button>
        {card.parts !== null && (
          <Button wide icon={QrCode} onClick={() => setCodes(true)}>
            <Trans>Show as QR codes ({card.parts.length})</Trans>
          </Button>
        )}
      </div>
      <p className="second muted">
        <Trans>Invitations still come through the server: go online from time to time.</Trans>
      </p>
    </div>
  );
}
