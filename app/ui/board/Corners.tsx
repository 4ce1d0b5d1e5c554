import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import Check from 'lucide-react/icons/check';
import Ellipsis from 'lucide-react/icons/ellipsis';
import List from 'lucide-react/icons/list';
import Minus from 'lucide-react/icons/minus';
import Plus from 'lucide-react/icons/plus';
import Redo from 'lucide-react/icons/redo-2';
import Scan from 'lucide-react/icons/scan';
import Undo from 'lucide-react/icons/undo-2';
import { useRef, useState } from 'react';
import { derived } from '../../model/observable.ts';
import { useObservable } from '../../react/session.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { IconButton } from '../parts/Button.tsx';
import { saveAs } from '../parts/saveAs.ts';
import { hasCopied, pasteCopied } from './carrying.ts';
import type { Engine } from './engine.ts';
import { pngOf, svgWithPictures } from './picture.ts';
import { Strip } from './Strip.tsx';
import type { Carrying } from './useCarrying.tsx';

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

/** Drawn again when the number changes, and not with each step of a pan. */
function Percent({ engine }: { engine: Engine }) {
  const [percent] = useState(() => derived([engine.camera], () => Math.round(engine.camera.get().zoom * 100)));
  return <output className="board-percent">{useObservable(percent)} %</output>;
}

interface LookingProps {
  engine: Engine;
  carry: Carrying;
  title: string;
  isListed: boolean;
  onList: () => void;
}

/** The view, the list, and what is seldom needed, at the upper right. */
export function Looking({ engine, carry, title, isListed, onList }: LookingProps) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const more = useRef<HTMLDivElement>(null);
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
          <IconButton label={t`Farther`} icon={Minus} onClick={() => engine.zoom(1 / NEARER)} />
          <Percent engine={engine} />
          <IconButton label={t`Nearer`} icon={Plus} onClick={() => engine.zoom(NEARER)} />
        </span>
        <IconButton label={t`Show everything`} icon={Scan} onClick={engine.fit} />
        <IconButton label={t`List of the board`} icon={List} aria-pressed={isListed} onClick={onList} />
        <IconButton label={t`More`} icon={Ellipsis} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)} />
      </Strip>
      {isOpen && <More engine={engine} carry={carry} title={title} onDone={close} />}
    </div>
  );
}

function More({
  engine,
  carry,
  title,
  onDone,
}: Pick<LookingProps, 'engine' | 'carry' | 'title'> & { onDone: () => void }) {
  const { t } = useLingui();
  const { toast } = useAnnouncer();
  const { snaps } = useObservable(engine.shown);
  const isEmpty = useObservable(engine.board.objects).length === 0;
  // As the board is called: the names of people stay out of the lists of downloads.
  const name = title.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-') || 'board';
  const then = (act: () => void) => () => {
    act();
    onDone();
  };
  const save = async (draw: typeof pngOf, ending: string): Promise<void> => {
    const saved = await draw(engine.board.objects.get(), carry.files);
    if (saved === null) {
      toast(t`Your browser could not draw this board as a picture.`);
      return;
    }
    saveAs(saved.blob, `${name}.${ending}`);
    if (saved.unshown > 0)
      toast(
        t`Saved. ${plural(saved.unshown, { one: '# picture could not be drawn.', other: '# pictures could not be drawn.' })}`,
      );
  };
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
      <button type="button" onClick={then(engine.sweep)}>
        <Trans>Draw a frame to select</Trans>
      </button>
      <button type="button" disabled={!hasCopied()} onClick={then(() => pasteCopied(engine))}>
        <Trans>Paste</Trans>
      </button>
      <button type="button" role="switch" aria-checked={snaps} onClick={() => engine.setSnaps(!snaps)}>
        <span className="grow">
          <Trans>Snap to what is near</Trans>
        </span>
        {snaps && <Check aria-hidden="true" size={18} strokeWidth={2} />}
      </button>
      <button type="button" onClick={then(carry.chooseDrawing)}>
        <Trans>Bring in a drawing (.excalidraw)</Trans>
      </button>
      <button type="button" disabled={isEmpty} onClick={then(() => void carry.saveDrawing(name))}>
        <Trans>Save for Excalidraw</Trans>
      </button>
      <button type="button" disabled={isEmpty} onClick={then(() => void save(pngOf, 'png'))}>
        <Trans>Save as a picture (PNG)</Trans>
      </button>
      <button type="button" disabled={isEmpty} onClick={then(() => void save(svgWithPictures, 'svg'))}>
        <Trans>Save as a drawing (SVG)</Trans>
      </button>
    </div>
  );
}
