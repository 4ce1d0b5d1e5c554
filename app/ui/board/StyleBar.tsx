import { useLingui } from '@lingui/react/macro';
import BringToFront from 'lucide-react/icons/bring-to-front';
import Copy from 'lucide-react/icons/copy';
import Pencil from 'lucide-react/icons/pencil';
import SendToBack from 'lucide-react/icons/send-to-back';
import Trash from 'lucide-react/icons/trash-2';
import { BOARD_COLOURS, BOARD_SIZES, type BoardObject, hasWords } from '../../model/board.ts';
import { useObservable } from '../../react/session.ts';
import { COLOUR_WORDS, SIZE_WORDS } from './boardWords.ts';
import type { Engine } from './engine.ts';
import type { Palette } from './palette.ts';
import { Strip } from './Strip.tsx';
import { type Style, styleOf } from './stage.ts';

const STYLED = new Set(['pen', 'marker', 'rect', 'ellipse', 'line', 'arrow', 'text', 'note']);
const sizes = Array.from({ length: BOARD_SIZES }, (_, size) => size);

/** Colour and thickness for the tool in hand; for what is selected also what can be done with it. */
export function StyleBar({ engine, palette }: { engine: Engine; palette: Palette }) {
  const { t, i18n } = useLingui();
  const { tool, styles, editing } = useObservable(engine.shown);
  useObservable(engine.board.objects);
  const chosen = engine.selected();
  const isChosen = chosen.length > 0;
  if (!isChosen && !STYLED.has(tool)) return null;
  const kind = styleOf(chosen[0]?.kind ?? tool);
  const style: Partial<Style> = isChosen ? common(chosen) : styles[kind];
  const tints = kind === 'note' ? palette.paper : kind === 'marker' ? palette.marker : palette.ink;
  const only = chosen.length === 1 ? chosen[0] : undefined;
  const keep = (event: { preventDefault(): void }): void => event.preventDefault();
  return (
    <div className="board-style">
      <Strip label={t`Colour`}>
        {BOARD_COLOURS.map((name, colour) => (
          <button
            key={name}
            type="button"
            className="board-colour"
            aria-label={i18n._(COLOUR_WORDS[colour] ?? { id: name })}
            title={i18n._(COLOUR_WORDS[colour] ?? { id: name })}
            aria-pressed={style.colour === colour}
            onMouseDown={keep}
            onClick={() => engine.setStyle({ colour })}
          >
            <span className="board-swatch" style={{ backgroundColor: tints[colour] }} />
          </button>
        ))}
      </Strip>
      <Strip label={t`Thickness`}>
        {sizes.map((size) => (
          <button
            key={size}
            type="button"
            className="board-tool board-size"
            aria-label={i18n._(SIZE_WORDS[size] ?? { id: String(size) })}
            title={i18n._(SIZE_WORDS[size] ?? { id: String(size) })}
            aria-pressed={style.size === size}
            onMouseDown={keep}
            onClick={() => engine.setStyle({ size })}
          >
            <span className={`board-dot board-dot-${size}`} />
          </button>
        ))}
      </Strip>
      {isChosen && (
        <Strip label={t`With what is selected`}>
          {only !== undefined && hasWords(only.kind) && editing === null && (
            <Act label={t`Write`} icon={Pencil} onClick={() => engine.edit(only.id)} />
          )}
          <Act label={t`Duplicate`} icon={Copy} onClick={engine.duplicate} />
          <Act label={t`Bring to front`} icon={BringToFront} onClick={() => engine.stack('front')} />
          <Act label={t`Send to back`} icon={SendToBack} onClick={() => engine.stack('back')} />
          <Act label={t`Remove`} icon={Trash} onClick={engine.removeSelected} />
        </Strip>
      )}
    </div>
  );
}

function Act({ label, icon: Icon, onClick }: { label: string; icon: typeof Copy; onClick: () => void }) {
  return (
    <button
      type="button"
      className="board-tool"
      aria-label={label}
      title={label}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onClick}
    >
      <Icon aria-hidden="true" size={20} strokeWidth={1.75} />
    </button>
  );
}

/** What all of them share. */
function common(objects: readonly BoardObject[]): Partial<Style> {
  const [first] = objects;
  if (first === undefined) return {};
  return {
    ...(objects.every(({ colour }) => colour === first.colour) && { colour: first.colour }),
    ...(objects.every(({ size }) => size === first.size) && { size: first.size }),
  };
}
