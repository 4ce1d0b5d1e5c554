import { Trans, useLingui } from '@lingui/react/macro';
import Pin from 'lucide-react/icons/pin';
import type { Office, ProposedPair } from '../../session/types.ts';
import { Button } from '../parts/Button.tsx';

/** What a coordinator may say of a pair: keep it in every later run, give the mentee another mentor, never again. */
export function PairActions({
  office,
  pair,
  onChange,
  onRefuse,
}: {
  office: Office;
  pair: ProposedPair;
  onChange: () => void;
  onRefuse: () => void;
}) {
  const { t } = useLingui();
  const [mentor, mentee] = [pair.mentor.card.name, pair.mentee.card.name];
  const keep = (): void =>
    pair.pinned
      ? office.unpin(pair.mentor.person, pair.mentee.person)
      : office.pin(pair.mentor.person, pair.mentee.person);
  return (
    <div className="pair-actions">
      <Button
        kind="plain"
        small
        className={pair.pinned ? 'pair-kept' : ''}
        {...(pair.pinned && { icon: Pin })}
        aria-pressed={pair.pinned}
        aria-label={pair.pinned ? t`Kept: ${mentor} and ${mentee}` : t`Keep ${mentor} and ${mentee}`}
        onClick={keep}
      >
        {pair.pinned ? <Trans>Kept</Trans> : <Trans>Keep</Trans>}
      </Button>
      <Button kind="plain" small aria-label={t`Change the mentor of ${mentee}`} onClick={onChange}>
        <Trans>Change</Trans>
      </Button>
      <Button kind="plain" small aria-label={t`Refuse ${mentor} and ${mentee}`} onClick={onRefuse}>
        <Trans>Refuse</Trans>
      </Button>
    </div>
  );
}
