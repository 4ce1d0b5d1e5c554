/** What a press, a drag and a lift do, by the tool in hand. Each gesture writes to the document once, at its end. */
import { type BoardBox, type BoardObject, type BoardPoint, STROKE_LIMIT, strokeFrom } from '../../model/board.ts';
import type { BoardObjectId } from '../../model/brand.ts';
import type { LiveStroke } from '../../session/types.ts';
import { covers, distance, upright } from './boxes.ts';
import { toScreen } from './camera.ts';
import { type Grip, gripsOf, resized } from './handles.ts';
import { makeAt } from './making.ts';
import { boundsOf, isOn, objectAt } from './shapes.ts';
import { asMoved, NOTHING, type Stage, select, selected, styleOf } from './stage.ts';

export interface Sample extends BoardPoint {
  readonly pressure: number;
}

export interface Held {
  readonly shift: boolean;
  readonly isTouch: boolean;
  readonly hasPressure: boolean;
}

export interface Gesture {
  move(samples: readonly Sample[], held: Held): void;
  end(): void;
  /** As if it had never begun. */
  cancel(): void;
}

/** In pixels: less is a tap. */
const TAP = 4;
/** How near a finger or a pointer must come, in pixels. */
export const slackOf = (stage: Stage, isTouch: boolean): number => (isTouch ? 14 : 6) / stage.camera.get().zoom;

/** Null: nothing begins here, as with the hand, which only moves the view. */
export function begin(stage: Stage, at: Sample, held: Held): Gesture | null {
  const { tool } = stage.shown.get();
  stage.board.step();
  switch (tool) {
    case 'hand':
      return null;
    case 'pen':
    case 'marker':
      return drawing(stage, tool, at, held);
    case 'eraser':
      return erasing(stage, at, held);
    case 'text':
    case 'note':
      return placing(stage, at);
    case 'select':
      return choosing(stage, at, held);
    default:
      return shaping(stage, tool, at);
  }
}

function done(stage: Stage): void {
  stage.half = NOTHING;
  stage.redraw('scene');
}

function drawing(stage: Stage, kind: 'pen' | 'marker', first: Sample, { hasPressure }: Held): Gesture {
  const { board } = stage;
  const { zoom } = stage.camera.get();
  const { colour, size } = stage.shown.get().styles[styleOf(kind)];
  let id = board.newId();
  let points: number[] = [];
  let last: Sample = first;
  const add = (sample: Sample): void => {
    // Nearer together than a pixel, points only shake.
    if (points.length > 0 && Math.hypot(sample.x - last.x, sample.y - last.y) * zoom < 1.2) return;
    points = [...points, sample.x, sample.y, hasPressure ? sample.pressure : 0.5];
    last = sample;
  };
  const tell = (): void => {
    const live: LiveStroke = { id, kind, colour, size, points };
    stage.half = { ...stage.half, live };
    board.point(last, live);
    stage.redraw('top');
  };
  const land = (): void => {
    const { stroke, at } = strokeFrom(points, hasPressure);
    const box = { ...at, w: stroke.w, h: stroke.h };
    board.step();
    board.add({ kind, colour, size, box, stroke, text: '' }, { id, step: 0.5 / zoom });
    board.point(last, null);
  };
  add(first);
  tell();
  return {
    move(samples) {
      for (const sample of samples) {
        if (points.length >= 3 * STROKE_LIMIT) {
          land();
          [id, points] = [board.newId(), points.slice(-3)];
        }
        add(sample);
      }
      tell();
    },
    end() {
      land();
      done(stage);
    },
    cancel() {
      board.point(last, null);
      done(stage);
    },
  };
}

function erasing(stage: Stage, first: Sample, { isTouch }: Held): Gesture {
  const erased = new Set<BoardObjectId>();
  let last: BoardPoint = first;
  const rub = (to: BoardPoint): void => {
    const slack = slackOf(stage, isTouch);
    // A quick hand jumps: what lies between two of its points is rubbed out too.
    const steps = Math.max(1, Math.ceil(Math.hypot(to.x - last.x, to.y - last.y) / (2 * slack)));
    for (let at = 1; at <= steps; at += 1) {
      const point = { x: last.x + ((to.x - last.x) * at) / steps, y: last.y + ((to.y - last.y) * at) / steps };
      for (const object of stage.board.objects.get()) {
        if (!erased.has(object.id) && isOn(object, point, slack)) erased.add(object.id);
      }
    }
    last = to;
    if (erased.size === stage.half.erased.size) return;
    stage.half = { ...stage.half, erased: new Set(erased) };
    stage.redraw('scene');
  };
  rub(first);
  return {
    move: (samples) => samples.forEach(rub),
    end() {
      if (erased.size > 0) stage.board.remove(erased);
      done(stage);
    },
    cancel: () => done(stage),
  };
}

function placing(stage: Stage, at: Sample): Gesture {
  return { move: () => undefined, end: () => makeAt(stage, at), cancel: () => undefined };
}

type ShapeKind = 'rect' | 'ellipse' | 'line' | 'arrow';

function shaping(stage: Stage, kind: ShapeKind, first: Sample): Gesture {
  const style = stage.shown.get().styles[styleOf(kind)];
  const id = stage.board.newId();
  const isLine = kind === 'line' || kind === 'arrow';
  let box: BoardBox = { x: first.x, y: first.y, w: 0, h: 0 };
  return {
    move(samples, { shift }) {
      const to = samples.at(-1) ?? first;
      let [w, h] = [to.x - first.x, to.y - first.y];
      if (shift && isLine) [w, h] = eighths(w, h);
      else if (shift) {
        const side = Math.max(Math.abs(w), Math.abs(h));
        [w, h] = [Math.sign(w) * side, Math.sign(h) * side];
      }
      box = isLine ? { x: first.x, y: first.y, w, h } : upright({ x: first.x, y: first.y, w, h });
      stage.half = { ...stage.half, drawn: { ...style, id, kind, box, order: '', text: '', stroke: null } };
      stage.redraw('top');
    },
    end() {
      const isTap = Math.hypot(box.w, box.h) * stage.camera.get().zoom < TAP;
      if (isTap) makeAt(stage, first);
      else {
        stage.board.add({ ...style, kind, box, text: '', stroke: null }, { id });
        stage.shown.set({ ...stage.shown.get(), tool: 'select', selection: new Set([id]) });
      }
      done(stage);
    },
    cancel: () => done(stage),
  };
}

/** Along one of the eight directions of a compass. */
function eighths(w: number, h: number): [number, number] {
  const angle = (Math.round(Math.atan2(h, w) / (Math.PI / 4)) * Math.PI) / 4;
  const length = Math.hypot(w, h);
  return [Math.cos(angle) * length, Math.sin(angle) * length];
}

function choosing(stage: Stage, first: Sample, held: Held): Gesture | null {
  const chosen = selected(stage);
  const grip = gripAt(stage, chosen, first, held.isTouch);
  if (grip !== null) return dragging(stage, first, (dx, dy, { shift }) => resized(chosen, grip, dx, dy, shift));
  const hit = objectAt(stage.board.objects.get(), first, slackOf(stage, held.isTouch));
  // A thumb beside everything means to look around; a pointer draws a frame around what it wants.
  if (hit === null && held.isTouch) {
    select(stage, []);
    return null;
  }
  if (hit === null) return sweeping(stage, first, held);
  const { selection } = stage.shown.get();
  const wasChosen = selection.has(hit.id);
  if (held.shift) {
    const next = new Set(selection);
    if (wasChosen) next.delete(hit.id);
    else next.add(hit.id);
    select(stage, next);
  } else if (!wasChosen) select(stage, [hit.id]);
  const moving = selected(stage);
  const gesture = dragging(stage, first, (dx, dy) => shifted(moving, dx, dy));
  return {
    ...gesture,
    end() {
      // A tap on one of several means that one.
      if (stage.half.moved.size === 0 && wasChosen && !held.shift) select(stage, [hit.id]);
      gesture.end();
    },
  };
}

export const shifted = (objects: readonly BoardObject[], dx: number, dy: number): Map<BoardObjectId, BoardBox> =>
  new Map(objects.map(({ id, box }) => [id, { ...box, x: box.x + dx, y: box.y + dy }]));

function dragging(
  stage: Stage,
  first: Sample,
  boxesAt: (dx: number, dy: number, held: Held) => Map<BoardObjectId, BoardBox>,
): Gesture {
  let begun = false;
  return {
    move(samples, held) {
      const to = samples.at(-1) ?? first;
      const [dx, dy] = [to.x - first.x, to.y - first.y];
      begun ||= Math.hypot(dx, dy) * stage.camera.get().zoom >= TAP;
      if (!begun) return;
      stage.half = { ...stage.half, moved: boxesAt(dx, dy, held) };
      stage.redraw('scene');
    },
    end() {
      if (begun) stage.board.change(new Map([...stage.half.moved].map(([id, box]) => [id, { box }])));
      done(stage);
    },
    cancel: () => done(stage),
  };
}

/** A rectangle drawn around what is to be chosen. */
function sweeping(stage: Stage, first: Sample, { shift }: Held): Gesture {
  const kept = shift ? stage.shown.get().selection : new Set<BoardObjectId>();
  select(stage, kept);
  return {
    move(samples) {
      const to = samples.at(-1) ?? first;
      const marquee = upright({ x: first.x, y: first.y, w: to.x - first.x, h: to.y - first.y });
      stage.half = { ...stage.half, marquee };
      const inside = stage.board.objects.get().filter((object) => covers(marquee, boundsOf(object)));
      select(stage, [...kept, ...inside.map(({ id }) => id)]);
      stage.redraw('top');
    },
    end: () => done(stage),
    cancel: () => done(stage),
  };
}

function gripAt(stage: Stage, chosen: readonly BoardObject[], at: BoardPoint, isTouch: boolean): Grip | null {
  const camera = stage.camera.get();
  const here = toScreen(camera, at);
  let best: { grip: Grip; far: number } | null = null;
  for (const [grip, point] of gripsOf(chosen.map((object) => asMoved(stage, object)))) {
    const there = toScreen(camera, point);
    const far = distance(here, there, there);
    if (far <= (isTouch ? 22 : 12) && far < (best?.far ?? Infinity)) best = { grip, far };
  }
  return best?.grip ?? null;
}
