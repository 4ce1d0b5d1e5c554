import { Trans, useLingui } from '@lingui/react/macro';
import PenLine from 'lucide-react/icons/pen-line';
import Plus from 'lucide-react/icons/plus';
import Trash from 'lucide-react/icons/trash-2';
import { type FormEvent, useState } from 'react';
import { useObservable } from '../../react/session.ts';
import type { BoardName, BoardSummary, Circle, Workspace } from '../../session/types.ts';
import { formatList } from '../format.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { Button, IconButton } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { TextField } from '../parts/Field.tsx';
import { boardTitle, isSame } from './Board.tsx';

interface BoardListProps {
  workspace: Workspace;
  shown: BoardName;
  open: boolean;
  onClose: () => void;
  onChoose: (board: BoardName) => void;
}

/** All boards: to go to one, name it, add one, take one off and bring it back. */
export function BoardList({ workspace, shown, open, onClose, onChoose }: BoardListProps) {
  const { t } = useLingui();
  return (
    <Dialog open={open} onClose={onClose} title={t`Boards`}>
      <List workspace={workspace} shown={shown} onChoose={onChoose} />
    </Dialog>
  );
}

function List({ workspace, shown, onChoose }: Omit<BoardListProps, 'open' | 'onClose'>) {
  const { t } = useLingui();
  const { announce } = useAnnouncer();
  const { boards, circle } = workspace;
  const all = useObservable(boards.list);
  const [naming, setNaming] = useState<BoardName | 'new' | null>(null);
  const there = all.filter(({ isRemoved }) => !isRemoved);
  const removed = all.filter(({ isRemoved }) => isRemoved);
  const key = ({ chapter, id }: BoardName): string => `${chapter} ${id}`;
  return (
    <>
      <ul className="board-boards">
        {there.map((board) =>
          naming !== 'new' && naming !== null && isSame(board, naming) ? (
            <li key={key(board)}>
              <Naming
                label={t`Name of the board`}
                first={board.title}
                onDone={(title) => {
                  if (title !== null) boards.rename(board, title);
                  setNaming(null);
                }}
              />
            </li>
          ) : (
            <li key={key(board)} className="board-row">
              <button
                type="button"
                className="board-choice grow"
                aria-current={isSame(board, shown) ? 'true' : undefined}
                onClick={() => onChoose(board)}
              >
                <bdi>{boardTitle(board, t`Board`)}</bdi>
                {circle !== null && <Whose circle={circle} chapter={board.chapter} />}
              </button>
              <IconButton
                label={t`Rename ${boardTitle(board, t`Board`)}`}
                icon={PenLine}
                onClick={() => setNaming(board)}
              />
              {there.length > 1 && (
                <IconButton
                  label={t`Remove ${boardTitle(board, t`Board`)}`}
                  icon={Trash}
                  onClick={() => {
                    boards.remove(board);
                    announce(t`Removed. It can be brought back below.`);
                  }}
                />
              )}
            </li>
          ),
        )}
      </ul>
      {naming === 'new' ? (
        <Naming
          label={t`Name of the new board`}
          first=""
          onDone={(title) => {
            setNaming(null);
            if (title !== null) onChoose(boards.add(title));
          }}
        />
      ) : (
        <Button icon={Plus} onClick={() => setNaming('new')}>
          <Trans>New board</Trans>
        </Button>
      )}
      {removed.length > 0 && (
        <section className="board-removed">
          <h3>
            <Trans>Removed</Trans>
          </h3>
          <ul className="board-boards">
            {removed.map((board) => (
              <Removed key={key(board)} board={board} onRestore={() => boards.restore(board)} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Removed({ board, onRestore }: { board: BoardSummary; onRestore: () => void }) {
  const { t } = useLingui();
  const title = boardTitle(board, t`Board`);
  return (
    <li className="board-row">
      <bdi className="grow muted">{title}</bdi>
      <Button small onClick={onRestore} aria-label={t`Bring back ${title}`}>
        <Trans>Bring back</Trans>
      </Button>
    </li>
  );
}

function Naming({ label, first, onDone }: { label: string; first: string; onDone: (title: string | null) => void }) {
  const { t } = useLingui();
  const [title, setTitle] = useState(first);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    onDone(title.trim());
  };
  return (
    <form className="board-naming" onSubmit={send}>
      <TextField label={label} value={title} onValue={setTitle} maxLength={80} autoFocus />
      <div className="board-row">
        <Button kind="primary" type="submit">
          <Trans>Done</Trans>
        </Button>
        <Button onClick={() => onDone(null)}>{t`Cancel`}</Button>
      </div>
    </form>
  );
}

function Whose({ circle, chapter }: { circle: Circle; chapter: number }) {
  const { t, i18n } = useLingui();
  const found = useObservable(circle.chapters).find(({ number }) => number === chapter);
  if (found === undefined) return null;
  const names = found.people.map(({ name }) => name);
  return (
    <span className="caption muted">
      {found.isForAll ? t`everybody (${chapter + 1})` : formatList(i18n.locale, names)}
    </span>
  );
}
