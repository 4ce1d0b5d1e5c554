import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import type { PersonId } from '../../model/brand.ts';
import { foldWords } from '../../model/text.ts';
import { useObservable } from '../../react/session.ts';
import type { DirectoryEntry, Office, PairCheck } from '../../session/types.ts';
import { formatList } from '../format.ts';
import { Button } from '../parts/Button.tsx';
import { Choice } from '../parts/Choice.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Notice } from '../parts/EmptyState.tsx';
import { TextField } from '../parts/Field.tsx';
import { Fit } from './Fit.tsx';
import { ReasonTags } from './ReasonTags.tsx';
import { freeCards } from './ready.ts';
import { brokenWords } from './runErrorWords.ts';
import { useRun } from './useRun.ts';

/** So many names are read through; more are found by typing. */
const SHOWN = 12;

interface TogetherProps {
  office: Office;
  /** Somebody whom a run left without a pair; absent: both are chosen here. */
  first?: DirectoryEntry;
  onClose: () => void;
}

/** The coordinator puts two people together. Both are asked, like everybody else. */
export function TogetherDialog({ office, first, onClose }: TogetherProps) {
  const { t } = useLingui();
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
  const mentees = free.filter(({ card, person }) => card.role !== 'mentor' && person !== mentor);
  const mentors = free.filter(({ card, person }) => card.role !== 'mentee' && person !== mentee);
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
        <PersonChoice legend={t`Mentee`} people={mentees} value={mentee} onValue={setMentee} />
      )}
      {(first === undefined || !isMentor) && (
        <PersonChoice legend={t`Mentor`} people={mentors} value={mentor} onValue={setMentor} />
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

interface PersonChoiceProps {
  legend: string;
  people: readonly DirectoryEntry[];
  value: PersonId | null;
  onValue: (person: PersonId) => void;
}

/** One of many people: found by their name, chosen among those that are left. */
function PersonChoice({ legend, people, value, onValue }: PersonChoiceProps) {
  const { t, i18n } = useLingui();
  const [words, setWords] = useState('');
  const wanted = foldWords(words);
  const found = people
    .filter(({ card, person }) => person === value || foldWords(card.name).includes(wanted))
    .sort((a, b) => Number(b.person === value) - Number(a.person === value) || a.card.name.localeCompare(b.card.name));
  const detailOf = ({ card }: DirectoryEntry): string =>
    formatList(i18n.locale, (legend === t`Mentor` ? card.skillsOffered : card.skillsSought).slice(0, 3));
  return (
    <div className="stack">
      {people.length > SHOWN && (
        <TextField label={t`${legend}: look for a name`} value={words} onValue={setWords} type="search" />
      )}
      <div className="change-list together-list">
        <Choice
          legend={legend}
          value={value}
          onValue={onValue}
          options={found.slice(0, SHOWN).map((entry) => ({
            value: entry.person,
            label: <bdi>{entry.card.name}</bdi>,
            detail: detailOf(entry),
          }))}
        />
      </div>
      {found.length > SHOWN && (
        <p className="caption muted">
          <Trans>{found.length - SHOWN} more: type a name.</Trans>
        </p>
      )}
    </div>
  );
}
