import { Trans } from '@lingui/react/macro';

/** What a card states of its person's age. */
export const AgeWords = ({ adult }: { adult: boolean }) =>
  adult ? <Trans>18 or older</Trans> : <Trans>Under 18</Trans>;
