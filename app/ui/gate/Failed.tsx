import { Trans, useLingui } from '@lingui/react/macro';
import type { SessionStatus } from '../../session/types.ts';
import { Button } from '../parts/Button.tsx';
import { Splash } from '../parts/Splash.tsx';
import { failureWords } from '../words.ts';

export function Failed({ why }: { why: Extract<SessionStatus, { tag: 'failed' }>['why'] }) {
  const { i18n } = useLingui();
  const { title, words } = failureWords(why);
  return (
    <Splash
      title={i18n._(title)}
      words={i18n._(words)}
      action={
        <Button kind="primary" onClick={() => window.location.reload()}>
          <Trans>Try again</Trans>
        </Button>
      }
    />
  );
}
