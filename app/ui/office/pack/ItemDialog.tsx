import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Pack } from '../../../model/pack.ts';
import { parsePackValue } from '../../../model/packCodec.ts';
import { itemIdFrom } from '../../../model/packFace.ts';
import { Notice } from '../../parts/EmptyState.tsx';
import { ItemFields } from './ItemFields.tsx';
import { KeepDialog } from './KeepDialog.tsx';
import type { PackPart } from './PackTab.tsx';
import { type ListPart, type Lists, putItem } from './packItems.ts';
import { LIST_NAMES } from './partWords.tsx';

/** An item that says nothing yet. */
const EMPTY: { readonly [P in ListPart]: Lists[P] } = {
  topics: { id: '', label: {} },
  questions: { id: '', ask: {}, kind: 'one', options: [], weight: 0, affinity: false, required: false },
  training: { id: '', audience: 'all', title: {}, text: {}, checks: [], minutes: 5 },
  missions: { id: '', title: {}, text: {} },
  badges: { id: '', name: {}, missions: [] },
  sheets: { id: '', kind: 'tip', title: {}, text: {} },
  prompts: { id: '', text: {} },
  survey: { id: '', text: {} },
  contacts: { country: '', name: {}, reach: '' },
};

/** New items get their id from their words when they are first kept; it stays, whatever they say later. */
function named<P extends ListPart>(pack: Pack, item: Lists[P], language: string): Lists[P] {
  if (!('id' in item) || item.id !== '') return item;
  const parts: readonly ListPart[] = [
    'topics',
    'questions',
    'training',
    'missions',
    'badges',
    'sheets',
    'prompts',
    'survey',
  ];
  const taken = parts.flatMap((part) => pack[part].map((each) => ('id' in each ? each.id : '')));
  const text = Object.entries(item).find(([key]) => ['label', 'ask', 'title', 'name', 'text'].includes(key))?.[1];
  const words: unknown = typeof text === 'object' && text !== null ? Reflect.get(text, language) : '';
  return { ...item, id: itemIdFrom(typeof words === 'string' ? words : '', taken) };
}

/** One item of a list, new or changed. Kept when it is whole: else it says that something is missing, and keeps what was typed. */
export function ItemDialog({
  part,
  at,
  pack,
  language,
  change,
  onClose,
}: PackPart & { part: ListPart; at: number; onClose: () => void }) {
  const { i18n } = useLingui();
  const [item, setItem] = useState<Lists[ListPart]>(() => pack[part][at] ?? EMPTY[part]);
  const [lacking, setLacking] = useState(false);
  const [busy, setBusy] = useState(false);
  const keep = async () => {
    const next = putItem(pack, part, at, named(pack, item, language));
    if (!parsePackValue(next).ok) {
      setLacking(true);
      return;
    }
    setBusy(true);
    const kept = await change(next);
    setBusy(false);
    if (kept) onClose();
  };
  return (
    <KeepDialog title={i18n._(LIST_NAMES[part])} busy={busy} onKeep={keep} onClose={onClose}>
      {lacking && (
        <Notice tone="danger" title={<Trans>Something is missing here</Trans>}>
          <Trans>Fill in each field. A question with answers to choose among needs at least two of them.</Trans>
        </Notice>
      )}
      <ItemFields part={part} item={item} pack={pack} language={language} onItem={setItem} />
    </KeepDialog>
  );
}
