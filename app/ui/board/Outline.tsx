import { Plural, Trans, useLingui } from '@lingui/react/macro';
import Group from 'lucide-react/icons/group';
import Lock from 'lucide-react/icons/lock';
import X from 'lucide-react/icons/x';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { type BoardObject, hasWords } from '../../model/board.ts';
import { useObservable } from '../../react/session.ts';
import { IconButton } from '../parts/Button.tsx';
import { COLOUR_WORDS, KIND_WORDS } from './boardWords.ts';
import type { Engine } from './engine.ts';
import { ARROWS, FAR, pressKey, STEP } from './keys.ts';
import { Order } from './Order.tsx';
import { Place } from './Place.tsx';
import type { Palette } from './palette.ts';
import { Strip } from './Strip.tsx';

/** More are named on request: a list of thousands is read by nobody, and drawn by no phone. */
const AT_FIRST = 200;

/** As one reads: from above, and from the left where two begin at one height. */
const inReadingOrder = (objects: readonly BoardObject[]): BoardObject[] =>
  [...objects].sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x);

interface OutlineProps {
  engine: Engine;
  palette: Palette;
  onClose: () => void;
}

/** Everything on the board by name: to choose, move, write in and remove it without a pointer. */
export function Outline({ engine, palette, onClose }: OutlineProps) {
  const { t, i18n } = useLingui();
  const objects = inReadingOrder(useObservable(engine.board.objects));
  const { selection } = useObservable(engine.shown);
  const [room, setRoom] = useState(AT_FIRST);
  const list = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<BoardObject['id'] | null>(null);
  const at = objects.findIndex(({ id }) => id === active && selection.has(id));
  const current = at >= 0 ? at : objects.findIndex(({ id }) => selection.has(id));
  const chosen = engine.selected();
  const only = chosen.length === 1 ? chosen[0] : undefined;
  useEffect(() => list.current?.focus(), []);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, []);

  const choose = (at: number, isAdded = false): void => {
    const object = objects[Math.min(objects.length - 1, Math.max(0, at))];
    if (object === undefined) return;
    engine.setTool('select');
    engine.select(isAdded ? [...selection, object.id] : [object.id]);
    setActive(object.id);
    engine.reveal(object.id);
    const index = objects.indexOf(object);
    if (index >= room) setRoom(index + AT_FIRST);
    requestAnimationFrame(() =>
      list.current?.querySelector(`[id="${optionId(object)}"]`)?.scrollIntoView({ block: 'nearest' }),
    );
  };

  const press = (event: KeyboardEvent): void => {
    const arrow = ARROWS[event.key];
    const by = event.shiftKey ? FAR : STEP;
    if (arrow !== undefined && event.altKey) engine.nudge(arrow[0] * by, arrow[1] * by);
    else if (event.key === 'ArrowDown') choose(current + 1, event.shiftKey);
    else if (event.key === 'ArrowUp') choose(current < 0 ? objects.length - 1 : current - 1, event.shiftKey);
    else if (
      (event.ctrlKey || event.metaKey) &&
      pressKey(engine, { key: event.key, shiftKey: event.shiftKey, altKey: event.altKey, isCommand: true })
    ) {
      // Group, duplicate, lock, undo: as on the paper.
    } else if (event.key === 'Home') choose(0);
    else if (event.key === 'End') choose(objects.length - 1);
    else if (event.key === 'Delete' || event.key === 'Backspace') {
      engine.removeSelected();
      choose(Math.min(current, objects.length - 2));
    } else if (event.key === 'Enter' && only !== undefined && hasWords(only.kind)) engine.edit(only.id);
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <aside className="board-outline" aria-label={t`List of the board`}>
      <div className="board-outline-head">
        <h2>
          <Plural value={objects.length} one="# thing on the board" other="# things on the board" />
        </h2>
        <IconButton label={t`Close`} icon={X} onClick={onClose} />
      </div>
      <p className="caption muted" id="board-outline-help">
        <Trans>
          Arrows choose, with Shift several. Alt and an arrow moves, Enter writes, Delete removes, Ctrl and G groups,
          Ctrl and a square bracket lays before or behind.
        </Trans>
      </p>
      <div
        ref={list}
        className="board-list"
        role="listbox"
        tabIndex={0}
        aria-label={t`Things on the board`}
        aria-describedby="board-outline-help"
        aria-multiselectable="true"
        aria-activedescendant={current < 0 || objects[current] === undefined ? undefined : optionId(objects[current])}
        onKeyDown={press}
      >
        {objects.slice(0, room).map((object, at) => (
          <Option
            key={object.id}
            object={object}
            tint={
              (object.kind === 'note' ? palette.paper : object.kind === 'marker' ? palette.marker : palette.ink)[
                object.colour
              ]
            }
            isChosen={selection.has(object.id)}
            onChoose={(isAdded) => choose(at, isAdded)}
            onWrite={() => engine.edit(object.id)}
          />
        ))}
      </div>
      {objects.length > room && (
        <button type="button" className="board-more" onClick={() => setRoom(room + AT_FIRST)}>
          <Trans>Show more</Trans>
        </button>
      )}
      {chosen.length > 0 && (
        <>
          <Strip label={t`Order`}>
            <Order engine={engine} />
          </Strip>
          <Place
            key={chosen.map(({ id }) => id).join()}
            objects={chosen}
            engine={engine}
            nameOf={({ kind, colour, text }) =>
              [i18n._(KIND_WORDS[kind]), text.trim().slice(0, 40) || i18n._(COLOUR_WORDS[colour] ?? { id: '' })].join(
                ' · ',
              )
            }
          />
        </>
      )}
    </aside>
  );
}

const optionId = ({ id }: BoardObject): string => `board-${id}`;

interface OptionProps {
  object: BoardObject;
  tint: string | undefined;
  isChosen: boolean;
  onChoose: (isAdded: boolean) => void;
  onWrite: () => void;
}

function Option({ object, tint, isChosen, onChoose, onWrite }: OptionProps) {
  const { t, i18n } = useLingui();
  const words = object.text.trim().slice(0, 80);
  const kind = i18n._(KIND_WORDS[object.kind]);
  // A picture's is not seen.
  const colour = object.kind === 'image' ? '' : ` · ${i18n._(COLOUR_WORDS[object.colour] ?? { id: '' })}`;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and names the option that is meant
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list hears the keys
    <div
      id={optionId(object)}
      role="option"
      aria-selected={isChosen}
      className="board-option"
      onClick={(event) => onChoose(event.shiftKey || event.ctrlKey || event.metaKey)}
      onDoubleClick={() => hasWords(object.kind) && onWrite()}
    >
      <span className="board-swatch" style={{ backgroundColor: tint }} />
      {words === '' ? (
        <span>
          {kind}
          {colour}
        </span>
      ) : (
        <span>
          <span className="muted">{kind} · </span>
          <bdi>{words}</bdi>
        </span>
      )}
      {object.locked && <Lock role="img" aria-label={t`Locked`} size={16} strokeWidth={1.75} />}
      {object.group !== null && <Group role="img" aria-label={t`In a group`} size={16} strokeWidth={1.75} />}
    </div>
  );
}
