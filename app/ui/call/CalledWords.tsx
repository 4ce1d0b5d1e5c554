import { Trans, useLingui } from '@lingui/react/macro';
import { formatSince } from '../format.ts';

/** Of a call that nobody took here. */
export function CalledWords({ name, at, now }: { name: string; at: number; now: number }) {
  const { i18n } = useLingui();
  return (
    <Trans>
      <bdi>{name}</bdi> called you {formatSince(i18n.locale, at, Math.max(now, at))}
    </Trans>
  );
}
