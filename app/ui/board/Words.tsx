import { useLingui } from '@lingui/react/macro';
import { type CSSProperties, useEffect, useRef } from 'react';
import { BOARD_TEXT_LIMIT } from '../../model/board.ts';
import { useObservable } from '../../react/session.ts';
import type { usePagePhrase } from '../workspace/PagePhrase.tsx';
import { toScreen } from './camera.ts';
import type { Engine } from './engine.ts';
import { fontHeight, LINE_HEIGHT, laidOut } from './layout.ts';
import type { Palette } from './palette.ts';
import { boundsOf } from './shapes.ts';

interface WordsProps {
  engine: Engine;
  palette: Palette;
  /** Keeps recovery words off a board that others read. */
  guard: ReturnType<typeof usePagePhrase>['guard'];
  onDone: () => void;
}

/** The words of a note where they stand on the board, while they are written. */
export function Words({ engine, palette, guard, onDone }: WordsProps) {
  const { t } = useLingui();
  const { editing } = useObservable(engine.shown);
  const camera = useObservable(engine.camera);
  const objects = useObservable(engine.board.objects);
  const area = useRef<HTMLTextAreaElement>(null);
  const object = objects.find(({ id }) => id === editing);
  useEffect(() => {
    if (editing === null) return;
    area.current?.focus({ preventScroll: true });
    area.current?.select();
  }, [editing]);
  if (object === undefined) return null;
  const write = (text: string): void => {
    const keepOut = (): void => guard.onPhrase('pasted');
    const looked = guard.looksLikePhrase(text);
    if (looked === false) engine.board.retext(object.id, text);
    else void looked.then((found) => (found ? keepOut() : engine.board.retext(object.id, text)), keepOut);
  };
  const { padding } = laidOut(object);
  const bounds = boundsOf(object);
  const at = toScreen(camera, bounds);
  const isNote = object.kind === 'note';
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
  };
  return (
    <textarea
      ref={area}
      className="board-words"
      style={style}
      dir="auto"
      autoComplete="off"
      aria-label={isNote ? t`Words of the note` : t`Words on the board`}
      placeholder={isNote ? t`Write here` : t`Words`}
      maxLength={BOARD_TEXT_LIMIT}
      value={object.text}
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
