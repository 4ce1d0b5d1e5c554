import { Trans } from '@lingui/react/macro';
import { Component, type ReactNode } from 'react';
import { Button } from './parts/Button.tsx';
import { Splash } from './parts/Splash.tsx';

/**
 * Where broken invariants and screens that could not be fetched end. A chunk removed by a newer version, or never
 * fetched before going offline, is the usual cause: reloading is the usual cure.
 */
export class ScreenBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <Splash
        title={<Trans>This screen did not open</Trans>}
        words={
          <Trans>
            What you wrote is safe on this device. If you are offline, this part may not have been fetched yet.
          </Trans>
        }
        action={
          <Button kind="primary" onClick={() => window.location.reload()}>
            <Trans>Reload</Trans>
          </Button>
        }
      />
    );
  }
}
