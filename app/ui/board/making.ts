/** Objects made without a drag: by one tap, or by a key in the middle of the view. */
import type { BoardBox, BoardDraft, BoardObject, BoardPoint } from '../../model/board.ts';
import type { BoardObjectId } from '../../model/brand.ts';
import { viewOf } from './camera.ts';
import { LINE_HEIGHT } from './layout.ts';
import { textHeight } from './palette.ts';
import { type Stage, select, selected, styleOf, type Tool } from './stage.ts';

const NOTE = 200;
const WORDS = 280;
const SHAPE = { rect: [180, 120], ellipse: [160, 120], line: [160, 0], arrow: [160, 0] } as const;
/** How far a copy lies from what it is a copy of. */
const ASIDE = 24;

export const isMakeable = (tool: Tool): tool is 'rect' | 'ellipse' | 'line' | 'arrow' | 'text' | 'note' =>
  tool in SHAPE || tool === 'text' || tool === 'note';

/** Puts one of the tool's kind at a point and takes up the selecting tool; words are written at once. */
export function makeAt(stage: Stage, at: BoardPoint): void {
  const { tool, styles } = stage.shown.get();
  if (!isMakeable(tool)) return;
  const style = styles[styleOf(tool)];
  stage.board.step();
  const id = stage.board.add({ ...style, kind: tool, box: boxFor(tool, at, style.size), text: '', stroke: null });
  const isWritten = tool === 'text' || tool === 'note';
  stage.shown.set({ ...stage.shown.get(), tool: 'select', selection: new Set([id]), editing: isWritten ? id : null });
  stage.redraw('scene');
}

export function makeInView(stage: Stage): void {
  const { x, y, w, h } = viewOf(stage.camera.get(), stage.extent);
  // Several made one after the other must not lie on each other.
  const shift = (stage.board.objects.get().length % 6) * ASIDE;
  makeAt(stage, { x: x + w / 2 + shift, y: y + h / 2 + shift });
}

function boxFor(tool: 'rect' | 'ellipse' | 'line' | 'arrow' | 'text' | 'note', at: BoardPoint, size: number): BoardBox {
  if (tool === 'note') return { x: at.x - NOTE / 2, y: at.y - NOTE / 2, w: NOTE, h: NOTE };
  if (tool === 'text') return { x: at.x, y: at.y - textHeight(size) / 2, w: WORDS, h: textHeight(size) * LINE_HEIGHT };
  const [w, h] = SHAPE[tool];
  return { x: at.x - w / 2, y: at.y - h / 2, w, h };
}

/** Copies of what is selected, a little aside, selected instead. */
export function duplicate(stage: Stage): void {
  putCopies(stage, selected(stage));
}

export function putCopies(stage: Stage, objects: readonly BoardObject[]): void {
  if (objects.length === 0) return;
  stage.board.step();
  const made: BoardObjectId[] = [];
  stage.board.together(() => {
    for (const { kind, colour, size, text, stroke, box } of objects) {
      const draft: BoardDraft = {
        kind,
        colour,
        size,
        text,
        stroke,
        box: { ...box, x: box.x + ASIDE, y: box.y + ASIDE },
      };
      made.push(stage.board.add(draft));
    }
  });
  select(stage, made);
  stage.redraw('scene');
}
