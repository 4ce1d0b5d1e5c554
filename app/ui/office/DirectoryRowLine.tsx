import { Trans, useLingui } from '@lingui/react/macro';
import { memo } from 'react';
import type { PersonId } from '../../model/brand.ts';
import { useNow } from '../clock.ts';
import { formatSince } from '../format.ts';
import { AgeWords } from '../join/AgeWords.tsx';
import { PersonMark } from '../parts/PairMark.tsx';
import { StateChip, Tag } from '../parts/StateChip.tsx';
import { type DirectoryRow, type Pairing, pairingOf } from './directoryRows.ts';
import { RoleWords } from './PersonDialog.tsx';
import { pairingWords, standingWords } from './standings.ts';

interface DirectoryRowLineProps {
  row: DirectoryRow;
  pairs: ReadonlyMap<PersonId, Pairing>;
  onOpen: (key: string) => void;
}

/** One person of the directory, on a line of one height. Drawn again only when something of them changed. */
export const DirectoryRowLine = memo(function Line({ row, pairs, onOpen }: DirectoryRowLineProps) {
  const { i18n } = useLingui();
  const now = useNow();
  const { name, role, spoken, organisation, standing, since } = row;
  const facts = row.entry?.card ?? row.listed;
  const main = (role === 'mentee' ? facts?.skillsSought : facts?.skillsOffered) ?? [];
  const pairing = pairingOf(row, pairs);
  return (
    <div className="person">
      <PersonMark name={name} side={role === 'mentee' ? 'second' : 'first'} />
      <div className="person-who">
        <button type="button" className="person-name" dir="auto" onClick={() => onOpen(row.key)}>
          {name}
        </button>
        <span className="person-place caption muted">
          {role === null ? <Trans>No role given</Trans> : <RoleWords role={role} capacity={facts?.capacity ?? 1} />}
          {row.entry?.card.adult === false && (
            <>
              {' · '}
              <AgeWords adult={false} />
            </>
          )}
          {organisation !== '' && (
            <>
              {' · '}
              <bdi>{organisation}</bdi>
            </>
          )}
        </span>
      </div>
      <div className="person-tags">
        {main.slice(0, 4).map((word) => (
          <Tag key={word}>{word}</Tag>
        ))}
      </div>
      <span className="person-languages caption muted">{spoken}</span>
      <span className="person-since caption muted">
        {standing !== 'ready' ? (
          <StateChip tone={standing === 'unapplied' ? 'wait' : 'warn'}>{i18n._(standingWords(standing))}</StateChip>
        ) : pairing !== 'none' ? (
          <StateChip tone={pairing === 'paired' ? 'good' : 'wait'}>{i18n._(pairingWords(pairing))}</StateChip>
        ) : (
          formatSince(i18n.locale, since, Math.max(now, since))
        )}
      </span>
    </div>
  );
});
