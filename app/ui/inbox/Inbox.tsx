import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useInbox } from '../../react/shown.ts';
import type { HomeShown } from '../../session/types.ts';
import { isPlainKey } from '../palette/keys.ts';
import { InboxRow } from './InboxRow.tsx';
import { programmesOf, type Row, sorted } from './order.ts';
import './inbox.css';

/** The spaces of somebody who has many: what waits first. Drawn from what is known without opening any of them. */
export function Inbox({ home, now }: { home: HomeShown; now: number }) {
  const { t } = useLingui();
  const entries = useInbox();
  const [query, setQuery] = useState('');
  const [programme, setProgramme] = useState<string | null>(null);
  const section = useRef<HTMLElement>(null);
  const { waits, quiet, others } = sorted(home.workspaces, entries, { query, programme, now });
  const programmes = programmesOf(home.workspaces);
  const count = waits.length + quiet.length + others.length;
  const isAll = query.trim() === '' && programme === null;

  const rows = (): HTMLElement[] => [...(section.current?.querySelectorAll<HTMLElement>('[data-inbox-row]') ?? [])];
  /** To the next row, or the one before; from anywhere else to the first. */
  function step(by: number): void {
    const all = rows();
    const at = all.findIndex((row) => row.matches(':focus'));
    all[at === -1 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))]?.focus();
  }

  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      if (!isPlainKey(event) || (event.key !== 'j' && event.key !== 'k')) return;
      event.preventDefault();
      step(event.key === 'j' ? 1 : -1);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });

  function onArrow(event: KeyboardEvent<HTMLElement>): void {
    const isField = event.target instanceof HTMLInputElement;
    if (event.key === 'ArrowDown' || (event.key === 'ArrowUp' && !isField)) {
      event.preventDefault();
      step(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter' && isField && query.trim() !== '' && !event.nativeEvent.isComposing)
      rows()[0]?.click();
  }

  return (
    <section className="inbox" aria-labelledby="inbox-title" ref={section} onKeyDown={onArrow}>
      <div className="inbox-head">
        <h2 id="inbox-title">
          {isAll ? (
            waits.length === 0 ? (
              <Trans>Your spaces</Trans>
            ) : (
              <Plural value={waits.length} one="# space waits for you" other="# spaces wait for you" />
            )
          ) : (
            <Plural value={count} _0="No space like that" one="# space" other="# spaces" />
          )}
        </h2>
        <input
          type="search"
          className="input inbox-find"
          autoComplete="off"
          dir="auto"
          aria-label={t`Find a space by its name`}
          placeholder={t`Find a name`}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
      </div>
      {programmes.length > 0 && (
        <fieldset className="inbox-programmes">
          <legend className="unseen">
            <Trans>Programme</Trans>
          </legend>
          <Chip pressed={programme === null} onPress={() => setProgramme(null)} count={home.workspaces.length}>
            <Trans context="spaces">All</Trans>
          </Chip>
          {programmes.map(({ name, count: size }) => (
            <Chip key={name} pressed={programme === name} onPress={() => setProgramme(name)} count={size}>
              {name === '' ? <Trans>Without a programme</Trans> : <bdi>{name}</bdi>}
            </Chip>
          ))}
        </fieldset>
      )}
      <p className="unseen" role="status">
        {!isAll && <Plural value={count} _0="No space like that" one="# space" other="# spaces" />}
      </p>
      {waits.length > 0 && <Rows rows={waits} mine={home.name} now={now} />}
      {quiet.length > 0 && (
        <Rows rows={quiet} mine={home.name} now={now} title={<Trans>Not heard for three weeks</Trans>} />
      )}
      {others.length > 0 && (
        <Rows
          rows={others}
          mine={home.name}
          now={now}
          title={waits.length + quiet.length > 0 ? <Trans>The others</Trans> : undefined}
        />
      )}
    </section>
  );
}

function Rows({ rows, mine, now, title }: { rows: readonly Row[]; mine: string; now: number; title?: ReactNode }) {
  return (
    <>
      {title !== undefined && (
        <h3 className="inbox-part">
          {title} <span className="inbox-size">{rows.length}</span>
        </h3>
      )}
      <ul className="inbox-rows">
        {rows.map((row) => (
          <InboxRow key={row.space.id} row={row} mine={mine} now={now} />
        ))}
      </ul>
    </>
  );
}

function Chip(props: { pressed: boolean; onPress: () => void; count: number; children: ReactNode }) {
  return (
    <button type="button" className="inbox-chip" aria-pressed={props.pressed} onClick={props.onPress}>
      {props.children} <span className="inbox-size">{props.count}</span>
    </button>
  );
}
