import { Trans } from '@lingui/react/macro';
import type { WorkspaceId } from '../../model/brand.ts';
import { useUnread } from './unread.ts';
import './unread.css';

/** Beside a space's name while the other person's words wait there. */
export function UnreadDot({ id }: { id: WorkspaceId }) {
  if (useUnread(id) === null) return null;
  return (
    <span className="unread-dot">
      <span className="unseen">
        {' '}
        <Trans>New message</Trans>
      </span>
    </span>
  );
}
