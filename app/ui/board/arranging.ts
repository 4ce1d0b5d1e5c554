/** What is done with several objects at once, without a drag. Each is one change of the document, and one step of undo. */
import { type BoardBox, type BoardChange, type BoardObject, canHoldTies, PLAIN } from '../../model/board.ts';
import { tieAt, tiedBox } from '../../model/boardTies.ts';
import type { BoardObjectId } from '../../model/brand.ts';
import { covers, middleOf, overlap } from './boxes.ts';
import { boundsOf, boundsOfAll, frameOf, inkBox } from './shapes.ts';
import { changeable, type Stage, select, selected, styleOf } from './stage.ts';

export type Edge = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom';
type Changes = Map<BoardObjectId, BoardChange>;

/** Moved by `dx`, `dy`. A line that goes away from what it is tied to is untied there. */
export function shifted(objects: readonly BoardObject[], dx: number, dy: number): Changes {
  const ids = new Set(objects.map(({ id }) => id));
  return new Map(
    objects.map(({ id, box, from, to }) => [
      id,
      {
        box: { ...box, x: box.x + dx, y: box.y + dy },
        ...(from !== null && !ids.has(from.id) && { from: null }),
        ...(to !== null && !ids.has(to.id) && { to: null }),
      },
    ]),
  );
}

/** With what lies in the frames among them: it moves along. */
export function withContents(all: readonly BoardObject[], objects: readonly BoardObject[]): BoardObject[] {
  const frames = objects.filter(({ kind }) => kind === 'frame').map(frameOf);
  if (frames.length === 0) return [...objects];
  const chosen = new Set(objects);
  for (const object of all) {
    if (!object.locked && frames.some((frame) => covers(frame, boundsOf(object)))) chosen.add(object);
  }
  return all.filter((object) => chosen.has(object));
}

/** A group, and what is no group, count as one thing. */
function things(objects: readonly BoardObject[]): BoardObject[][] {
  const groups = new Map<string, BoardObject[]>();
  for (const object of objects) {
    const key = object.group ?? object.id;
    groups.set(key, [...(groups.get(key) ?? []), object]);
  }
  return [...groups.values()];
}

/** Each to the same edge or middle of them all. */
export function aligned(objects: readonly BoardObject[], edge: Edge): Changes {
  const whole = boundsOfAll(objects);
  const changes: Changes = new Map();
  if (whole === null) return changes;
  for (const thing of things(objects)) {
    const box = boundsOfAll(thing) ?? whole;
    const across = { left: 0, centre: 0.5, right: 1 }[edge as string];
    const down = { top: 0, middle: 0.5, bottom: 1 }[edge as string];
    const dx = across === undefined ? 0 : whole.x + across * (whole.w - box.w) - box.x;
    const dy = down === undefined ? 0 : whole.y + down * (whole.h - box.h) - box.y;
    if (dx !== 0 || dy !== 0) for (const [id, change] of shifted(thing, dx, dy)) changes.set(id, change);
  }
  return changes;
}

/** The same room between each and the next; the outermost stay where they are. */
export function distributed(objects: readonly BoardObject[], along: 'x' | 'y'): Changes {
  const long = along === 'x' ? 'w' : 'h';
  const placed = things(objects)
    .flatMap((thing) => {
      const box = boundsOfAll(thing);
      return box === null ? [] : [{ thing, box }];
    })
    .sort((a, b) => a.box[along] - b.box[along]);
  const [first, last] = [placed[0], placed.at(-1)];
  const changes: Changes = new Map();
  if (first === undefined || last === undefined || placed.length < 3) return changes;
  const filled = placed.reduce((sum, { box }) => sum + box[long], 0);
  const room = (last.box[along] + last.box[long] - first.box[along] - filled) / (placed.length - 1);
  let at = first.box[along];
  for (const { thing, box } of placed) {
    const by = at - box[along];
    at += box[long] + room;
    if (Math.abs(by) < 0.1) continue;
    for (const [id, change] of shifted(thing, along === 'x' ? by : 0, along === 'y' ? by : 0)) changes.set(id, change);
  }
  return changes;
}

/** What one step lays them past: the next thing that one of them touches, else the next one. Null: there is none. */
export function nextPast(
  all: readonly BoardObject[],
  chosen: ReadonlySet<BoardObjectId>,
  where: 'front' | 'back',
): BoardObject | null {
  const boxes: BoardBox[] = [];
  let next: BoardObject | null = null;
  for (const object of where === 'front' ? all : [...all].reverse()) {
    if (chosen.has(object.id)) boxes.push(inkBox(object));
    else if (boxes.some((box) => overlap(box, inkBox(object)))) return object;
    else if (boxes.length > 0) next ??= object;
  }
  return next;
}

const forEach = (objects: readonly BoardObject[], change: BoardChange): Changes =>
  new Map(objects.map(({ id }) => [id, change]));

export function group(stage: Stage): void {
  const chosen = changeable(stage);
  if (chosen.length < 2) return;
  stage.board.step();
  stage.board.change(forEach(chosen, { group: stage.board.newId() }));
}

export function ungroup(stage: Stage): void {
  stage.board.step();
  stage.board.change(forEach(changeable(stage), { group: null }));
}

/** All that are selected; where one of them is not locked, all become so. */
export function lock(stage: Stage): void {
  const chosen = selected(stage);
  stage.board.step();
  stage.board.change(forEach(chosen, { locked: chosen.some(({ locked }) => !locked) }));
}

/** An arrow from one object to another, tied to both. Null: an end of it could not be tied. */
export function connect(stage: Stage, from: BoardObject, to: BoardObject): BoardObjectId | null {
  if (!canHoldTies(from.kind) || !canHoldTies(to.kind)) return null;
  const ties = { from: tieAt(from, middleOf(frameOf(to))), to: tieAt(to, middleOf(frameOf(from))) };
  const held = new Map([from, to].map((object) => [object.id, object]));
  const box = tiedBox({ box: { x: 0, y: 0, w: 0, h: 0 }, ...ties }, (id) => held.get(id) ?? null);
  const style = stage.shown.get().styles[styleOf('arrow')];
  stage.board.step();
  const id = stage.board.add({ ...PLAIN, ...style, ...ties, fill: 0, kind: 'arrow', box, text: '', stroke: null });
  select(stage, [id]);
  return id;
}

/** An end of a line is tied to an object, or let go of. */
export function tie(stage: Stage, line: BoardObject, end: 'from' | 'to', holder: BoardObject | null): void {
  stage.board.step();
  const { x, y, w, h } = line.box;
  const far = end === 'from' ? { x: x + w, y: y + h } : { x, y };
  const other = end === 'from' ? line.to : line.from;
  const change = { [end]: holder === null ? null : tieAt(holder, far) };
  const held = new Map(stage.board.objects.get().map((object) => [object.id, object]));
  const box = tiedBox({ ...line, ...change }, (id) => held.get(id) ?? null);
  // Both ends on one object: from one side of it to the other would be a line inside it.
  if (holder !== null && other?.id === holder.id) return;
  stage.board.change(new Map([[line.id, { ...change, box }]]));
}
