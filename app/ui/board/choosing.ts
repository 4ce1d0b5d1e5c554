/** The selecting tool: what a press takes hold of, and what a drag then does with it. */
import type { BoardChange, BoardObject, BoardPoint } from '../../model/board.ts';
import { tieAt, tiedBox } from '../../model/boardTies.ts';
import type { BoardObjectId } from '../../model/brand.ts';
import { shifted, withContents } from './arranging.ts';
import { covers, distance, upright } from './boxes.ts';
import { toScreen, viewOf } from './camera.ts';
import { done, type Gesture, type Held, holderAt, type Sample, slackOf, TAP } from './gesture.ts';
import { type Grip, gripsOf, resized, turnedBy, turnTo } from './handles.ts';
import { boundsOf, boundsOfAll, objectAt } from './shapes.ts';
import { snapped, snapTargets } from './snapping.ts';
import { changeable, type Guide, type Stage, select, wholeGroups, withTiedLines } from './stage.ts';

export function choosing(stage: Stage, first: Sample, held: Held): Gesture {
  const chosen = changeable(stage);
  const grip = chosen.length === stage.shown.get().selection.size ? gripAt(stage, chosen, first, held.isTouch) : null;
  const [only] = chosen;
  if (grip === 'turn') {
    return dragging(stage, first, (dx, dy, { shift }) => ({
      moved: turnedBy(chosen, turnTo(chosen, first, { x: first.x + dx, y: first.y + dy }, shift)),
    }));
  }
  if ((grip === 'from' || grip === 'to') && only !== undefined) return ending(stage, only, grip, first);
  if (grip !== null) {
    return dragging(stage, first, (dx, dy, { shift }) => ({ moved: resized(chosen, grip, dx, dy, shift) }));
  }
  const all = stage.board.objects.get();
  const hit = objectAt(
    all.filter(({ locked }) => !locked),
    first,
    slackOf(stage, held.isTouch),
  );
  if (hit === null) {
    // What is locked is chosen by a tap, to be unlocked; a drag goes over it.
    const locked = objectAt(all, first, slackOf(stage, held.isTouch));
    // A thumb beside everything means to look around; a pointer draws a frame around what it wants.
    if (held.isTouch && !stage.shown.get().sweeps) return looking(stage, locked);
    return sweeping(stage, first, held, locked);
  }
  const { selection } = stage.shown.get();
  const wasChosen = selection.has(hit.id);
  const its = wholeGroups(all, [hit.id]);
  if (held.shift) {
    const next = new Set(selection);
    for (const id of its) {
      if (wasChosen) next.delete(id);
      else next.add(id);
    }
    select(stage, next);
  } else if (!wasChosen) select(stage, its);
  const moving = withContents(all, changeable(stage));
  const gesture = dragging(stage, first, shifting(stage, moving));
  return {
    ...gesture,
    end() {
      // A tap on one of several means that one, with its group.
      if (stage.half.moved.size === 0 && wasChosen && !held.shift) select(stage, its);
      gesture.end();
    },
  };
}

/** The view moves, by one finger or by two, and what was chosen stays so: only a tap chooses what is there, or nothing. */
function looking(stage: Stage, locked: BoardObject | null): Gesture {
  return {
    isLook: true,
    move: () => undefined,
    end: () => select(stage, locked === null ? [] : wholeGroups(stage.board.objects.get(), [locked.id])),
    cancel: () => undefined,
  };
}

/** Moved along with the pointer, drawn to what is near. */
function shifting(stage: Stage, moving: readonly BoardObject[]): Step {
  const whole = boundsOfAll(moving);
  const ids = new Set(moving.map(({ id }) => id));
  const targets = snapTargets(stage.board.objects.get(), ids, viewOf(stage.camera.get(), stage.extent));
  return (dx, dy, { isFree, shift }) => {
    // Straight along one axis, as a ruler would have it.
    const [x, y] = !shift ? [dx, dy] : Math.abs(dx) > Math.abs(dy) ? [dx, 0] : [0, dy];
    const to = { dx: x, dy: y, guides: [] };
    const isSnapped = whole !== null && stage.shown.get().snaps && !isFree && !shift;
    const by = isSnapped ? snapped(whole, x, y, targets, stage.camera.get().zoom) : to;
    return { moved: shifted(moving, by.dx, by.dy), guides: by.guides };
  };
}

/** One end of a line: tied to what it is let go of over. */
function ending(stage: Stage, line: BoardObject, end: 'from' | 'to', first: Sample): Gesture {
  const other = end === 'from' ? line.to : line.from;
  return dragging(stage, first, (dx, dy, held) => {
    const at = { x: first.x + dx, y: first.y + dy };
    const holder = holderAt(stage, at, held, other?.id);
    const { x, y, w, h } = line.box;
    const far = end === 'from' ? { x: x + w, y: y + h } : { x, y };
    const tie = holder && tieAt(holder, held.shift ? far : at);
    const moved = resized([line], end, dx, dy, false).get(line.id)?.box ?? line.box;
    const box = tiedBox({ from: null, to: null, [end]: tie, box: moved }, () => holder);
    return { moved: new Map([[line.id, { box, [end]: tie }]]), holder };
  });
}

interface Half {
  readonly moved: Map<BoardObjectId, BoardChange>;
  readonly guides?: readonly Guide[];
  readonly holder?: BoardObject | null;
}
type Step = (dx: number, dy: number, held: Held) => Half;

function dragging(stage: Stage, first: Sample, step: Step): Gesture {
  let begun = false;
  let moved: Half['moved'] = new Map();
  return {
    move(samples, held) {
      const to = samples.at(-1) ?? first;
      const [dx, dy] = [to.x - first.x, to.y - first.y];
      begun ||= Math.hypot(dx, dy) * stage.camera.get().zoom >= TAP;
      if (!begun) return;
      const half = step(dx, dy, held);
      moved = half.moved;
      const shown = withTiedLines(stage, moved);
      stage.half = { ...stage.half, moved: shown, guides: half.guides ?? [], holder: half.holder ?? null };
      stage.board.drag(to, placesOf(stage, moved));
      stage.redraw('scene');
    },
    end() {
      if (begun) stage.board.change(moved);
      stage.board.drag(null, null);
      done(stage);
    },
    cancel() {
      stage.board.drag(null, null);
      done(stage);
    },
  };
}

/** As the others are told of it. */
function placesOf(stage: Stage, moved: Half['moved']): Map<BoardObjectId, Pick<BoardObject, 'box' | 'turn'>> {
  const places = new Map<BoardObjectId, Pick<BoardObject, 'box' | 'turn'>>();
  for (const { id, box, turn } of stage.board.objects.get()) {
    const change = moved.get(id);
    if (change !== undefined) places.set(id, { box: change.box ?? box, turn: change.turn ?? turn });
  }
  return places;
}

/** A rectangle drawn around what is to be chosen. */
function sweeping(stage: Stage, first: Sample, { shift }: Held, locked: BoardObject | null): Gesture {
  const kept = shift ? stage.shown.get().selection : new Set<BoardObjectId>();
  select(stage, kept);
  return {
    move(samples) {
      const to = samples.at(-1) ?? first;
      const marquee = upright({ x: first.x, y: first.y, w: to.x - first.x, h: to.y - first.y });
      stage.half = { ...stage.half, marquee };
      const all = stage.board.objects.get();
      const inside = all.filter((object) => !object.locked && covers(marquee, boundsOf(object)));
      select(stage, wholeGroups(all, [...kept, ...inside.map(({ id }) => id)]));
      stage.redraw('top');
    },
    end() {
      const isTap = stage.half.marquee === null;
      if (isTap && locked !== null) select(stage, wholeGroups(stage.board.objects.get(), [locked.id]));
      // One frame by thumb, and the next drag moves the view again.
      else if (!isTap && stage.shown.get().sweeps) stage.shown.set({ ...stage.shown.get(), sweeps: false });
      done(stage);
    },
    cancel: () => done(stage),
  };
}

function gripAt(stage: Stage, chosen: readonly BoardObject[], at: BoardPoint, isTouch: boolean): Grip | null {
  const camera = stage.camera.get();
  const here = toScreen(camera, at);
  let best: { grip: Grip; far: number } | null = null;
  for (const [grip, point] of gripsOf(chosen, camera.zoom)) {
    const there = toScreen(camera, point);
    const far = distance(here, there, there);
    if (far <= (isTouch ? 22 : 12) && far < (best?.far ?? Infinity)) best = { grip, far };
  }
  return best?.grip ?? null;
}
