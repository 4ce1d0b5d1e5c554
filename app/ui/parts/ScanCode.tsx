import { Trans, useLingui } from '@lingui/react/macro';
import ScanLine from 'lucide-react/icons/scan-line';
import { lazy, Suspense, useState } from 'react';
import { Button } from './Button.tsx';

const Scanner = lazy(() => import('./Scanner.tsx').then((m) => ({ default: m.Scanner })));

type ScanCodeProps =
  | { onText: (text: string) => void }
  /** Of a row of codes. True: it was the last. */
  | { onPart: (text: string) => Promise<boolean> };

/** Opens the camera beside a field that takes the same text; the first code it sees closes it, or the last of a row. */
export function ScanCode(props: ScanCodeProps) {
  const { t } = useLingui();
  const [scanning, setScanning] = useState(false);
  if (!scanning) {
    return (
      <Button wide icon={ScanLine} onClick={() => setScanning(true)}>
        <Trans>Scan a code with the camera</Trans>
      </Button>
    );
  }
  return (
    <Suspense fallback={null}>
      <Scanner
        label={t`Camera`}
        hasField={false}
        onText={async (text) => {
          if ('onText' in props) {
            setScanning(false);
            props.onText(text);
          } else if (await props.onPart(text)) setScanning(false);
        }}
      />
      <Button kind="plain" wide onClick={() => setScanning(false)}>
        <Trans>Close the camera</Trans>
      </Button>
    </Suspense>
  );
}
