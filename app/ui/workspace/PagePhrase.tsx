import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { useSession } from '../../react/session.ts';
import type { PhraseGuard } from '../editor/phrase.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';

type Found = Parameters<PhraseGuard['onPhrase']>[0];

/** For a page that two people read: what keeps recovery words out of it, and the dialog that says so. */
export function usePagePhrase(): { guard: PhraseGuard; found: Found | null; forget: () => void } {
  const session = useSession();
  const [found, setFound] = useState<Found | null>(null);
  const [guard] = useState<PhraseGuard>(() => ({ looksLikePhrase: session.looksLikePhrase, onPhrase: setFound }));
  return { guard, found, forget: () => setFound(null) };
}

export function PagePhrase({ found, onClose, name }: { found: Found | null; onClose: () => void; name: string }) {
  return (
    <Dialog
      open={found !== null}
      onClose={onClose}
      title={found === 'typed' ? <Trans>Stop here</Trans> : <Trans>This was not put in the page</Trans>}
      actions={
        <Button kind="primary" onClick={onClose}>
          <Trans>I understand</Trans>
        </Button>
      }
    >
      <p>
        <Trans>
          It looks like your recovery words. Whoever has them can open everything you have here, in your name. Nobody
          needs them but you, whatever somebody may tell you.
        </Trans>
      </p>
      {found === 'typed' && (
        <p>
          <Trans>
            <bdi>{name}</bdi> reads this page too. Delete the words you wrote, and write no more of them: half of them
            alone opens nothing.
          </Trans>
        </p>
      )}
    </Dialog>
  );
}
