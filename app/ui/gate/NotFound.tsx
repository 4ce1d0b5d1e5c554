import { Trans } from '@lingui/react/macro';
import { ButtonLink } from '../parts/Button.tsx';
import { Splash } from '../parts/Splash.tsx';

export function NotFound() {
  return (
    <Splash
      title={<Trans>There is nothing at this address</Trans>}
      words={<Trans>The link may be old, or it may belong to another device of yours.</Trans>}
      action={
        <ButtonLink kind="primary" href="/">
          <Trans>Go to Today</Trans>
        </ButtonLink>
      }
    />
  );
}
