import { Trans, useLingui } from '@lingui/react/macro';
import Ellipsis from 'lucide-react/icons/ellipsis';
import List from 'lucide-react/icons/list';
import Redo from 'lucide-react/icons/redo-2';
import Scan from 'lucide-react/icons/scan';
import Undo from 'lucide-react/icons/undo-2';
import ZoomIn from 'lucide-react/icons/zoom-in';
import ZoomOut from 'lucide-react/icons/zoom-out';
import { useRef, useState } from 'react';
import { useObservable } from '../../react/session.ts';
import { IconButton } from '../parts/Button.tsx';
import { saveAs } from '../parts/saveAs.ts';
import type { Engine } from './engine.ts';
import { pngOf, svgOf } from './picture.ts';
import { Strip } from './Strip.tsx';

const NEARER = 1.25;

/** Back and forth, at the upper left. */
export function Undoing({ engine }: { engine: Engine }) {
  const { t } = useLingui();
  const { undo, redo } = useObservable(engine.board.undoable);
  return (
    <Strip label={t`Your last steps`} className="board-card">
      <IconButton label={t`Undo`} icon={Undo} aria-disabled={!undo} onClick={engine.board.undo} />
      <IconButton label={t`Redo`} icon={Redo} aria-disabled={!redo} onClick={engine.board.redo} />
    </Strip>
  );
}

/** The view, the list, and what is seldom needed, at the upper right. */
export function Looking({ engine, isListed, onList }: { engine: Engine; isListed: boolean; onList: () => void }) {
  const { t } = useLingui();
  const { zoom } = useObservable(engine.camera);
  const [isOpen, setOpen] = useState(false);
  const more = useRef<HTMLDivElement>(null);
  const percent = Math.round(zoom * 100);
  const close = (): void => setOpen(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what is open inside
    <div
      className="board-looking"
      ref={more}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        event.stopPropagation();
        close();
        more.current?.querySelector<HTMLElement>('[aria-expanded]')?.focus();
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) close();
      }}
    >
      <Strip label={t`View`} className="board-card">
        <span className="board-wide">
          <IconButton label={t`Farther`} icon={ZoomOut} onClick={() => engine.zoom(1 / NEARER)} />
          <output className="board-percent">{percent} %</output>
          <IconButton label={t`Nearer`} icon={ZoomIn} onClick={() => engine.zoom(NEARER)} />
        </span>
        <IconButton label={t`Show everything`} icon={Scan} onClick={engine.fit} />
        <IconButton label={t`List of the board`} icon={List} aria-pressed={isListed} onClick={onList} />
        <IconButton label={t`More`} icon={Ellipsis} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)} />
      </Strip>
      {isOpen && <More engine={engine} onDone={close} />}
    </div>
  );
}

function More({ engine, onDone }: { engine: Engine; onDone: () => void }) {
  const { t } = useLingui();
  const isEmpty = useObservable(engine.board.objects).length === 0;
  // The kind of thing it is: the names of people stay out of the lists of downloads.
  const name = t`board`;
  const then = (act: () => void) => () => {
    act();
    onDone();
  };
  const savePng = async (): Promise<void> => {
    const picture = await pngOf(engine.board.objects.get());
    if (picture !== null) saveAs(picture, `${name}.png`);
  };
  const saveSvg = (): void =>
    saveAs(new Blob([svgOf(engine.board.objects.get())], { type: 'image/svg+xml' }), `${name}.svg`);
  return (
    <div className="board-menu board-card">
      <div className="board-narrow">
        <button type="button" onClick={() => engine.zoom(NEARER)}>
          <Trans>Nearer</Trans>
        </button>
        <button type="button" onClick={() => engine.zoom(1 / NEARER)}>
          <Trans>Farther</Trans>
        </button>
        <button type="button" onClick={then(() => engine.setTool('hand'))}>
          <Trans>Move the view</Trans>
        </button>
      </div>
      <button type="button" onClick={then(engine.selectAll)}>
        <Trans>Select everything</Trans>
      </button>
      <button type="button" disabled={isEmpty} onClick={then(() => void savePng())}>
        <Trans>Save as a picture (PNG)</Trans>
      </button>
      <button type="button" disabled={isEmpty} onClick={then(saveSvg)}>
        <Trans>Save as a drawing (SVG)</Trans>
      </button>
    </div>
  );
}
