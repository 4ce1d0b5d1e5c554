import { Trans } from '@lingui/react/macro';
import { useSession } from '../../react/session.ts';
import type { SessionStatus } from '../../session/types.ts';
import { Button } from '../parts/Button.tsx';
import { Splash } from '../parts/Splash.tsx';

/**
 * Another tab holds the profile: two writers on one disk would lose words. It hands over when asked, and this tab opens
 * by itself when that one is closed.
 */
export function Elsewhere({ asked }: { asked: Extract<SessionStatus, { tag: 'elsewhere' }>['asked'] }) {
  const session = useSession();
  return (
    <Splash
      title={<Trans>Binôme is open in another tab</Trans>}
      words={
        asked === 'silent' ? (
          <Trans>The other tab does not answer. Close it: this one then opens by itself, and nothing is lost.</Trans>
        ) : (
          <Trans>
            It writes in one tab at a time, so that nothing gets lost. Go on there; or use it here, and the other tab
            puts everything down first.
          </Trans>
        )
      }
      action={
        <Button kind="primary" busy={asked === 'asked'} onClick={session.useHere}>
          {asked === 'asked' ? <Trans>The other tab is putting it down…</Trans> : <Trans>Use it here</Trans>}
        </Button>
      }
    />
  );
}
