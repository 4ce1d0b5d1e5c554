import { useLingui } from '@lingui/react/macro';
import Picture from 'lucide-react/icons/image';
import Shapes from 'lucide-react/icons/shapes';
import { useState } from 'react';
import { useObservable } from '../../react/session.ts';
import { TOOL_WORDS } from './boardWords.ts';
import type { Engine } from './engine.ts';
import { Strip } from './Strip.tsx';
import type { Tool } from './stage.ts';

const FIRST: readonly Tool[] = ['select', 'pen', 'marker', 'eraser'];
const SHAPES: readonly Tool[] = ['rect', 'ellipse', 'diamond', 'arrow', 'line', 'frame'];
const LAST: readonly Tool[] = ['text', 'note'];

/** The tools, at the foot of the board. Where there is no room for the shapes, one button holds them. */
export function Dock({ engine, onPicture }: { engine: Engine; onPicture: () => void }) {
  const { t } = useLingui();
  const { tool } = useObservable(engine.shown);
  const [isOpen, setOpen] = useState(false);
  const isShape = SHAPES.includes(tool);
  const button = (each: Tool) => (
    <ToolButton
      key={each}
      tool={each}
      isOn={each === tool}
      onPick={() => {
        setOpen(false);
        engine.setTool(each);
      }}
    />
  );
  const picture = (
    <button
      type="button"
      className="board-tool"
      aria-label={t`Add a picture`}
      title={t`Add a picture`}
      onClick={() => {
        setOpen(false);
        onPicture();
      }}
    >
      <Picture aria-hidden="true" size={20} strokeWidth={1.75} />
    </button>
  );
  return (
    <div className="board-dock">
      {isOpen && (
        <div className="board-shapes">
          <Strip label={t`Shapes`}>
            {SHAPES.map(button)}
            {picture}
          </Strip>
        </div>
      )}
      <Strip label={t`Tools`}>
        {FIRST.map(button)}
        <span className="board-wide">{SHAPES.map(button)}</span>
        <button
          type="button"
          className="board-tool board-narrow"
          aria-label={t`Shapes`}
          title={t`Shapes`}
          aria-pressed={isShape}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <Shapes aria-hidden="true" size={20} strokeWidth={1.75} />
        </button>
        {LAST.map(button)}
        <span className="board-wide">
          {picture}
          {button('hand')}
        </span>
      </Strip>
    </div>
  );
}

function ToolButton({ tool, isOn, onPick }: { tool: Tool; isOn: boolean; onPick: () => void }) {
  const { i18n } = useLingui();
  const { name, key, icon: Icon } = TOOL_WORDS[tool];
  const label = i18n._(name);
  return (
    <button
      type="button"
      className="board-tool"
      aria-label={label}
      aria-keyshortcuts={key}
      title={`${label} (${key})`}
      aria-pressed={isOn}
      // The board keeps the focus, so that the next key is for it.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPick}
    >
      <Icon aria-hidden="true" size={20} strokeWidth={1.75} />
    </button>
  );
}
