/** What a press, a drag and a lift do, by the tool in hand. Each gesture writes to the document once, at its end. */
import {
  type BoardBox,
  type BoardObject,
  type BoardPoint,
  isLineKind,
  PLAIN,
  STROKE_LIMIT,
  strokeFrom,
} from '../../model/board.ts';
import { tieAt, tiedBox } from '../../model/boardTies.ts';
import type { BoardObjectId } from '../../model/brand.ts';
import type { LiveStroke } from '../../session/types.ts';
import { upright } from './boxes.ts';
import { choosing } from './choosing.ts';
import { done, type Gesture, type Held, holderAt, type Sample, slackOf, TAP } from './gesture.ts';
import { makeAt, styleFor } from './making.ts';
import { isOn } from './shapes.ts';
import { type Stage, styleOf } from './stage.ts';

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
      return shaping(stage, tool, at, held);
  }
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
        if (!object.locked && !erased.has(object.id) && isOn(object, point, slack)) erased.add(object.id);
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

type ShapeKind = 'rect' | 'ellipse' | 'diamond' | 'line' | 'arrow' | 'frame';

function shaping(stage: Stage, kind: ShapeKind, first: Sample, held: Held): Gesture {
  const style = stage.shown.get().styles[styleOf(kind)];
  const id = stage.board.newId();
  const isLine = isLineKind(kind);
  const start = isLine ? holderAt(stage, first, held) : null;
  let box: BoardBox = { x: first.x, y: first.y, w: 0, h: 0 };
  let ties: Pick<BoardObject, 'from' | 'to'> = { from: null, to: null };
  return {
    move(samples, now) {
      const to = samples.at(-1) ?? first;
      let [w, h] = [to.x - first.x, to.y - first.y];
      if (now.shift && isLine) [w, h] = eighths(w, h);
      else if (now.shift) {
        const side = Math.max(Math.abs(w), Math.abs(h));
        [w, h] = [Math.sign(w) * side, Math.sign(h) * side];
      }
      box = isLine ? { x: first.x, y: first.y, w, h } : upright({ x: first.x, y: first.y, w, h });
      const end = isLine ? holderAt(stage, to, now, start?.id) : null;
      if (isLine) {
        ties = { from: start && tieAt(start, start === end ? first : to), to: end && tieAt(end, first) };
        box = tiedBox({ box, ...ties }, (each) => (each === start?.id ? start : each === end?.id ? end : null));
      }
      const drawn = { ...PLAIN, ...style, ...ties, id, kind, box, order: '', text: '', stroke: null };
      stage.half = { ...stage.half, drawn, holder: end };
      stage.redraw('top');
    },
    end() {
      const isTap = Math.hypot(box.w, box.h) * stage.camera.get().zoom < TAP;
      if (isTap) makeAt(stage, first);
      else {
        const isFrame = kind === 'frame';
        stage.board.add({ ...styleFor(kind, style), ...ties, kind, box, text: '', stroke: null }, { id });
        // A sheet lies below what it is laid around.
        if (isFrame) stage.board.stack(new Set([id]), 'back');
        const editing = isFrame ? id : null;
        stage.shown.set({ ...stage.shown.get(), tool: 'select', selection: new Set([id]), editing });
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
