import { Trans, useLingui } from '@lingui/react/macro';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useObservable } from '../../react/session.ts';
import type { BoardGuest, OpenBoard, Workspace } from '../../session/types.ts';
import { formatList } from '../format.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { deliveryWords } from '../words.ts';
import { PagePhrase, usePagePhrase } from '../workspace/PagePhrase.tsx';
import { withWhom } from '../workspace/people.ts';
import { TOOL_WORDS } from './boardWords.ts';
import { Looking, Undoing } from './Corners.tsx';
import { Dock } from './Dock.tsx';
import { EmptyBoard } from './EmptyBoard.tsx';
import { type Engine, openEngine } from './engine.ts';
import { pressKey } from './keys.ts';
import { Outline } from './Outline.tsx';
import type { Palette } from './palette.ts';
import { StyleBar } from './StyleBar.tsx';
import { usePalette } from './usePalette.ts';
import { Words } from './Words.tsx';

/** A board under the hands: the paper, and around it what one draws with. */
export function Drawing({ board, workspace }: { board: OpenBoard; workspace: Workspace }) {
  const palette = usePalette();
  const paper = useRef<HTMLDivElement>(null);
  const scene = useRef<HTMLCanvasElement>(null);
  const top = useRef<HTMLCanvasElement>(null);
  const [engine, setEngine] = useState<Engine | null>(null);
  const first = useRef(palette);
  useEffect(() => {
    if (paper.current === null || scene.current === null || top.current === null) return;
    const nameOf = ({ person }: BoardGuest): string => memberName(workspace, person);
    const options = { board, host: paper.current, scene: scene.current, top: top.current, nameOf };
    const opened = openEngine({ ...options, palette: first.current });
    // Where nothing lands, a finger moves the paper.
    if (workspace.archive !== null) opened.setTool('hand');
    setEngine(opened);
    return () => {
      setEngine(null);
      opened.close();
    };
  }, [board, workspace]);
  useEffect(() => engine?.setPalette(palette), [engine, palette]);
  return (
    <div className="board-room">
      <Paper engine={engine} paper={paper}>
        <canvas ref={scene} />
        <canvas ref={top} />
      </Paper>
      {engine !== null && <Around engine={engine} palette={palette} workspace={workspace} paper={paper} />}
    </div>
  );
}

const memberName = ({ members, circle }: Workspace, person: string): string =>
  (circle?.people.get() ?? members).find(({ id }) => id === person)?.name.slice(0, 40) ?? '';

interface PaperProps {
  engine: Engine | null;
  paper: React.RefObject<HTMLDivElement | null>;
  children: React.ReactNode;
}

/** What has the focus while one draws: letters are tools here, and nowhere else. */
function Paper({ engine, paper, children }: PaperProps) {
  const { t, i18n } = useLingui();
  const { announce } = useAnnouncer();
  const press = (event: KeyboardEvent): void => {
    if (engine === null || event.target !== paper.current) return;
    const before = engine.shown.get().tool;
    const isCommand = event.ctrlKey || event.metaKey;
    if (!pressKey(engine, { ...pick(event), isCommand })) return;
    event.preventDefault();
    event.stopPropagation();
    const { tool } = engine.shown.get();
    if (tool !== before) announce(i18n._(TOOL_WORDS[tool].name));
  };
  return (
    <div
      ref={paper}
      className="board-paper"
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is drawn on, by pointer and by keys
      tabIndex={0}
      aria-label={t`Board`}
      aria-describedby="board-help"
      data-tool="pen"
      onKeyDown={press}
      onContextMenu={(event) => event.preventDefault()}
    >
      {children}
      <p id="board-help" className="unseen">
        <Trans>
          A letter takes a tool: V selects, P is the pen, N a note, T words, R a rectangle. Enter puts one in the middle
          or writes in the selected one, arrows move it. The list of the board names everything on it.
        </Trans>
      </p>
    </div>
  );
}

const pick = ({ key, shiftKey, altKey }: KeyboardEvent) => ({ key, shiftKey, altKey });

interface AroundProps {
  engine: Engine;
  palette: Palette;
  workspace: Workspace;
  paper: React.RefObject<HTMLDivElement | null>;
}

function Around({ engine, palette, workspace, paper }: AroundProps) {
  const [isListed, setListed] = useState(false);
  const phrase = usePagePhrase();
  const { tool } = useObservable(engine.shown);
  const isEmpty = useObservable(engine.board.objects).length === 0;
  useEffect(() => {
    if (paper.current !== null) paper.current.dataset.tool = tool;
  }, [tool, paper]);
  useGround(engine, paper);
  const back = (): void => paper.current?.focus();
  return (
    <>
      <div className="board-head">
        <Undoing engine={engine} />
        <Standing engine={engine} workspace={workspace} />
        <Looking engine={engine} isListed={isListed} onList={() => setListed(!isListed)} />
      </div>
      {isEmpty && <EmptyBoard engine={engine} workspace={workspace} />}
      <Words
        engine={engine}
        palette={palette}
        guard={phrase.guard}
        onDone={() => {
          engine.edit(null);
          back();
        }}
      />
      {isListed && (
        <Outline
          engine={engine}
          palette={palette}
          onClose={() => {
            setListed(false);
            back();
          }}
        />
      )}
      <div className="board-foot">
        <StyleBar engine={engine} palette={palette} />
        <Dock engine={engine} />
      </div>
      <PagePhrase found={phrase.found} onClose={phrase.forget} name={withWhom(workspace)} />
    </>
  );
}

/** The dots of the paper go along with the view. */
function useGround(engine: Engine, paper: AroundProps['paper']): void {
  useEffect(() => {
    const lay = (): void => {
      if (paper.current === null) return;
      const { x, y, zoom } = engine.camera.get();
      // Every 24 units, and fewer where they would run together.
      const apart = 24 * zoom * 4 ** Math.max(0, Math.ceil(Math.log(14 / (24 * zoom)) / Math.log(4)));
      paper.current.style.backgroundSize = `${apart}px ${apart}px`;
      paper.current.style.backgroundPosition = `${-x * zoom}px ${-y * zoom}px`;
    };
    lay();
    return engine.camera.subscribe(lay);
  }, [engine, paper]);
}

/** Who draws along, and how far what was drawn has come. */
function Standing({ engine, workspace }: { engine: Engine; workspace: Workspace }) {
  const { i18n } = useLingui();
  const guests = useObservable(engine.board.guests);
  const delivery = useObservable(engine.board.delivery);
  const isEmpty = useObservable(engine.board.objects).length === 0;
  const me = workspace.members.find((member) => member.me)?.id;
  const names = [...new Set(guests.filter(({ person }) => person !== me).map(({ person }) => person))].map((person) =>
    memberName(workspace, person),
  );
  return (
    <p className="board-standing caption">
      {names.length > 0 && (
        <span className="board-here">
          <Trans>With {formatList(i18n.locale, names)}</Trans>
        </span>
      )}
      {!isEmpty && (
        <span className={delivery === 'not-saved' ? 'board-unsaved' : undefined}>
          {i18n._(deliveryWords(delivery))}
        </span>
      )}
    </p>
  );
}
