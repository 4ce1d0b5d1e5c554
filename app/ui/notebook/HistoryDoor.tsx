import { Trans } from '@lingui/react/macro';
import HistoryIcon from 'lucide-react/icons/history';
import { useObservable } from '../../react/session.ts';
import type { OpenPage } from '../../session/types.ts';
import { Button } from '../parts/Button.tsx';

/** Where there is no menu: to how a page was that is only read. */
export function HistoryDoor({ page, onOpen }: { page: OpenPage; onOpen: () => void }) {
  const { length } = useObservable(page.history.versions);
  return length === 0 ? null : (
    <Button kind="plain" small icon={HistoryIcon} onClick={onOpen}>
      <Trans>Earlier versions</Trans>
    </Button>
  );
}
