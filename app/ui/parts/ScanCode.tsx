import { Trans, useLingui } from '@lingui/react/macro';
import ScanLine from 'lucide-react/icons/scan-line';
import { lazy, Suspense, useState } from 'react';
import { Button } from './Button.tsx';

const Scanner = lazy(() => import('./Scanner.tsx').then((m) => ({ default: m.Scanner })));

/** Opens the camera beside a field that takes the same text; the first code it sees closes it, unless it takes a row. */
export function ScanCode({ onText, isRow = false }: { onText: (text: string) => void; isRow?: boolean }) {
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
        onText={(text) => {
          if (!isRow) setScanning(false);
          onText(text);
        }}
      />
      <Button kind="plain" wide onClick={() => setScanning(false)}>
        <Trans>Close the camera</Trans>
      </Button>
    </Suspense>
  );
}
