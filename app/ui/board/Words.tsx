import { useLingui } from '@lingui/react/macro';
import { type CSSProperties, useEffect, useRef } from 'react';
import { BOARD_TEXT_LIMIT } from '../../model/board.ts';
import type { BoardObjectId } from '../../model/brand.ts';
import { useObservable } from '../../react/session.ts';
import { useSteady } from '../parts/useSteady.ts';
import type { usePagePhrase } from '../workspace/PagePhrase.tsx';
import { toScreen } from './camera.ts';
import type { Engine } from './engine.ts';
import { fontHeight, LINE_HEIGHT, laidOut } from './layout.ts';
import type { Palette } from './palette.ts';
import { frameOf } from './shapes.ts';

interface WordsProps {
  engine: Engine;
  palette: Palette;
  /** Keeps recovery words off a board that others read. */
  guard: ReturnType<typeof usePagePhrase>['guard'];
  onDone: () => void;
}

/** The words of a note where they stand on the board, while they are written. */
export function Words(props: WordsProps) {
  const { editing } = useObservable(props.engine.shown);
  return editing === null ? null : <Field key={editing} {...props} editing={editing} />;
}

function Field({ engine, palette, guard, onDone, editing }: WordsProps & { editing: BoardObjectId }) {
  const { t } = useLingui();
  const camera = useObservable(engine.camera);
  const objects = useObservable(engine.board.objects);
  const area = useRef<HTMLTextAreaElement>(null);
  const object = objects.find(({ id }) => id === editing);
  const first = useSteady(area, object?.text ?? '');
  useEffect(() => {
    area.current?.focus({ preventScroll: true });
    area.current?.select();
  }, []);
  if (object === undefined) return null;
  const write = (text: string): void => {
    const keepOut = (): void => guard.onPhrase('pasted');
    const looked = guard.looksLikePhrase(text);
    if (looked === false) engine.board.retext(object.id, text);
    else void looked.then((found) => (found ? keepOut() : engine.board.retext(object.id, text)), keepOut);
  };
  const { padding } = laidOut(object);
  const bounds = frameOf(object);
  const at = toScreen(camera, bounds);
  const isNote = object.kind === 'note';
  const isFrame = object.kind === 'frame';
  const style: CSSProperties = {
    left: at.x,
    top: at.y,
    width: bounds.w,
    height: bounds.h + 2,
    padding,
    fontSize: fontHeight(object),
    lineHeight: LINE_HEIGHT,
    color: isNote ? palette.words : palette.ink[object.colour],
    transform: `scale(${camera.zoom})`,
    ...(isFrame && { top: at.y - 30 * camera.zoom, height: 28, padding: 2, lineHeight: 1.4 }),
  };
  return (
    <textarea
      ref={area}
      className="board-words"
      style={style}
      dir="auto"
      autoComplete="off"
      aria-label={isNote ? t`Words of the note` : isFrame ? t`Name of the frame` : t`Words on the board`}
      placeholder={isNote ? t`Write here` : isFrame ? t`Name` : t`Words`}
      maxLength={BOARD_TEXT_LIMIT}
      defaultValue={first}
      onChange={(event) => write(event.currentTarget.value)}
      onBlur={() => engine.edit(null)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key !== 'Escape' && !(event.key === 'Enter' && (event.ctrlKey || event.metaKey))) return;
        event.preventDefault();
        onDone();
      }}
    />
  );
}
