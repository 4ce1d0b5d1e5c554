import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import type { PersonId } from '../../model/brand.ts';
import { foldWords } from '../../model/text.ts';
import type { DirectoryEntry } from '../../session/types.ts';
import { Choice } from '../parts/Choice.tsx';
import { TextField } from '../parts/Field.tsx';

/** So many names are read through; more are found by typing. */
const SHOWN = 12;

interface PersonChoiceProps {
  legend: string;
  /** In the order in which they are offered. */
  people: readonly DirectoryEntry[];
  detailOf: (entry: DirectoryEntry) => ReactNode;
  value: PersonId | null;
  onValue: (person: PersonId) => void;
}

/** One of many people: found by their name, chosen among those that are left. */
export function PersonChoice({ legend, people, detailOf, value, onValue }: PersonChoiceProps) {
  const { t } = useLingui();
  const [words, setWords] = useState('');
  const wanted = foldWords(words);
  const isChosen = ({ person }: DirectoryEntry): boolean => person === value;
  const named = people.filter((entry) => isChosen(entry) || foldWords(entry.card.name).includes(wanted));
  const first = named.slice(0, SHOWN);
  // Who was chosen stays in sight, also under other words.
  const shown = first.some(isChosen) ? first : [...named.filter(isChosen), ...first];
  return (
    <div className="stack person-choice">
      {people.length > SHOWN && (
        <TextField label={t`${legend}: look for a name`} value={words} onValue={setWords} type="search" />
      )}
      <div className="change-list">
        <Choice
          legend={legend}
          legendUnseen={people.length > SHOWN}
          value={value}
          onValue={onValue}
          options={shown.map((entry) => ({
            value: entry.person,
            label: <bdi>{entry.card.name}</bdi>,
            detail: detailOf(entry),
          }))}
        />
      </div>
      {named.length > SHOWN && (
        <p className="caption muted">
          <Trans>{named.length - SHOWN} more: type a name.</Trans>
        </p>
      )}
    </div>
  );
}
