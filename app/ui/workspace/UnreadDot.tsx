import { Plural, Trans } from '@lingui/react/macro';
import type { WorkspaceId } from '../../model/brand.ts';
import { useInboxEntry } from './unread.ts';
import './unread.css';

/** Beside a space's name while the other person's words wait there. */
export function UnreadDot({ id }: { id: WorkspaceId }) {
  const { unread = 0, forMe = 0 } = useInboxEntry(id) ?? {};
  if (unread === 0) return null;
  if (forMe > 0)
    return (
      <span className="unread-for-me">
        <span aria-hidden="true">@{forMe}</span>
        <span className="unseen">
          {' '}
          <Plural value={forMe} one="# message names you" other="# messages name you" />
        </span>
      </span>
    );
  return (
    <span className="unread-dot">
      <span className="unseen">
        {' '}
        <Trans>New message</Trans>
      </span>
    </span>
  );
}
