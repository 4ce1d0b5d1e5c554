import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { FIRST_BOARD } from '../../model/ids.ts';
import { useObservable } from '../../react/session.ts';
import { useOpened } from '../../react/useOpened.ts';
import type { BoardName, Workspace } from '../../session/types.ts';
import { Notice } from '../parts/EmptyState.tsx';
import { sought } from '../search/asked.ts';
import { useDrawn } from '../search/useWanted.ts';
import { errorWords } from '../words.ts';
import { BoardList } from './BoardList.tsx';
import { Drawing } from './Drawing.tsx';
import './board.css';

/** The boards of a workspace, one at a time. In a circle those of each chapter: what was before somebody came is not theirs. */
export function Board({ workspace }: { workspace: Workspace }) {
  const { t, i18n } = useLingui();
  const boards = useObservable(workspace.boards.list).filter(({ isRemoved }) => !isRemoved);
  const [chosen, setChosen] = useState<BoardName | null>(null);
  const drawn = useDrawn();
  useEffect(() => {
    if (drawn !== null) setChosen(drawn.board);
  }, [drawn]);
  const [isListed, setListed] = useState(false);
  const shown = boards.find((one) => isSame(one, chosen)) ?? latestFirst(boards);
  const opened = useOpened(
    `${workspace.id} ${shown.chapter} ${shown.id}`,
    () => workspace.boards.openBoard(shown),
    (board) => board.close(),
  );
  const title = boardTitle({ title: '', ...shown }, t`Board`);
  return (
    <section className="board">
      <h1 className="unseen">{title}</h1>
      {opened.tag === 'opening' && <p className="board-opening muted">{t`Opening…`}</p>}
      {opened.tag === 'failed' && (
        <div className="board-opening">
          <Notice title={<Trans>This board did not open</Trans>}>{i18n._(errorWords(opened.error))}</Notice>
        </div>
      )}
      {opened.tag === 'open' && (
        <Drawing
          key={`${shown.chapter} ${shown.id}`}
          board={opened.value}
          workspace={workspace}
          title={title}
          sought={drawn !== null && isSame(shown, drawn.board) ? drawn.object : null}
          onBoards={() => setListed(true)}
        />
      )}
      <BoardList
        workspace={workspace}
        shown={shown}
        open={isListed}
        onClose={() => setListed(false)}
        onChoose={(board) => {
          if (drawn !== null) sought.set(null);
          setChosen(board);
          setListed(false);
        }}
      />
    </section>
  );
}

export const isSame = (a: BoardName, b: BoardName | null): boolean => a.chapter === b?.chapter && a.id === b.id;

export const boardTitle = ({ title }: { readonly title: string }, otherwise: string): string =>
  title.trim() === '' ? otherwise : title;

/** Where one arrives: the first board of the latest chapter, or what is left. */
function latestFirst<T extends BoardName>(boards: readonly T[]): T | BoardName {
  const chapter = Math.max(0, ...boards.map((board) => board.chapter));
  return boards.find((board) => board.chapter === chapter) ?? { chapter, id: FIRST_BOARD };
}
