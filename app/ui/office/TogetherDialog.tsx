import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import type { PersonId } from '../../model/brand.ts';
import { useObservable } from '../../react/session.ts';
import type { DirectoryEntry, Office, PairCheck } from '../../session/types.ts';
import { formatList } from '../format.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Notice } from '../parts/EmptyState.tsx';
import { Fit } from './Fit.tsx';
import { PersonChoice } from './PersonChoice.tsx';
import { ReasonTags } from './ReasonTags.tsx';
import { freeCards } from './ready.ts';
import { brokenWords } from './runErrorWords.ts';
import { useRun } from './useRun.ts';

interface TogetherProps {
  office: Office;
  /** Somebody whom a run left without a pair; absent: both are chosen here. */
  first?: DirectoryEntry;
  onClose: () => void;
}

/** The coordinator puts two people together. Both are asked, like everybody else. */
export function TogetherDialog({ office, first, onClose }: TogetherProps) {
  const { t, i18n } = useLingui();
  const directory = useObservable(office.directory);
  const sent = useObservable(office.sent);
  const proposal = useObservable(office.proposal);
  const kept = (proposal?.pairs ?? []).filter(({ pinned }) => pinned);
  const free = freeCards(directory, sent, kept);
  const isMentor = first !== undefined && (proposal?.run.sides[first.person] ?? first.card.role) === 'mentor';
  const [mentee, setMentee] = useState<PersonId | null>(first && !isMentor ? first.person : null);
  const [mentor, setMentor] = useState<PersonId | null>(first && isMentor ? first.person : null);
  const { busy, run } = useRun();
  const check = useCheck(office, mentor, mentee);
  const byName = [...free].sort((a, b) => a.card.name.localeCompare(b.card.name));
  const mentees = byName.filter(({ card, person }) => card.role !== 'mentor' && person !== mentor);
  const mentors = byName.filter(({ card, person }) => card.role !== 'mentee' && person !== mentee);
  const listed = (skills: readonly string[]) => formatList(i18n.locale, skills.slice(0, 3));
  const may = check !== null && (check.broken === null || check.broken === 'must');
  const join = async () => {
    if (mentor === null || mentee === null) return;
    const done = await run(() => office.together(mentor, mentee));
    if (done !== null) onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={
        first ? (
          <Trans>
            Put <bdi>{first.card.name}</bdi> together with
          </Trans>
        ) : (
          <Trans>Put two together</Trans>
        )
      }
      actions={
        <Button kind="primary" busy={busy} disabled={!may} onClick={() => void join()}>
          <Trans>Put them together</Trans>
        </Button>
      }
    >
      {(first === undefined || isMentor) && (
        <PersonChoice
          legend={t`Mentee`}
          people={mentees}
          detailOf={({ card }) => listed(card.skillsSought)}
          value={mentee}
          onValue={setMentee}
        />
      )}
      {(first === undefined || !isMentor) && (
        <PersonChoice
          legend={t`Mentor`}
          people={mentors}
          detailOf={({ card }) => listed(card.skillsOffered)}
          value={mentor}
          onValue={setMentor}
        />
      )}
      <div role="status">{check && <CheckWords check={check} />}</div>
      <p className="caption muted">
        <Trans>Both are asked, like everybody else: nobody is in a pair without their yes.</Trans>
      </p>
    </Dialog>
  );
}

/** What stands against the two who are chosen; null while there are not two, or it is not known yet. */
function useCheck(office: Office, mentor: PersonId | null, mentee: PersonId | null): PairCheck | null {
  const [check, setCheck] = useState<PairCheck | null>(null);
  useEffect(() => {
    let here = true;
    setCheck(null);
    if (mentor !== null && mentee !== null)
      void office.couldBe(mentor, mentee).then((found) => {
        if (here) setCheck(found);
      });
    return () => {
      here = false;
    };
  }, [office, mentor, mentee]);
  return check;
}

function CheckWords({ check: { broken, refusedBefore, fit, reasons } }: { check: PairCheck }) {
  const { i18n } = useLingui();
  if (broken !== null && broken !== 'must') return <Notice tone="danger">{i18n._(brokenWords(broken))}</Notice>;
  return (
    <div className="stack">
      {broken === 'must' && <Notice>{i18n._(brokenWords('must'))}</Notice>}
      {refusedBefore && (
        <Notice tone="calm">
          <Trans>You refused these two before: this takes it back.</Trans>
        </Notice>
      )}
      <div className="pair-line">
        <ReasonTags reasons={reasons} pack={null} />
        {fit !== null && <Fit score={fit} />}
      </div>
    </div>
  );
}
