import { Trans, useLingui } from '@lingui/react/macro';
import { type ChangeEvent, type DragEvent, useRef, useState } from 'react';
import type { Result } from '../../../crypto/result.ts';
import { useSession } from '../../react/session.ts';
import type { ReceivedBundle, ReceiveError } from '../../session/bundleTypes.ts';
import { Button } from '../parts/Button.tsx';
import { TextArea } from '../parts/Field.tsx';
import { ScanCode } from '../parts/ScanCode.tsx';
import { useIncomingThings } from './incoming.ts';
import { Outcome } from './Outcome.tsx';
import './bundles.css';

/** Takes a bundle in: scanned, pasted, chosen, dropped, or handed over by the system. */
export function Receive() {
  const { t } = useLingui();
  const session = useSession();
  const [pasted, setPasted] = useState('');
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Result<ReceivedBundle, ReceiveError> | null>(null);
  const chooser = useRef<HTMLInputElement>(null);

  /** True: something whole was among them. */
  const take = async (things: readonly (Uint8Array | string)[]): Promise<boolean> => {
    let whole = false;
    setBusy(true);
    for (const thing of things) {
      const result = await session.receiveBundle(thing);
      setOutcome(result);
      if (result.ok) setPasted('');
      whole ||= result.ok;
    }
    setBusy(false);
    return whole;
  };
  const takeFiles = async (files: Iterable<File>) =>
    take(await Promise.all([...files].map(async (file) => new Uint8Array(await file.arrayBuffer()))));
  useIncomingThings((thing) => void take([thing]));

  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.currentTarget.files ?? [])];
    // Else the same file chosen again would be no change.
    event.currentTarget.value = '';
    void takeFiles(files);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    const { files } = event.dataTransfer;
    const text = event.dataTransfer.getData('text/plain');
    void (files.length > 0 ? takeFiles(files) : take([text]));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a third way beside two that need no pointer
    <div className="stack" onDrop={drop} onDragOver={(event) => event.preventDefault()}>
      {outcome !== null && <Outcome outcome={outcome} />}
      <div>
        <input
          ref={chooser}
          type="file"
          hidden
          multiple
          autoComplete="off"
          accept=".binome,.txt,.eml,text/plain"
          onChange={choose}
        />
        <Button kind="primary" wide busy={busy} onClick={() => chooser.current?.click()}>
          <Trans>Choose the file</Trans>
        </Button>
      </div>
      <ScanCode onPart={(text) => take([text])} />
      <TextArea
        label={t`Or paste the text`}
        hint={t`With whatever stands around it. You can also drop a file here.`}
        rows={3}
        value={pasted}
        onValue={setPasted}
        placeholder="-----BEGIN BINOME-----"
      />
      <Button wide busy={busy} disabled={pasted.trim() === ''} onClick={() => void take([pasted])}>
        <Trans>Take it in</Trans>
      </Button>
    </div>
  );
}
