import { Trans, useLingui } from '@lingui/react/macro';
import Pin from 'lucide-react/icons/pin';
import type { Office, ProposedPair } from '../../session/types.ts';
import { Button } from '../parts/Button.tsx';
import { useRun } from './useRun.ts';

/** What a coordinator may say of a pair: keep it in every later run, give the mentee another mentor, never again. */
export function PairActions({
  office,
  pair,
  isByHand,
  onChange,
  onRefuse,
}: {
  office: Office;
  pair: ProposedPair;
  /** Of a proposal of pairs made by hand alone: there is nothing to keep it from, and nobody else to give. */
  isByHand: boolean;
  onChange: () => void;
  onRefuse: () => void;
}) {
  const { t } = useLingui();
  const [mentor, mentee] = [pair.mentor.card.name, pair.mentee.card.name];
  const { busy, run } = useRun();
  if (isByHand)
    return (
      <div className="pair-actions">
        <Button
          kind="plain"
          small
          busy={busy}
          aria-label={t`Take ${mentor} and ${mentee} apart`}
          onClick={() => void run(() => office.takeApart(pair.mentor.person, pair.mentee.person))}
        >
          <Trans>Take apart</Trans>
        </Button>
      </div>
    );
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
