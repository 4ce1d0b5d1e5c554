import { Trans, useLingui } from '@lingui/react/macro';
import { useObservable } from '../../react/session.ts';
import type { Circle } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatDate } from '../format.ts';
import { Notice } from '../parts/EmptyState.tsx';

/** This person was taken out: said once the others' devices have said so. */
export function OutNotice({ circle }: { circle: Circle }) {
  const { i18n } = useLingui();
  const now = useNow();
  const out = useObservable(circle.out);
  if (out === null) return null;
  const day = formatDate(i18n.locale, Math.min(out.at, now), now);
  return (
    <Notice title={<Trans>You are no longer in this circle</Trans>}>
      <Trans>
        <bdi>{out.by}</bdi> took you out of it on {day}. What was written until then stays on your device; what you
        write now reaches nobody. If it was a mistake, one of them can invite you again.
      </Trans>
    </Notice>
  );
}
