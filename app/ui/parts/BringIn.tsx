import { Trans, useLingui } from '@lingui/react/macro';
import { type ChangeEvent, type DragEvent, type ReactNode, useRef, useState } from 'react';
import { Button } from './Button.tsx';
import { TextArea } from './Field.tsx';
import { ScanCode } from './ScanCode.tsx';

interface BringInProps {
  /** On the button that opens the chooser. */
  label: ReactNode;
  /** Endings and kinds of the files that the chooser offers. */
  accept: string;
  /** How such a text begins. */
  placeholder: string;
  /** Both resolve to true when something whole was in what was given. */
  onFiles(files: readonly File[]): Promise<boolean>;
  onText(text: string): Promise<boolean>;
  /** What is told of what came. */
  children?: ReactNode;
}

/** Takes in what somebody was given: a file chosen or dropped, a text pasted, codes read from another screen. */
export function BringIn({ label, accept, placeholder, onFiles, onText, children }: BringInProps) {
  const { t } = useLingui();
  const [pasted, setPasted] = useState('');
  const [busy, setBusy] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);

  const through = async (taking: Promise<boolean>): Promise<boolean> => {
    setBusy(true);
    try {
      const isWhole = await taking;
      if (isWhole) setPasted('');
      return isWhole;
    } finally {
      setBusy(false);
    }
  };
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.currentTarget.files ?? [])];
    // Else the same file chosen again would be no change.
    event.currentTarget.value = '';
    void through(onFiles(files));
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    const files = [...event.dataTransfer.files];
    void through(files.length > 0 ? onFiles(files) : onText(event.dataTransfer.getData('text/plain')));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way beside three that need no pointer
    <div className="stack" onDrop={drop} onDragOver={(event) => event.preventDefault()}>
      {children}
      <div>
        <input ref={chooser} type="file" hidden multiple autoComplete="off" accept={accept} onChange={choose} />
        <Button kind="primary" wide busy={busy} onClick={() => chooser.current?.click()}>
          {label}
        </Button>
      </div>
      <ScanCode onPart={(text) => through(onText(text))} />
      <TextArea
        label={t`Or paste the text`}
        hint={t`With whatever stands around it. You can also drop a file here.`}
        rows={3}
        value={pasted}
        onValue={setPasted}
        placeholder={placeholder}
      />
      <Button wide busy={busy} disabled={pasted.trim() === ''} onClick={() => void through(onText(pasted))}>
        <Trans>Take it in</Trans>
      </Button>
    </div>
  );
}
