import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { Button } from '../parts/Button.tsx';
import { Qr } from '../parts/Qr.tsx';

/** A cheap camera reads a code in less. */
const EACH_MS = 900;

/** One code after the other, at the pace of the two people, or by themselves for as long as somebody films them. */
export function Codes({ parts, onBack }: { parts: readonly string[]; onBack?: () => void }) {
  const { t } = useLingui();
  const [at, setAt] = useState(0);
  const [turns, setTurns] = useState(false);
  useEffect(() => {
    if (!turns) return;
    const timer = setInterval(() => setAt((now) => (now + 1) % parts.length), EACH_MS);
    return () => clearInterval(timer);
  }, [turns, parts.length]);
  const part = parts[at] ?? '';
  const [number, count] = [at + 1, parts.length];
  return (
    <>
      {count > 1 && (
        <p>
          <Trans>The other device reads them one by one, in any order.</Trans>
        </p>
      )}
      <div className="without-code">
        <Qr text={part} label={t`Code ${number} of ${count}`} />
      </div>
      {count > 1 && (
        <p className="without-place" aria-live={turns ? 'off' : 'polite'}>
          <Trans>
            Code {number} of {count}
          </Trans>
        </p>
      )}
      <div className="without-doors">
        {(at > 0 || onBack !== undefined) && (
          <Button onClick={() => (at === 0 ? onBack?.() : setAt(at - 1))}>
            <Trans context="code">Back</Trans>
          </Button>
        )}
        {count > 1 && (
          <Button aria-pressed={turns} onClick={() => setTurns(!turns)}>
            {turns ? <Trans context="code">Pause</Trans> : <Trans context="code">Turn by themselves</Trans>}
          </Button>
        )}
        {count > 1 && !turns && (
          <Button kind="primary" onClick={() => setAt((at + 1) % count)}>
            {number < count ? <Trans>Next</Trans> : <Trans>From the first again</Trans>}
          </Button>
        )}
      </div>
    </>
  );
}
