import { Trans, useLingui } from '@lingui/react/macro';
import { formatList } from '../format.ts';
import { Notice } from '../parts/EmptyState.tsx';

interface Held {
  readonly have: number;
  readonly of: number;
  readonly missing: readonly number[];
}

/** How far a row of codes has come. */
export function MoreParts({ held }: { held: Held }) {
  const { i18n } = useLingui();
  const missing = formatList(i18n.locale, held.missing.map(String));
  return (
    <Notice
      tone="calm"
      title={
        <Trans>
          {held.have} of {held.of} codes read
        </Trans>
      }
    >
      <Trans>Still to read: {missing}.</Trans>
    </Notice>
  );
}
