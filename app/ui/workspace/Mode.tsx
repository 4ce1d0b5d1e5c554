import { Trans, useLingui } from '@lingui/react/macro';
import Lock from 'lucide-react/icons/lock';
import type { Workspace } from '../../session/types.ts';
import { Hint } from '../parts/Hint.tsx';
import { isPair } from './people.ts';

/** What a space of two declares on every screen of it, as `Thirds` declares who reads along. */
export function Mode({ workspace }: { workspace: Workspace }) {
  const { t } = useLingui();
  if (!isPair(workspace)) return null;
  return (
    <Hint word={t`Private`} icon={Lock} className="work-mode">
      <Trans>Only the two of you can read what is in this space.</Trans>
    </Hint>
  );
}
