import { Trans, useLingui } from '@lingui/react/macro';
import { useObservable } from '../../react/session.ts';
import type { PairWorkspace } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatDate } from '../format.ts';
import { Notice } from '../parts/EmptyState.tsx';
import { otherOf } from './people.ts';

/** The other person has left, and said so: what is written from now on reaches nobody. */
export function LeftNotice({ workspace }: { workspace: PairWorkspace }) {
  const { i18n } = useLingui();
  const now = useNow();
  const other = otherOf(workspace);
  const left = useObservable(workspace.left).find((each) => each.person === other.id);
  if (left === undefined) return null;
  return (
    <Notice
      title={
        <Trans>
          <bdi>{other.name}</bdi> has left this space
        </Trans>
      }
    >
      <Trans>
        It was on {formatDate(i18n.locale, Math.min(left.at, now), now)}. Everything stays on your device; what you
        write now reaches nobody.
      </Trans>
    </Notice>
  );
}
