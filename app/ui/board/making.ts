/** Objects made without a drag: by one tap, or by a key in the middle of the view. */
import {
  type BoardBox,
  type BoardDraft,
  type BoardKind,
  type BoardObject,
  type BoardPoint,
  type BoardTie,
  hasWords,
  isClosedKind,
  isLineKind,
} from '../../model/board.ts';
import type { BoardObjectId } from '../../model/brand.ts';
import { viewOf } from './camera.ts';
import { LINE_HEIGHT } from './layout.ts';
import { textHeight } from './palette.ts';
import { type Stage, type Style, select, styleOf, type Tool } from './stage.ts';

const NOTE = 200;
const WORDS = 280;
const SHAPE = {
  rect: [180, 120],
  ellipse: [160, 120],
  diamond: [160, 120],
  line: [160, 0],
  arrow: [160, 0],
  frame: [480, 320],
} as const;
type Makeable = keyof typeof SHAPE | 'text' | 'note';
/** How far a copy lies from what it is a copy of. */
const ASIDE = 24;

export const isMakeable = (tool: Tool): tool is Makeable => tool in SHAPE || tool === 'text' || tool === 'note';

/** Only what the kind has: words have no inside. */
export function styleFor(kind: BoardKind, { colour, size, fill, dash }: Style): Style {
  const hasEdge = isClosedKind(kind) || isLineKind(kind);
  return { colour, size, fill: isClosedKind(kind) ? fill : 0, dash: hasEdge ? dash : 0 };
}

/** Puts one of the tool's kind at a point and takes up the selecting tool; words are written at once. */
export function makeAt(stage: Stage, at: BoardPoint): void {
  const { tool, styles } = stage.shown.get();
  if (!isMakeable(tool)) return;
  const style = styles[styleOf(tool)];
  stage.board.step();
  const box = boxFor(tool, at, style.size);
  const id = stage.board.add({ ...styleFor(tool, style), kind: tool, box, text: '', stroke: null });
  // A sheet lies below what it is laid around.
  if (tool === 'frame') stage.board.stack(new Set([id]), 'back');
  const isWritten = hasWords(tool);
  stage.shown.set({ ...stage.shown.get(), tool: 'select', selection: new Set([id]), editing: isWritten ? id : null });
  stage.redraw('scene');
}

export function makeInView(stage: Stage): void {
  const { x, y, w, h } = viewOf(stage.camera.get(), stage.extent);
  // Several made one after the other must not lie on each other.
  const shift = (stage.board.objects.get().length % 6) * ASIDE;
  makeAt(stage, { x: x + w / 2 + shift, y: y + h / 2 + shift });
}

function boxFor(tool: Makeable, at: BoardPoint, size: number): BoardBox {
  if (tool === 'note') return { x: at.x - NOTE / 2, y: at.y - NOTE / 2, w: NOTE, h: NOTE };
  if (tool === 'text') return { x: at.x, y: at.y - textHeight(size) / 2, w: WORDS, h: textHeight(size) * LINE_HEIGHT };
  const [w, h] = SHAPE[tool];
  return { x: at.x - w / 2, y: at.y - h / 2, w, h };
}

/** Selected instead. `aside`: how far from where they are. Groups and ties among them are new ones of their own. */
export function putCopies(
  stage: Stage,
  objects: readonly BoardObject[],
  aside = { x: ASIDE, y: ASIDE },
): BoardObjectId[] {
  if (objects.length === 0) return [];
  stage.board.step();
  const names = new Map<BoardObjectId, BoardObjectId>();
  const nameOf = (id: BoardObjectId): BoardObjectId => {
    const name = names.get(id) ?? stage.board.newId();
    names.set(id, name);
    return name;
  };
  const ids = new Set(objects.map(({ id }) => id));
  const tieOf = (tie: BoardTie | null): BoardTie | null =>
    tie === null || !ids.has(tie.id) ? null : { ...tie, id: nameOf(tie.id) };
  stage.board.together(() => {
    for (const { id, order: _, box, from, to, group, ...rest } of objects) {
      const draft: BoardDraft = {
        ...rest,
        locked: false,
        group: group === null ? null : nameOf(group),
        from: tieOf(from),
        to: tieOf(to),
        box: { ...box, x: box.x + aside.x, y: box.y + aside.y },
      };
      stage.board.add(draft, { id: nameOf(id) });
    }
  });
  const made = objects.map(({ id }) => nameOf(id));
  stage.shown.set({ ...stage.shown.get(), tool: 'select' });
  select(stage, made);
  stage.redraw('scene');
  return made;
}
