import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { overlapMinutes } from '../../model/availability.ts';
import type { PersonId } from '../../model/brand.ts';
import { useObservable } from '../../react/session.ts';
import type { DirectoryEntry, Office, ProposedPair } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { Duration } from '../Duration.tsx';
import { formatList } from '../format.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Fit } from './Fit.tsx';
import { othersFor } from './others.ts';
import { PersonChoice } from './PersonChoice.tsx';
import { useRun } from './useRun.ts';

interface ChangeProps {
  office: Office;
  pair: ProposedPair;
  onClose: () => void;
}

/** Gives a mentee another mentor; the rest is then repaired around that pair, with the fewest pairs moved. */
export function ChangeDialog({ office, pair, onClose }: ChangeProps) {
  const { t, i18n } = useLingui();
  const now = useNow();
  const directory = useObservable(office.directory);
  const sent = useObservable(office.sent);
  const proposal = useObservable(office.proposal);
  const fits = useFits(office, pair, othersFor(pair, directory, sent, proposal?.pairs ?? []));
  const [chosen, setChosen] = useState<PersonId | null>(null);
  const { busy, run } = useRun();
  const mentor = <bdi>{pair.mentor.card.name}</bdi>;
  const give = async (): Promise<void> => {
    if (chosen === null) return;
    if (await run(() => office.change(pair.mentee.person, chosen))) onClose();
  };
  const leave = async (): Promise<void> => {
    if (await run(() => office.leaves(pair.mentor.person))) onClose();
  };
  const fitOf = new Map(fits?.map(({ entry, fit }) => [entry.person, fit]));
  const detail = ({ card, person }: DirectoryEntry) => (
    <>
      <Fit score={fitOf.get(person) ?? 0} /> {formatList(i18n.locale, card.skillsOffered.slice(0, 3))}
      {card.skillsOffered.length > 0 && ' · '}
      <Trans>
        <Duration minutes={overlapMinutes(card, pair.mentee.card, now)} /> in common a week
      </Trans>
    </>
  );
  return (
    <Dialog
      open
      onClose={onClose}
      title={
        <Trans>
          Another mentor for <bdi>{pair.mentee.card.name}</bdi>
        </Trans>
      }
      actions={
        fits !== null &&
        fits.length > 0 && (
          <Button kind="primary" busy={busy} disabled={chosen === null} onClick={() => void give()}>
            <Trans>Give this mentor</Trans>
          </Button>
        )
      }
    >
      {fits === null ? (
        <p role="status">
          <Trans>One moment…</Trans>
        </p>
      ) : fits.length === 0 ? (
        <p>
          <Trans>
            Nobody else can be their mentor for now: it takes a free place, a language in common, and someone they were
            not invited with before.
          </Trans>
        </p>
      ) : (
        <>
          <PersonChoice
            legend={t`Mentor`}
            people={fits.map(({ entry }) => entry)}
            detailOf={detail}
            value={chosen}
            onValue={setChosen}
          />
          <p className="caption muted">
            <Trans>The pair is kept, and as few of the other pairs as possible change.</Trans>
          </p>
        </>
      )}
      {fits !== null && (
        <Button small busy={busy} onClick={() => void leave()}>
          <Trans>{mentor} has left: everybody of theirs gets another mentor</Trans>
        </Button>
      )}
    </Dialog>
  );
}

/** Whom the rules allow, the best first, as when the dialog was opened; null while they are looked for. */
function useFits(office: Office, { mentee }: ProposedPair, others: readonly DirectoryEntry[]) {
  const [fits, setFits] = useState<readonly { entry: DirectoryEntry; fit: number }[] | null>(null);
  const asked = useRef(others);
  useEffect(() => {
    let here = true;
    const entries = new Map(asked.current.map((entry) => [entry.person, entry]));
    void office.fitting(mentee.person, [...entries.keys()]).then((found) => {
      if (!here) return;
      setFits(
        found.flatMap(({ person, fit }) => {
          const entry = entries.get(person);
          return entry === undefined ? [] : [{ entry, fit }];
        }),
      );
    });
    return () => {
      here = false;
    };
  }, [office, mentee.person]);
  return fits;
}
