import { Trans } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { Button } from './Button.tsx';
import './ExampleBar.css';

/** Above everything of an example, wherever it is shown: what it is, and the press that takes it off. */
export function ExampleBar({ children, onRemove }: { children: ReactNode; onRemove: () => Promise<unknown> }) {
  const [busy, setBusy] = useState(false);
  return (
    <div className="example-bar">
      <p>
        <strong>
          <Trans>Example</Trans>
        </strong>{' '}
        {children}
      </p>
      <Button
        kind="plain"
        small
        busy={busy}
        onClick={() => {
          setBusy(true);
          void onRemove().finally(() => setBusy(false));
        }}
      >
        <Trans>Remove it</Trans>
      </Button>
    </div>
  );
}
