import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { PlaceLink } from '../../../model/chatLine.ts';
import { useObservable } from '../../../react/session.ts';
import type { OpenPage, PageSummary, Workspace } from '../../../session/types.ts';
import { Dialog } from '../../parts/Dialog.tsx';
import { TextField } from '../../parts/Field.tsx';
import { fold } from './find.ts';
import { PlaceWords } from './PlaceCard.tsx';
import { placesOf } from './places.ts';

interface LinkPickerProps {
  workspace: Workspace;
  onPick: (link: PlaceLink) => void;
  onClose: () => void;
}

/** Pages and shared goals; of a page with headings, which part. */
export function LinkPicker({ workspace, onPick, onClose }: LinkPickerProps) {
  const { t } = useLingui();
  const pages = useObservable(workspace.notebook.pages);
  const goals = useObservable(workspace.goals.list);
  const [query, setQuery] = useState('');
  const [parts, setParts] = useState<{ link: PlaceLink; headings: readonly string[] } | null>(null);
  const choose = async (link: PlaceLink): Promise<void> => {
    const page = pages.find(({ id }) => link.to === 'page' && id === link.id);
    const headings = page === undefined ? [] : await headingsIn(workspace, page);
    if (headings.length === 0) onPick(link);
    else setParts({ link, headings });
  };
  const found = placesOf(pages, goals).filter(({ title }) => fold(title).includes(fold(query)));
  const shown: readonly PlaceLink[] =
    parts === null ? found : [parts.link, ...parts.headings.map((part) => ({ ...parts.link, part }))];
  return (
    <Dialog
      open
      onClose={onClose}
      title={parts === null ? <Trans>Link to…</Trans> : <Trans>Which part of the page?</Trans>}
    >
      {parts === null && (
        <TextField label={t`Page or goal`} value={query} onValue={setQuery} autoComplete="off" type="search" />
      )}
      {shown.length === 0 && (
        <p className="muted">
          <Trans>No page and no shared goal bears these words.</Trans>
        </p>
      )}
      <ul className="places">
        {shown.map((link) => (
          <li key={`${link.id} ${link.part}`}>
            <button type="button" className="place" onClick={() => (parts === null ? void choose(link) : onPick(link))}>
              <PlaceWords link={link} />
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

const MOST = 30;

/** The words of each heading of a page; none where the page does not open. */
async function headingsIn({ notebook }: Workspace, { id }: PageSummary): Promise<readonly string[]> {
  const opened = await notebook.openPage(id);
  if (!opened.ok) return [];
  const all = headings(opened.value.fragment);
  opened.value.close();
  return [...new Set(all)].slice(0, MOST);
}

function headings(fragment: OpenPage['fragment']): string[] {
  return fragment.toArray().flatMap((block) => {
    if (!('nodeName' in block) || block.nodeName !== 'heading') return [];
    const words = block
      .toArray()
      .flatMap((part) => ('toDelta' in part ? part.toDelta() : []))
      .map(({ insert }: { insert: unknown }) => (typeof insert === 'string' ? insert : ''))
      .join('')
      .trim()
      .slice(0, 300);
    return words === '' ? [] : [words];
  });
}
