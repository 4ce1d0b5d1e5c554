import { Trans } from '@lingui/react/macro';
import Lock from 'lucide-react/icons/lock';
import type { Workspace } from '../../session/types.ts';
import { isPair } from './people.ts';

/** What a space of two declares on every screen of it, as `Thirds` declares who reads along. */
export function Mode({ workspace }: { workspace: Workspace }) {
  if (!isPair(workspace)) return null;
  return (
    <span className="work-mode">
      <Lock aria-hidden="true" size={14} strokeWidth={2} />
      <Trans>Private</Trans>
    </span>
  );
}
