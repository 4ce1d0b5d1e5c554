import { useLingui } from '@lingui/react/macro';

/** A score of 0 to 100 as a bar and a number. */
export function Fit({ score }: { score: number }) {
  const { t } = useLingui();
  return (
    <span className="fit">
      <meter className="fit-bar" min={0} max={100} value={score} aria-label={t`Fit`} />
      <span className="fit-score">{score}</span>
    </span>
  );
}
