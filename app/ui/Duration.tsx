import { Trans } from '@lingui/react/macro';

/** "45 min", "2 h" or "3 h 30 min". */
export function Duration({ minutes }: { minutes: number }) {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return <Trans>{rest}&nbsp;min</Trans>;
  if (rest === 0) return <Trans>{hours}&nbsp;h</Trans>;
  return (
    <Trans>
      {hours}&nbsp;h {rest}&nbsp;min
    </Trans>
  );
}
