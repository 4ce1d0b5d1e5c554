import { Trans, useLingui } from '@lingui/react/macro';
import { isMatched } from '../../model/roles.ts';
import type { DirectoryEntry, Office } from '../../session/types.ts';
import { Button } from '../parts/Button.tsx';
import { Segmented } from '../parts/Choice.tsx';
import { useRun } from './useRun.ts';

/** What the coordinator may say of somebody to the matching: how many people at least, and that they have left. */
export function InMatching({ entry, office }: { entry: DirectoryEntry; office: Office }) {
  const { t } = useLingui();
  const { busy, run } = useRun();
  const { person, card, standing, least } = entry;
  if (!isMatched(card.role) || (standing !== 'ready' && standing !== 'left')) return null;
  if (standing === 'left')
    return (
      <Button small busy={busy} onClick={() => void run(() => office.returns(person))}>
        <Trans>Match them again</Trans>
      </Button>
    );
  const counts = Array.from({ length: card.capacity + 1 }, (_, count) => String(count));
  return (
    <>
      {card.role !== 'mentee' && (
        <Segmented
          legend={<Trans>At least so many people</Trans>}
          hint={t`Those they already have count. A run that cannot keep this says so, and is not made.`}
          value={String(Math.min(least, card.capacity))}
          onValue={(count) => void run(() => office.setLeast(person, Number(count)))}
          options={counts.map((value) => ({ value, label: value }))}
        />
      )}
      <Button small kind="plain" busy={busy} onClick={() => void run(() => office.leaves(person))}>
        <Trans>Take out of the matching</Trans>
      </Button>
    </>
  );
}
