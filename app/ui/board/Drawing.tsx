import { Plural, Trans, useLingui } from '@lingui/react/macro';
import ChevronDown from 'lucide-react/icons/chevron-down';
import {
  type KeyboardEvent,
  type RefObject,
  startTransition,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { BoardObjectId } from '../../model/brand.ts';
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
import { watchGround } from './ground.ts';
import { pressKey } from './keys.ts';
import { Missing } from './Missing.tsx';
import { Outline } from './Outline.tsx';
import type { Palette } from './palette.ts';
import { openPictures, type Pictures } from './pictures.ts';
import { StyleBar } from './StyleBar.tsx';
import { useCarrying, useClipboard } from './useCarrying.tsx';
import { usePalette } from './usePalette.ts';
import { Words } from './Words.tsx';

interface DrawingProps {
  board: OpenBoard;
  workspace: Workspace;
  title: string;
  /** What a search led to. */
  sought?: BoardObjectId | null;
  /** Asks for the list of boards. */
  onBoards: () => void;
}

/** A board under the hands: the paper, and around it what one draws with. */
export function Drawing({ board, workspace, title, sought = null, onBoards }: DrawingProps) {
  const palette = usePalette();
  const paper = useRef<HTMLDivElement>(null);
  const ground = useRef<HTMLDivElement>(null);
  const scene = useRef<HTMLCanvasElement>(null);
  const top = useRef<HTMLCanvasElement>(null);
  const [opened, setOpened] = useState<{ readonly engine: Engine; readonly pictures: Pictures } | null>(null);
  const engine = opened?.engine ?? null;
  const first = useRef(palette);
  // Before the screen is shown, so that what is drawn is there as soon as its place is.
  useLayoutEffect(() => {
    if (paper.current === null || scene.current === null || top.current === null) return;
    const nameOf = ({ person }: BoardGuest): string => memberName(workspace, person);
    const pictures = openPictures(board, workspace.files, (ids) => made.repaint(ids));
    const options = { board, host: paper.current, scene: scene.current, top: top.current, nameOf };
    const made = openEngine({ ...options, palette: first.current, pictureOf: pictures.of });
    // Where nothing lands, a finger moves the paper.
    if (workspace.archive !== null) made.setTool('hand');
    startTransition(() => setOpened({ engine: made, pictures }));
    return () => {
      setOpened(null);
      made.close();
      pictures.close();
    };
  }, [board, workspace]);
  useEffect(() => {
    // Whoever chose another board had the focus on what is not there any more.
    if (engine !== null && document.activeElement === document.body) paper.current?.focus({ preventScroll: true });
  }, [engine]);
  useEffect(() => engine?.setPalette(palette), [engine, palette]);
  useEffect(() => {
    if (engine === null || sought === null) return;
    engine.setTool('select');
    engine.select([sought]);
    engine.reveal(sought);
  }, [engine, sought]);
  return (
    <div className="board-room">
      <Paper engine={engine} paper={paper}>
        <div ref={ground} className="board-ground" />
        <canvas ref={scene} />
        <canvas ref={top} />
      </Paper>
      {opened !== null && (
        <Around
          {...opened}
          ground={ground}
          palette={palette}
          workspace={workspace}
          paper={paper}
          title={title}
          onBoards={onBoards}
        />
      )}
    </div>
  );
}

const memberName = ({ members, circle }: Workspace, person: string): string =>
  (circle?.people.get() ?? members).find(({ id }) => id === person)?.name.slice(0, 40) ?? '';

interface PaperProps {
  engine: Engine | null;
  paper: RefObject<HTMLDivElement | null>;
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
          or writes in the selected one, arrows move it, full stop and comma turn it. The list of the board names
          everything on it.
        </Trans>
      </p>
    </div>
  );
}

const pick = ({ key, shiftKey, altKey }: KeyboardEvent) => ({ key, shiftKey, altKey });

interface AroundProps {
  engine: Engine;
  pictures: Pictures;
  title: string;
  onBoards: () => void;
  palette: Palette;
  workspace: Workspace;
  paper: RefObject<HTMLDivElement | null>;
  ground: RefObject<HTMLDivElement | null>;
}

function Around({ engine, pictures, ground, palette, workspace, paper, title, onBoards }: AroundProps) {
  const [isListed, setListed] = useState(false);
  const phrase = usePagePhrase();
  const { tool } = useObservable(engine.shown);
  const isEmpty = useObservable(engine.board.objects).length === 0;
  useEffect(() => {
    if (paper.current !== null) paper.current.dataset.tool = tool;
  }, [tool, paper]);
  useEffect(() => (ground.current === null ? undefined : watchGround(engine.camera, ground.current)), [engine, ground]);
  const carry = useCarrying(engine, workspace.files, phrase.guard);
  useClipboard(engine, paper, carry);
  const back = (): void => paper.current?.focus();
  return (
    <>
      <div className="board-head">
        <Undoing engine={engine} />
        <Standing engine={engine} workspace={workspace} title={title} onBoards={onBoards} />
        <Looking engine={engine} carry={carry} title={title} isListed={isListed} onList={() => setListed(!isListed)} />
      </div>
      <Missing engine={engine} pictures={pictures} files={workspace.files} name={withWhom(workspace)} />
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
        <Dock engine={engine} onPicture={carry.choosePictures} />
      </div>
      {carry.chooser}
      <PagePhrase found={phrase.found} onClose={phrase.forget} name={withWhom(workspace)} />
    </>
  );
}

interface StandingProps {
  engine: Engine;
  workspace: Workspace;
  title: string;
  onBoards: () => void;
}

/** Which board it is, who draws along, and how far what was drawn has come. */
function Standing({ engine, workspace, title, onBoards }: StandingProps) {
  const { t, i18n } = useLingui();
  const guests = useObservable(engine.board.guests);
  const delivery = useObservable(engine.board.delivery);
  const isEmpty = useObservable(engine.board.objects).length === 0;
  const me = workspace.members.find((member) => member.me)?.id;
  const names = [...new Set(guests.filter(({ person }) => person !== me).map(({ person }) => person))].map((person) =>
    memberName(workspace, person),
  );
  const { isNewer, unknown } = useObservable(engine.board.beyond);
  return (
    <div className="board-standing caption">
      <button type="button" className="board-title" onClick={onBoards} aria-label={t`Boards: ${title}`}>
        <bdi>{title}</bdi>
        <ChevronDown aria-hidden="true" size={16} strokeWidth={1.75} />
      </button>
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
      {(isNewer || unknown > 0) && (
        <span className="board-unsaved board-newer">
          {unknown === 0 ? (
            <Trans>Drawn with a newer version: some of it may look plainer here.</Trans>
          ) : (
            <Plural
              value={unknown}
              one="# thing here needs a newer version. It is kept."
              other="# things here need a newer version. They are kept."
            />
          )}
        </span>
      )}
    </div>
  );
}
