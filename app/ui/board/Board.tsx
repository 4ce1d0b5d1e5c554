import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useObservable } from '../../react/session.ts';
import { useOpened } from '../../react/useOpened.ts';
import type { Circle, Workspace } from '../../session/types.ts';
import { formatList } from '../format.ts';
import { Notice } from '../parts/EmptyState.tsx';
import { errorWords } from '../words.ts';
import { Drawing } from './Drawing.tsx';
import './board.css';

/** The board of a workspace. A circle has one for each chapter: what was drawn before somebody came is not theirs. */
export function Board({ workspace }: { workspace: Workspace }) {
  const { t, i18n } = useLingui();
  const chapters = useObservable(workspace.boards.chapters);
  const [chosen, setChosen] = useState<number | null>(null);
  const chapter = chosen ?? chapters.at(-1) ?? 0;
  const opened = useOpened(
    `${workspace.id} ${chapter}`,
    () => workspace.boards.openBoard(chapter),
    (board) => board.close(),
  );
  return (
    <section className="board">
      <h1 className="unseen">
        <Trans>Board</Trans>
      </h1>
      {workspace.circle !== null && chapters.length > 1 && (
        <Chapters circle={workspace.circle} chapter={chapter} onChoose={setChosen} />
      )}
      {opened.tag === 'opening' && <p className="board-opening muted">{t`Opening…`}</p>}
      {opened.tag === 'failed' && (
        <div className="board-opening">
          <Notice title={<Trans>This board did not open</Trans>}>{i18n._(errorWords(opened.error))}</Notice>
        </div>
      )}
      {opened.tag === 'open' && <Drawing key={chapter} board={opened.value} workspace={workspace} />}
    </section>
  );
}

function Chapters({
  circle,
  chapter,
  onChoose,
}: {
  circle: Circle;
  chapter: number;
  onChoose: (chapter: number) => void;
}) {
  const { t, i18n } = useLingui();
  const chapters = useObservable(circle.chapters);
  return (
    <label className="board-chapters">
      <span className="caption muted">
        <Trans>Board of</Trans>
      </span>
      <select className="input" value={chapter} onChange={(event) => onChoose(Number(event.currentTarget.value))}>
        {chapters.map(({ number, isForAll, people }) => (
          <option key={number} value={number}>
            {isForAll
              ? t`everybody (${number + 1})`
              : formatList(
                  i18n.locale,
                  people.map(({ name }) => name),
                )}
          </option>
        ))}
      </select>
    </label>
  );
}
