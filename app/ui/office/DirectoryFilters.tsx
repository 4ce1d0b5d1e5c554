import { Trans, useLingui } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import { inLanguage } from '../../model/localised.ts';
import type { Pack } from '../../model/pack.ts';
import { languageName } from '../format.ts';
import { Button } from '../parts/Button.tsx';
import { Segmented } from '../parts/Choice.tsx';
import {
  type Choosable,
  choosable,
  chosenIn,
  type DirectoryRow,
  type Filter,
  NO_FILTER,
  type Order,
} from './directoryRows.ts';
import { pairingWords, STANDINGS, standingWords } from './standings.ts';

/** So many languages and places are offered; the rest is found by its words. */
const MOST = 200;

interface DirectoryFiltersProps {
  rows: readonly DirectoryRow[];
  pack: Pack | null;
  filter: Filter;
  onFilter: (filter: Filter) => void;
  order: Order;
  onOrder: (order: Order) => void;
}

/** In no run. */
const OTHERS = ['supervisor', 'staff', 'contact'] as const;

/** Words first; sides beside them; everything else behind one door. */
export function DirectoryFilters({ rows, pack, filter, onFilter, order, onOrder }: DirectoryFiltersProps) {
  const { t, i18n } = useLingui();
  const change = (part: Partial<Filter>) => onFilter({ ...filter, ...part });
  // Behind a closed door nothing is counted or drawn.
  const [open, setOpen] = useState(false);
  const languages = useMemo(
    () =>
      choosable(open ? rows : [], (row) => row.languages.map((tag) => [tag, tag]))
        .slice(0, MOST)
        // Named once each, not once a card.
        .map((each) => ({ ...each, label: languageName(i18n.locale, each.value) })),
    [open, rows, i18n.locale],
  );
  const places = useMemo(
    () => choosable(open ? rows : [], ({ place, organisation }) => (place === '' ? [] : [[place, organisation]])),
    [open, rows],
  );
  const others = useMemo(() => OTHERS.filter((role) => rows.some((row) => row.role === role)), [rows]);
  const roleWords = { supervisor: t`Accompany`, staff: t`Staff`, contact: t`Contacts` };
  const chosen = chosenIn({ ...filter, role: 'all' });
  const questions = (pack?.questions ?? []).filter(({ kind }) => kind !== 'text');
  return (
    <search className="directory-search">
      <div className="directory-filter">
        <input
          type="search"
          autoComplete="off"
          className="input"
          aria-label={t`Filter the cards`}
          placeholder={t`A name, a skill, a language…`}
          value={filter.words}
          onChange={(event) => change({ words: event.currentTarget.value })}
        />
        <Segmented
          legend={t`Side`}
          legendUnseen
          value={filter.role}
          onValue={(role) => change({ role })}
          options={[
            { value: 'all', label: t`All` },
            { value: 'mentor', label: t`Mentors` },
            { value: 'mentee', label: t`Mentees` },
            ...others.map((value) => ({ value, label: roleWords[value] })),
          ]}
        />
      </div>
      <details className="directory-more" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          {chosen === 0 ? <Trans>Filters and order</Trans> : <Trans>Filters and order ({chosen} chosen)</Trans>}
        </summary>
        {open && (
          <div className="directory-choices">
            <Select
              label={t`Where they stand`}
              value={filter.standing}
              any={t`Any`}
              options={STANDINGS.map((each) => ({ value: each, label: i18n._(standingWords(each)) }))}
              onValue={(value) => change({ standing: STANDINGS.find((each) => each === value) ?? 'all' })}
            />
            <Select
              label={t`Pair`}
              value={filter.pairing}
              any={t`Any`}
              options={PAIRINGS.map((each) => ({ value: each, label: i18n._(pairingWords(each)) }))}
              onValue={(value) => change({ pairing: PAIRINGS.find((each) => each === value) ?? 'all' })}
            />
            <Select
              label={t`Language`}
              value={filter.language}
              any={t`Any`}
              options={languages}
              onValue={(language) => change({ language })}
            />
            {places.length > 0 && (
              <Select
                label={t`Organisation`}
                value={filter.place}
                any={t`Any`}
                options={places.slice(0, MOST)}
                onValue={(place) => change({ place })}
              />
            )}
            {questions.map((question) => (
              <Select
                key={question.id}
                label={inLanguage(question.ask, [i18n.locale], pack?.languages)}
                value={filter.answer?.question === question.id ? filter.answer.option : ''}
                any={t`Any`}
                options={question.options.map(({ id, label }) => ({
                  value: id,
                  label: inLanguage(label, [i18n.locale], pack?.languages),
                }))}
                onValue={(option) => change({ answer: option === '' ? null : { question: question.id, option } })}
              />
            ))}
            <Select
              label={t`In which order`}
              value={order}
              options={[
                { value: 'newest', label: t`Newest first` },
                { value: 'name', label: t`By name` },
                { value: 'organisation', label: t`By organisation` },
              ]}
              onValue={(value) => onOrder(value === 'name' || value === 'organisation' ? value : 'newest')}
            />
            {chosen > 0 && (
              <Button kind="plain" onClick={() => onFilter({ ...NO_FILTER, words: filter.words, role: filter.role })}>
                <Trans>Without filters</Trans>
              </Button>
            )}
          </div>
        )}
      </details>
    </search>
  );
}

const PAIRINGS = ['none', 'asked', 'paired'] as const;

interface SelectProps {
  label: string;
  value: string;
  /** The word for all of them; absent: one is always chosen. */
  any?: string;
  options: readonly (Omit<Choosable, 'count'> & { readonly count?: number })[];
  onValue: (value: string) => void;
}

function Select({ label, value, any, options, onValue }: SelectProps) {
  return (
    <label className="directory-choice">
      <span className="caption muted" dir="auto">
        {label}
      </span>
      <select className="input" value={value} onChange={(event) => onValue(event.currentTarget.value)}>
        {any !== undefined && <option value={value === 'all' ? 'all' : ''}>{any}</option>}
        {options.map(({ value: each, label: words, count }) => (
          <option key={each} value={each}>
            {count === undefined ? words : `${words} (${count})`}
          </option>
        ))}
      </select>
    </label>
  );
}
