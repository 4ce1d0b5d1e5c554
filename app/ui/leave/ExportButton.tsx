import { Plural, Trans, useLingui } from '@lingui/react/macro';
import Download from 'lucide-react/icons/download';
import { type ReactNode, useState } from 'react';
import type { WorkspaceId } from '../../model/brand.ts';
import { useSession } from '../../react/session.ts';
import type { Gathered } from '../../session/types.ts';
import { useClock } from '../clock.ts';
import { Button } from '../parts/Button.tsx';
import { saveAs } from '../parts/saveAs.ts';
import { errorWords } from '../words.ts';
import { AwayFiles } from './AwayFiles.tsx';
import { type Away, awayFrom } from './away.ts';
import './leave.css';

/** Takes everything readable along in one file: of one space, or of the whole profile. `children`: what the button says. */
export function ExportButton({ only = null, children }: { only?: WorkspaceId | null; children?: ReactNode }) {
  const { i18n } = useLingui();
  const session = useSession();
  const clock = useClock();
  const [step, setStep] = useState<{ done: number; of: number } | null>(null);
  const [lacks, setLacks] = useState({ missing: 0, elsewhere: 0 });
  const [error, setError] = useState<string>();
  const [asked, setAsked] = useState<{ gathered: Gathered; away: readonly Away[] } | null>(null);
  const save = async (gathered: Gathered) => {
    setAsked(null);
    setStep({ done: 0, of: 0 });
    const { takeAlong } = await import('./takeAlong.ts');
    const taken = await takeAlong(gathered, i18n, clock(), (done, of) => setStep({ done, of }));
    saveAs(taken.archive, taken.name);
    setLacks(taken);
    setStep(null);
  };
  const take = async () => {
    setStep({ done: 0, of: 0 });
    setError(undefined);
    setAsked(null);
    const gathered = await session.gather(only);
    const away = gathered.ok ? await awayFrom(gathered.value) : [];
    if (gathered.ok && away.length === 0) return save(gathered.value);
    if (gathered.ok) setAsked({ gathered: gathered.value, away });
    else setError(i18n._(errorWords(gathered.error)));
    setStep(null);
  };
  const { missing, elsewhere } = lacks;
  return (
    <div className="take-along">
      <Button icon={Download} busy={step !== null} onClick={() => void take()}>
        {children ?? <Trans>Take a copy first</Trans>}
      </Button>
      <p className="caption muted" aria-live="polite">
        {step !== null && step.of > 0 ? (
          <Trans>
            {step.done} of {step.of}
          </Trans>
        ) : (
          <Trans>
            One file with everything you can read here. It is not sealed: keep it where only you can open it.
          </Trans>
        )}
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
      {asked && <AwayFiles away={asked.away} onSave={() => void save(asked.gathered)} />}
      {elsewhere > 0 && (
        <p className="caption" role="status">
          <Plural
            value={elsewhere}
            one="# photo, voice note or file is not in it; “Read me” in it says which."
            other="# photos, voice notes or files are not in it; “Read me” in it says which."
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
