import { Trans } from '@lingui/react/macro';
import type { SendRefusal } from '../../../session/types.ts';
import { Button } from '../../parts/Button.tsx';
import { Notice } from '../../parts/EmptyState.tsx';

/** Why a message stayed here. There is no way to send it all the same: nobody needs to, and somebody may be told to. */
export function PhraseNotice({ why, onDelete }: { why: SendRefusal['tag']; onDelete: () => void }) {
  return (
    <div className="composer-notice" role="alert">
      <Notice
        tone="danger"
        title={<Trans>This was not sent</Trans>}
        action={
          <Button small onClick={onDelete}>
            <Trans>Delete it from here</Trans>
          </Button>
        }
      >
        {why === 'closed' && <Trans>This space is closed: it can be read, and nothing was changed.</Trans>}
        {why === 'recovery-phrase' && (
          <Trans>
            It looks like your recovery words. Whoever has them can open everything you have here, in your name. Nobody
            needs them but you, whatever somebody may tell you.
          </Trans>
        )}
        {why === 'unchecked' && (
          <Trans>
            It may hold your recovery words, and this could not be checked without a network. Try again in a moment.
          </Trans>
        )}
      </Notice>
    </div>
  );
}
