/** Ends of lines that stay with what they were tied to, wherever that goes. */
import type { BoardBox, BoardObject, BoardPoint, BoardTie } from './board.ts';

type Placed = Pick<BoardObject, 'box' | 'turn'>;

const middleOf = ({ x, y, w, h }: BoardBox): BoardPoint => ({ x: x + w / 2, y: y + h / 2 });

/** Turned clockwise about `middle` by whole degrees. */
export function turned({ x, y }: BoardPoint, middle: BoardPoint, degrees: number): BoardPoint {
  if (degrees === 0) return { x, y };
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const [dx, dy] = [x - middle.x, y - middle.y];
  return { x: middle.x + dx * cos - dy * sin, y: middle.y + dx * sin + dy * cos };
}

/** Where a tie is on the board. */
export function tiePoint({ x, y }: BoardTie, { box, turn }: Placed): BoardPoint {
  return turned({ x: box.x + x * box.w, y: box.y + y * box.h }, middleOf(box), turn);
}

/** The box of a line whose ties are looked up by `placeOf`; its own end where that is null. */
export function tiedBox(
  { box, from, to }: Pick<BoardObject, 'box' | 'from' | 'to'>,
  placeOf: (id: BoardTie['id']) => Placed | null,
): BoardBox {
  const point = (tie: BoardTie | null, own: BoardPoint): BoardPoint => {
    const held = tie === null ? null : placeOf(tie.id);
    return tie === null || held === null ? own : tiePoint(tie, held);
  };
  const start = point(from, box);
  const end = point(to, { x: box.x + box.w, y: box.y + box.h });
  return { x: start.x, y: start.y, w: end.x - start.x, h: end.y - start.y };
}

/** A tie where the ray from the middle of the object through a point of the board meets its edge. */
export function tieAt(object: Pick<BoardObject, 'id' | 'kind' | 'box' | 'turn'>, at: BoardPoint): BoardTie {
  const { id, kind, box, turn } = object;
  const { x, y } = turned(at, middleOf(box), -turn);
  const [w, h] = [Math.max(box.w, 1e-6), Math.max(box.h, 1e-6)];
  // From the middle, as parts of half the width and height.
  let [dx, dy] = [((x - box.x) / w) * 2 - 1, ((y - box.y) / h) * 2 - 1];
  if (dx === 0 && dy === 0) dy = -1;
  const far =
    kind === 'ellipse'
      ? Math.hypot(dx, dy)
      : kind === 'diamond'
        ? Math.abs(dx) + Math.abs(dy)
        : Math.max(Math.abs(dx), Math.abs(dy));
  const part = (value: number): number => Math.round(Math.min(1, Math.max(0, (value / far + 1) / 2)) * 1000) / 1000;
  return { id, x: part(dx), y: part(dy) };
}
