import { useLingui } from '@lingui/react/macro';
import Copy from 'lucide-react/icons/copy';
import Lock from 'lucide-react/icons/lock';
import Unlock from 'lucide-react/icons/lock-open';
import PenLine from 'lucide-react/icons/pen-line';
import Sliders from 'lucide-react/icons/sliders-horizontal';
import Trash from 'lucide-react/icons/trash-2';
import { useState } from 'react';
import {
  BOARD_COLOURS,
  BOARD_DASHES,
  BOARD_FILLS,
  BOARD_SIZES,
  type BoardKind,
  type BoardObject,
  hasWords,
  isClosedKind,
  isLineKind,
} from '../../model/board.ts';
import { useObservable } from '../../react/session.ts';
import { Act } from './Act.tsx';
import { Arrange } from './Arrange.tsx';
import { COLOUR_WORDS, DASH_WORDS, FILL_WORDS, SIZE_WORDS } from './boardWords.ts';
import type { Engine } from './engine.ts';
import type { Palette } from './palette.ts';
import { Strip } from './Strip.tsx';
import { type Style, styleOf } from './stage.ts';

const STYLED = new Set<string>([
  'pen',
  'marker',
  'rect',
  'ellipse',
  'diamond',
  'line',
  'arrow',
  'text',
  'note',
  'frame',
]);
const sizes = Array.from({ length: BOARD_SIZES }, (_, size) => size);

/** Colour and thickness for the tool in hand; for what is selected also what can be done with it. */
export function StyleBar({ engine, palette }: { engine: Engine; palette: Palette }) {
  const { t, i18n } = useLingui();
  const { tool, styles, editing } = useObservable(engine.shown);
  const [isArranging, setArranging] = useState(false);
  useObservable(engine.board.objects);
  const chosen = engine.selected();
  const isChosen = chosen.length > 0;
  if (!isChosen && !STYLED.has(tool)) return null;
  const kind = styleOf(chosen[0]?.kind ?? tool);
  const style: Partial<Style> = isChosen ? common(chosen) : styles[kind];
  const tints = kind === 'note' ? palette.paper : kind === 'marker' ? palette.marker : palette.ink;
  const only = chosen.length === 1 ? chosen[0] : undefined;
  const isLocked = chosen.some(({ locked }) => locked);
  const kinds = isChosen ? chosen.map((each) => each.kind) : [tool as BoardKind];
  const hasInside = kinds.some(isClosedKind);
  const hasEdge = hasInside || kinds.some(isLineKind);
  const isStyled = !isLocked && kinds.some((each) => each !== 'image');
  const keep = (event: { preventDefault(): void }): void => event.preventDefault();
  return (
    <div className="board-style">
      {isChosen && isArranging && <Arrange engine={engine} chosen={chosen} />}
      {isStyled && (
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
      )}
      {isStyled && hasEdge && (
        <Strip label={t`Inside and line`}>
          {hasInside &&
            BOARD_FILLS.map((name, fill) => (
              <Look
                key={name}
                name={`fill-${name}`}
                label={i18n._(FILL_WORDS[fill] ?? { id: name })}
                isOn={style.fill === fill}
                onClick={() => engine.setStyle({ fill })}
              />
            ))}
          {BOARD_DASHES.map((name, dash) => (
            <Look
              key={name}
              name={`dash-${name}`}
              label={i18n._(DASH_WORDS[dash] ?? { id: name })}
              isOn={style.dash === dash}
              onClick={() => engine.setStyle({ dash })}
            />
          ))}
        </Strip>
      )}
      {isStyled && (
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
      )}
      {isChosen && (
        <Strip label={t`With what is selected`}>
          {only !== undefined && hasWords(only.kind) && !isLocked && editing === null && (
            <Act label={t`Write`} icon={PenLine} onClick={() => engine.edit(only.id)} />
          )}
          <Act label={t`Duplicate`} icon={Copy} onClick={engine.duplicate} />
          <Act
            label={isLocked ? t`Unlock` : t`Lock`}
            icon={isLocked ? Lock : Unlock}
            pressed={isLocked}
            onClick={engine.lock}
          />
          {!isLocked && (
            <Act label={t`Arrange`} icon={Sliders} expanded={isArranging} onClick={() => setArranging(!isArranging)} />
          )}
          {!isLocked && <Act label={t`Remove`} icon={Trash} onClick={engine.removeSelected} />}
        </Strip>
      )}
    </div>
  );
}

function Look({ name, label, isOn, onClick }: { name: string; label: string; isOn: boolean; onClick: () => void }) {
  return (
    <button
      type="button"
      className="board-tool board-size"
      aria-label={label}
      title={label}
      aria-pressed={isOn}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onClick}
    >
      <span className={`board-look board-${name}`} />
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
    ...(objects.every(({ fill }) => fill === first.fill) && { fill: first.fill }),
    ...(objects.every(({ dash }) => dash === first.dash) && { dash: first.dash }),
  };
}
