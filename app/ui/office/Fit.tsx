import { Trans } from '@lingui/react/macro';

/** A score of 0 to 100 as a number, and as a bar for the eye. */
export function Fit({ score }: { score: number }) {
  return (
    <span className="fit">
      <span className="fit-bar" aria-hidden="true">
        <span style={{ inlineSize: `${score}%` }} />
      </span>
      <span className="fit-score">
        <span className="unseen">
          <Trans>Fit:</Trans>{' '}
        </span>
        {score}
      </span>
    </span>
  );
}
