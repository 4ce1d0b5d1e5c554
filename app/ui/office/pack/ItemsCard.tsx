import { Trans, useLingui } from '@lingui/react/macro';
import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import Trash2 from 'lucide-react/icons/trash-2';
import { useState } from 'react';
import type { Localised } from '../../../model/localised.ts';
import { useAnnouncer } from '../../parts/Announcer.tsx';
import { Button, IconButton } from '../../parts/Button.tsx';
import { ItemDialog } from './ItemDialog.tsx';
import type { PackPart } from './PackTab.tsx';
import { dropItem, type ListPart, type Lists, moveItem } from './packItems.ts';
import { LIST_ADD, LIST_HINTS, LIST_NAMES, read } from './partWords.tsx';

/** By what an item is told from the others. */
function titleOf(item: Lists[ListPart]): Localised {
  if ('label' in item) return item.label;
  if ('ask' in item) return item.ask;
  if ('title' in item) return item.title;
  if ('name' in item) return item.name;
  return item.text;
}

/** One list of the pack: what is in it, in its order, each to be changed, moved or taken out. */
export function ItemsCard({ part, pack, language, change }: PackPart & { part: ListPart }) {
  const { t, i18n } = useLingui();
  const { announce } = useAnnouncer();
  const [editing, setEditing] = useState<number | null>(null);
  const items: readonly Lists[ListPart][] = pack[part];
  const move = async (at: number, by: -1 | 1) => {
    if (await change(moveItem(pack, part, at, by))) announce(t`Now number ${at + by + 1}`);
  };
  return (
    <section className="card pack-part">
      <header className="pack-part-head">
        <h2>{i18n._(LIST_NAMES[part])}</h2>
        {items.length > 0 && <span className="caption muted">{items.length}</span>}
      </header>
      <p className="second muted">{i18n._(LIST_HINTS[part])}</p>
      {items.length > 0 && (
        <ol className="pack-items">
          {items.map((item, at) => {
            const title = read(pack, language, titleOf(item));
            return (
              <li key={'id' in item ? item.id : `${item.reach} ${at}`}>
                <button type="button" className="pack-item" onClick={() => setEditing(at)}>
                  <span className="pack-item-title" dir="auto">
                    {title}
                  </span>
                  <Detail part={part} item={item} />
                </button>
                <IconButton
                  label={t`Move “${title}” up`}
                  icon={ArrowUp}
                  disabled={at === 0}
                  onClick={() => void move(at, -1)}
                />
                <IconButton
                  label={t`Move “${title}” down`}
                  icon={ArrowDown}
                  disabled={at === items.length - 1}
                  onClick={() => void move(at, 1)}
                />
                <IconButton
                  label={t`Take out “${title}”`}
                  icon={Trash2}
                  onClick={() => void change(dropItem(pack, part, at))}
                />
              </li>
            );
          })}
        </ol>
      )}
      <Button small onClick={() => setEditing(items.length)}>
        {i18n._(LIST_ADD[part])}
      </Button>
      {editing !== null && (
        <ItemDialog
          key={editing}
          part={part}
          at={editing}
          pack={pack}
          language={language}
          change={change}
          onClose={() => setEditing(null)}
        />
      )}
    </section>
  );
}

/** What else is good to know without opening it. */
function Detail({ part, item }: { part: ListPart; item: Lists[ListPart] }) {
  const words = detailOf(part, item);
  return words && <span className="caption muted">{words}</span>;
}

function detailOf(part: ListPart, item: Lists[ListPart]) {
  if (part === 'training' && 'audience' in item) {
    if (item.audience === 'mentor') return <Trans>Mentors, {item.minutes} min</Trans>;
    if (item.audience === 'mentee') return <Trans>Mentees, {item.minutes} min</Trans>;
    return <Trans>Everybody, {item.minutes} min</Trans>;
  }
  if ('ask' in item) {
    if (item.affinity) return <Trans>Only for you to read, and never required</Trans>;
    if (item.weight === 10) return <Trans>A must in the matching</Trans>;
    if (item.weight > 0) return <Trans>Counts {item.weight} of 9</Trans>;
    return item.kind === 'text' ? <Trans>In their own words</Trans> : <Trans>Told, not matched by</Trans>;
  }
  if ('reach' in item) return item.country === '' ? item.reach : `${item.country} · ${item.reach}`;
  if (part === 'sheets' && 'kind' in item)
    return item.kind === 'tip' ? <Trans>To read</Trans> : <Trans>A page to begin from</Trans>;
  return null;
}
