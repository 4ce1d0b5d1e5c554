import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { PlaceLink } from '../../../model/chatLine.ts';
import { type PageNode, wordsOf } from '../../../model/pageNode.ts';
import { useObservable } from '../../../react/session.ts';
import type { PageSummary, Workspace } from '../../../session/types.ts';
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

/** Pages and shared goals; of a page with words, which part: its headings are offered, and any passage found by its words. */
export function LinkPicker({ workspace, onPick, onClose }: LinkPickerProps) {
  const { t } = useLingui();
  const pages = useObservable(workspace.notebook.pages);
  const goals = useObservable(workspace.goals.list);
  const [query, setQuery] = useState('');
  const [within, setWithin] = useState<Within | null>(null);
  const choose = async (link: PlaceLink): Promise<void> => {
    const page = pages.find(({ id }) => link.to === 'page' && id === link.id);
    const { headings, passages } = page === undefined ? NO_WORDS : await wordsIn(workspace, page);
    if (passages.length === 0) return onPick(link);
    setQuery('');
    setWithin({ link, headings, passages });
  };
  const has = (words: string): boolean => fold(words).includes(fold(query));
  const shown =
    within === null ? placesOf(pages, goals).filter(({ title }) => has(title)) : partsOf(within, query, has);
  return (
    <Dialog
      open
      onClose={onClose}
      title={within === null ? <Trans>Link to…</Trans> : <Trans>Which part of the page?</Trans>}
    >
      <TextField
        key={within === null ? 'places' : 'parts'}
        label={within === null ? t`Page or goal` : t`Words of the passage`}
        value={query}
        onValue={setQuery}
        autoComplete="off"
        type="search"
      />
      {shown.length === 0 && (
        <p className="muted">
          {within === null ? (
            <Trans>No page and no shared goal bears these words.</Trans>
          ) : (
            <Trans>These words are not on the page.</Trans>
          )}
        </p>
      )}
      <ul className="places">
        {shown.map((link) => (
          <li key={`${link.id} ${link.part}`}>
            <button
              type="button"
              className="place"
              onClick={() => (within === null ? void choose(link) : onPick(link))}
            >
              <PlaceWords link={link} />
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

const MOST = 30;
/** As long as a link may say. */
const LONGEST = 300;

interface Words {
  readonly headings: readonly string[];
  /** Of every block, in their order. */
  readonly passages: readonly string[];
}

interface Within extends Words {
  readonly link: PlaceLink;
}

const NO_WORDS: Words = { headings: [], passages: [] };

/** The page as a whole and its headings; once something is looked for, the passages that hold it. */
function partsOf({ link, headings, passages }: Within, query: string, has: (words: string) => boolean): PlaceLink[] {
  const isLooking = query.trim() !== '';
  const parts = (isLooking ? passages.filter(has) : headings).slice(0, MOST).map((part) => ({ ...link, part }));
  return isLooking ? parts : [link, ...parts];
}

/** The words of a page; none where it does not open. */
async function wordsIn({ notebook }: Workspace, { id }: PageSummary): Promise<Words> {
  const opened = await notebook.openPage(id);
  if (!opened.ok) return NO_WORDS;
  const blocks = opened.value.read();
  const headings = blocks.filter(({ type }) => type === 'heading').map(({ content }) => wordsOf(content));
  const passages = blocks.flatMap(textsIn);
  opened.value.close();
  return { headings: cut(headings), passages: cut(passages) };
}

/** The words of each block that holds some, however deep it is in lists and tables. */
const textsIn = ({ content = [] }: PageNode): readonly string[] =>
  content.some(({ type }) => type === 'text') ? [wordsOf(content)] : content.flatMap(textsIn);

const cut = (all: readonly string[]): readonly string[] =>
  [...new Set(all.map((words) => words.trim().slice(0, LONGEST).trim()))].filter((words) => words !== '');
