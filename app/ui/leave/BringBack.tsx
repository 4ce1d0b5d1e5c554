import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import Upload from 'lucide-react/icons/upload';
import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useSession } from '../../react/session.ts';
import type { BringBackError } from '../../session/types.ts';
import { Button } from '../parts/Button.tsx';
import './leave.css';

/** Reads a file that was taken along into an archive of this device. */
export function BringBack() {
  const { t, i18n } = useLingui();
  const session = useSession();
  const [, go] = useLocation();
  const input = useRef<HTMLInputElement>(null);
  const [step, setStep] = useState<{ done: number; of: number } | null>(null);
  const [error, setError] = useState<BringBackError | null>(null);
  async function bring(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    setStep({ done: 0, of: 0 });
    setError(null);
    const brought = await session.bringBack(file, (done, of) => setStep({ done, of }));
    setStep(null);
    if (!brought.ok) return setError(brought.error);
    const [first, another] = brought.value;
    if (first !== undefined && another === undefined) go(`/w/${first}`);
  }
  return (
    <div className="take-along">
      <input
        ref={input}
        type="file"
        autoComplete="off"
        className="unseen"
        tabIndex={-1}
        aria-label={t`A file that was taken along`}
        accept=".zip,application/zip"
        onChange={(event) => {
          void bring(event.currentTarget.files?.[0]);
          // The same one again is a choice too.
          event.currentTarget.value = '';
        }}
      />
      <Button icon={Upload} busy={step !== null} onClick={() => input.current?.click()}>
        <Trans>Bring a file back</Trans>
      </Button>
      <p className="caption muted" aria-live="polite">
        {step !== null && step.of > 0 ? (
          <Trans>
            {step.done} of {step.of}
          </Trans>
        ) : (
          <Trans>
            It opens as an archive on this device: all of it to read, nothing to write, seen by nobody else.
          </Trans>
        )}
      </p>
      {error !== null && (
        <p className="field-error" role="alert">
          {i18n._(bringWords(error))}
        </p>
      )}
    </div>
  );
}

function bringWords(error: BringBackError): MessageDescriptor {
  switch (error.tag) {
    case 'not-ours':
      return msg`This is not a file that Binôme made. Nothing was changed.`;
    case 'newer':
      return msg`A newer Binôme made this file. Update the app, then try again; nothing was changed.`;
    case 'damaged':
      return msg`This file is damaged, or was changed since. Nothing of it was kept.`;
    case 'file-damaged':
      return msg`“${error.name}” in this file is damaged, or was changed since. Nothing of it was kept.`;
    case 'too-large':
      return msg`There is more in this file than Binôme ever writes. Nothing of it was kept.`;
    case 'not-saved':
    case 'disk-full':
      return msg`This could not be written on the device. Free some space, then try again.`;
  }
}
