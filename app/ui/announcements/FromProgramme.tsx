import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useId, useState } from 'react';
import { useReady, useWhenReady } from '../../react/session.ts';
import type { BoardShown } from '../../session/types.ts';
import { formatSince } from '../format.ts';
import { Button } from '../parts/Button.tsx';
import { LinkedText } from './LinkedText.tsx';
import '../workspace/unread.css';
import './announcements.css';

/** What a programme tells all its people: a calm list, folded until it is wanted. */
export function FromProgramme({ board, now }: { board: BoardShown; now: number }) {
  const { i18n } = useLingui();
  const session = useReady();
  const whenReady = useWhenReady();
  const [open, setOpen] = useState(false);
  const id = useId();
  const { programme, programmeName, coordinator, muted, unread, items } = board;
  const latest = items[0];
  // What comes while it is open is in front of the person.
  useEffect(() => {
    if (open && unread > 0) session?.boardRead(programme);
  }, [session, open, unread, programme]);
  if (latest === undefined) return null;
  const isNews = unread > 0 && !muted;
  return (
    <section className="today-section">
      <h2>
        <Trans>
          From <bdi>{programmeName}</bdi>
        </Trans>
        {isNews && <span className="unread-dot" aria-hidden="true" />}
        {isNews && (
          <span className="unseen">
            {' '}
            <Plural value={unread} one="# new" other="# new" />
          </span>
        )}
      </h2>
      {open ? (
        <>
          <ul className="lines" id={id}>
            {items.map((item) => (
              <Item key={item.number} item={item} now={now} />
            ))}
          </ul>
          <p className="caption muted">
            <Trans>
              Signed by the programme, in the charge of <bdi>{coordinator}</bdi>. Kept here for a year.
            </Trans>
          </p>
        </>
      ) : (
        <div id={id}>
          <p className="caption muted">{formatSince(i18n.locale, Math.min(latest.at, now), now)}</p>
          <p className="announcement-line" dir="auto">
            {latest.text}
          </p>
        </div>
      )}
      <p className="announcement-ways">
        <Button kind="plain" small aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
          {open ? (
            <Trans>Fold it up</Trans>
          ) : (
            <Plural value={items.length} one="Read it" other="Read all # announcements" />
          )}
        </Button>
        <Button
          kind="plain"
          small
          aria-pressed={muted}
          onClick={() => whenReady((ready) => ready.muteBoard(programme, !muted))}
        >
          {muted ? <Trans>Say when there is news</Trans> : <Trans>Keep quiet about news</Trans>}
        </Button>
      </p>
    </section>
  );
}

function Item({ item, now }: { item: BoardShown['items'][number]; now: number }) {
  const { i18n } = useLingui();
  return (
    <li className="announcement">
      <p className="caption muted">
        {item.kind === 'tip' ? <Trans>Tip of the week</Trans> : <Trans>Announcement</Trans>} ·{' '}
        {formatSince(i18n.locale, Math.min(item.at, now), now)}
      </p>
      <LinkedText text={item.text} />
    </li>
  );
}
