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

/** Gives a mentee another mentor; the rest is then repaired around that pair, with the fewest pairs moved. */
export function ChangeDialog({
  office,
  pair,
  onClose,
}: {
  office: Office;
  pair: ProposedPair | null;
  onClose: () => void;
}) {
  return (
    <Dialog
      open={pair !== null}
      onClose={onClose}
      title={
        <Trans>
          Another mentor for <bdi>{pair?.mentee.card.name}</bdi>
        </Trans>
      }
    >
      {pair && <ChangeForm office={office} pair={pair} onClose={onClose} />}
    </Dialog>
  );
}

function ChangeForm({ office, pair, onClose }: { office: Office; pair: ProposedPair; onClose: () => void }) {
  const { t, i18n } = useLingui();
  const now = useNow();
  const directory = useObservable(office.directory);
  const sent = useObservable(office.sent);
  const proposal = useObservable(office.proposal);
  const fits = useFits(office, pair, othersFor(pair, directory, sent, proposal?.pairs ?? []));
  const [chosen, setChosen] = useState<PersonId | null>(null);
  const { busy, run } = useRun();
  const mentor = <bdi>{pair.mentor.card.name}</bdi>;
  const leaves = (
    <Button
      kind="plain"
      busy={busy}
      onClick={() => void run(() => office.leaves(pair.mentor.person)).then((done) => done && onClose())}
    >
      <Trans>{mentor} has left: everybody of theirs gets another mentor</Trans>
    </Button>
  );
  if (fits === null)
    return (
      <p role="status">
        <Trans>One moment…</Trans>
      </p>
    );
  const others = fits.map(({ entry }) => entry);
  const fitOf = new Map(fits.map(({ entry, fit }) => [entry.person, fit]));
  if (fits.length === 0) {
    return (
      <>
        <p>
          <Trans>
            Nobody else can be their mentor for now: it takes a free place, a language in common, and someone they were
            not invited with before.
          </Trans>
        </p>
        {leaves}
      </>
    );
  }
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
    <>
      <PersonChoice legend={t`Mentor`} people={others} detailOf={detail} value={chosen} onValue={setChosen} />
      <p className="caption muted">
        <Trans>The pair is kept, and as few of the other pairs as possible change.</Trans>
      </p>
      <Button
        kind="primary"
        busy={busy}
        disabled={chosen === null}
        onClick={() => {
          if (chosen !== null)
            void run(() => office.change(pair.mentee.person, chosen)).then((done) => done && onClose());
        }}
      >
        <Trans>Give this mentor</Trans>
      </Button>
      {leaves}
    </>
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
