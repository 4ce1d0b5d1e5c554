import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useObservable } from '../../react/session.ts';
import type { DirectoryEntry, Office } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatList, formatSince, languageName } from '../format.ts';
import { Button, ButtonLink } from '../parts/Button.tsx';
import { Segmented } from '../parts/Choice.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { PersonMark } from '../parts/PairMark.tsx';
import { StateChip, Tag } from '../parts/StateChip.tsx';
import { filtered, type SideFilter } from './filter.ts';
import { OfficeHead } from './OfficeFrame.tsx';
import { PersonDialog, RoleWords } from './PersonDialog.tsx';

const SHOWN = 100;

/** Every card received, newest first; any of them in full. */
export function Directory({ office }: { office: Office }) {
  const { t, i18n } = useLingui();
  const directory = useObservable(office.directory);
  const [words, setWords] = useState('');
  const [side, setSide] = useState<SideFilter>('all');
  const [shown, setShown] = useState(SHOWN);
  const [open, setOpen] = useState<DirectoryEntry | null>(null);
  const found = filtered(directory, { words, side }, (tag) => languageName(i18n.locale, tag));
  return (
    <>
      <OfficeHead title={<Plural value={directory.length} _0="Directory" one="# card" other="# cards" />} />
      {directory.length === 0 ? (
        <EmptyState
          title={<Trans>No card yet</Trans>}
          why={<Trans>Cards arrive here by themselves once people have the link.</Trans>}
          action={
            <ButtonLink kind="primary" href={`/office/${office.id}`}>
              <Trans>Get the link</Trans>
            </ButtonLink>
          }
        />
      ) : (
        <>
          <search className="directory-filter">
            <input
              type="search"
              autoComplete="off"
              className="input"
              aria-label={t`Filter the cards`}
              placeholder={t`A name, a skill, a language…`}
              value={words}
              onChange={(event) => setWords(event.currentTarget.value)}
            />
            <Segmented
              legend={t`Side`}
              legendUnseen
              value={side}
              onValue={setSide}
              options={[
                { value: 'all', label: t`All` },
                { value: 'mentor', label: t`Mentors` },
                { value: 'mentee', label: t`Mentees` },
              ]}
            />
          </search>
          {found.length === 0 && (
            <p className="muted" role="status">
              <Trans>No card matches.</Trans>
            </p>
          )}
          <ul className="people">
            {found.slice(0, shown).map((entry) => (
              <PersonRow key={entry.person} entry={entry} onOpen={() => setOpen(entry)} />
            ))}
          </ul>
          {found.length > shown && (
            <Button kind="plain" onClick={() => setShown(shown + SHOWN)}>
              <Trans>Show more</Trans>
            </Button>
          )}
        </>
      )}
      <PersonDialog entry={open} onClose={() => setOpen(null)} />
    </>
  );
}

function PersonRow({ entry, onOpen }: { entry: DirectoryEntry; onOpen: () => void }) {
  const { i18n } = useLingui();
  const now = useNow();
  const { card } = entry;
  const main = card.role === 'mentee' ? card.skillsSought : card.skillsOffered;
  return (
    <li className="person">
      <PersonMark name={card.name} side={card.role === 'mentee' ? 'second' : 'first'} />
      <div className="person-who">
        <button type="button" className="person-name" dir="auto" onClick={onOpen}>
          {card.name}
        </button>
        <span className="caption muted">
          <RoleWords role={card.role} capacity={card.capacity} />
        </span>
      </div>
      <div className="person-tags">
        {main.slice(0, 4).map((word) => (
          <Tag key={word}>{word}</Tag>
        ))}
      </div>
      <span className="person-languages caption muted">
        {formatList(
          i18n.locale,
          card.languages.map((tag) => languageName(i18n.locale, tag)),
        )}
      </span>
      <span className="person-since caption muted">
        {entry.active ? (
          formatSince(i18n.locale, entry.received, Math.max(now, entry.received))
        ) : (
          <StateChip tone="warn">
            <Trans>Not active</Trans>
          </StateChip>
        )}
      </span>
    </li>
  );
}
