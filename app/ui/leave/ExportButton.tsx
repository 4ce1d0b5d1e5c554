import { Plural, Trans, useLingui } from '@lingui/react/macro';
import Download from 'lucide-react/icons/download';
import { useState } from 'react';
import type { WorkspaceId } from '../../model/brand.ts';
import { useSession } from '../../react/session.ts';
import { useClock } from '../clock.ts';
import { Button } from '../parts/Button.tsx';
import { errorWords } from '../words.ts';

/** Takes everything readable along in one file: of one space, or of the whole profile. */
export function ExportButton({ only = null }: { only?: WorkspaceId | null }) {
  const { i18n } = useLingui();
  const session = useSession();
  const clock = useClock();
  const [busy, setBusy] = useState(false);
  const [missing, setMissing] = useState(0);
  const [error, setError] = useState<string>();
  const take = async () => {
    setBusy(true);
    setError(undefined);
    const gathered = await session.gather(only);
    if (gathered.ok) {
      const { takeAlong } = await import('./takeAlong.ts');
      const taken = takeAlong(gathered.value, i18n, clock());
      hand(taken.name, taken.archive);
      setMissing(taken.missing);
    } else setError(i18n._(errorWords(gathered.error)));
    setBusy(false);
  };
  return (
    <div className="take-along">
      <Button icon={Download} busy={busy} onClick={() => void take()}>
        <Trans>Take a copy first</Trans>
      </Button>
      <p className="caption muted">
        <Trans>One file with everything you can read here. It is not sealed: keep it where only you can open it.</Trans>
      </p>
      {missing > 0 && (
        <p className="field-error" role="alert">
          <Plural
            value={missing}
            one="# page could not be opened, and is not in the file."
            other="# pages could not be opened, and are not in the file."
          />
        </p>
      )}
      {error && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

function hand(name: string, archive: Uint8Array<ArrayBuffer>): void {
  const address = URL.createObjectURL(new Blob([archive], { type: 'application/zip' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken hold of it once the click has been worked through.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
