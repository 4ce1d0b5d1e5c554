/**
 * The two canvases: what lies still, painted when it or the view changes; above it what moves all the time, so that a
 * stroke in progress costs no more on a full board than on an empty one.
 */
import { type BoardObject, isLineKind } from '../../model/board.ts';
import type { BoardGuest } from '../../session/types.ts';
import { grown } from './boxes.ts';
import { toScreen, viewOf } from './camera.ts';
import { gripsOf } from './handles.ts';
import { outlineOf } from './outline.ts';
import { type Painting, paintAll, paintOne } from './paint.ts';
import { boundsOf, boundsOfAll } from './shapes.ts';
import { asMoved, type Stage, selected } from './stage.ts';

/** Above two, a phone paints twice as many pixels that nobody can tell apart. */
const SHARPEST = 2;
/** Of what the eraser is about to take. */
const FAINT = 0.2;

export interface Screen {
  resize(): void;
  paintScene(): void;
  paintTop(): void;
}

export function openScreen(
  stage: Stage,
  scene: HTMLCanvasElement,
  top: HTMLCanvasElement,
  nameOf: (guest: BoardGuest) => string,
): Screen {
  const [below, above] = [contextOf(scene), contextOf(top)];
  let ratio = 1;

  function clear(context: CanvasRenderingContext2D): void {
    const { x, y, zoom } = stage.camera.get();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, context.canvas.width, context.canvas.height);
    const scale = zoom * ratio;
    context.setTransform(scale, 0, 0, scale, -x * scale, -y * scale);
  }

  const painting = (context: CanvasRenderingContext2D): Painting => ({
    context,
    palette: stage.palette,
    zoom: stage.camera.get().zoom,
    editing: stage.shown.get().editing,
  });

  return {
    resize() {
      ratio = Math.min(SHARPEST, window.devicePixelRatio || 1);
      for (const canvas of [scene, top]) {
        canvas.width = Math.round(stage.extent.width * ratio);
        canvas.height = Math.round(stage.extent.height * ratio);
      }
    },
    paintScene() {
      clear(below);
      const view = viewOf(stage.camera.get(), stage.extent);
      const { moved, erased } = stage.half;
      const objects = stage.board.objects.get();
      const all = moved.size === 0 ? objects : objects.map((object) => asMoved(stage, object));
      if (erased.size === 0) {
        paintAll(painting(below), all, view);
        return;
      }
      for (const object of all) {
        below.globalAlpha = erased.has(object.id) ? FAINT : 1;
        paintAll(painting(below), [object], view);
      }
      below.globalAlpha = 1;
    },
    paintTop() {
      clear(above);
      const { live, drawn, marquee } = stage.half;
      if (live !== null) paintLive(above, live, isPressed(live.points));
      const guests = stage.board.guests.get();
      for (const guest of guests) if (guest.live !== null) paintLive(above, guest.live, isPressed(guest.live.points));
      if (drawn !== null) paintOne(painting(above), drawn);
      above.setTransform(ratio, 0, 0, ratio, 0, 0);
      if (stage.shown.get().editing === null) paintSelection(selected(stage).map((object) => asMoved(stage, object)));
      if (marquee !== null) {
        const { x, y } = toScreen(stage.camera.get(), marquee);
        const { zoom } = stage.camera.get();
        above.fillStyle = `${stage.palette.accent}1a`;
        above.strokeStyle = stage.palette.accent;
        above.lineWidth = 1;
        above.fillRect(x, y, marquee.w * zoom, marquee.h * zoom);
        above.strokeRect(x, y, marquee.w * zoom, marquee.h * zoom);
      }
      for (const guest of guests)
        if (guest.at !== null) paintPointer(toScreen(stage.camera.get(), guest.at), nameOf(guest));
    },
  };

  function paintLive(
    context: CanvasRenderingContext2D,
    live: NonNullable<BoardGuest['live']>,
    hasPressure: boolean,
  ): void {
    const { ink, marker, words } = stage.palette;
    context.save();
    if (live.kind === 'marker') context.globalAlpha = 0.55;
    context.fillStyle = (live.kind === 'pen' ? ink : marker)[live.colour] ?? words;
    context.fill(new Path2D(outlineOf({ ...live, hasPressure, isLive: true })));
    context.restore();
  }

  function paintSelection(objects: readonly BoardObject[]): void {
    const bounds = boundsOfAll(objects);
    if (bounds === null) return;
    const camera = stage.camera.get();
    above.strokeStyle = stage.palette.accent;
    const [only] = objects;
    const isOneLine = objects.length === 1 && only !== undefined && isLineKind(only.kind);
    above.lineWidth = 1;
    if (objects.length > 1 && objects.length <= 200) for (const object of objects) frame(boundsOf(object), 2);
    above.lineWidth = 1.5;
    if (!isOneLine) frame(bounds, 0);
    above.fillStyle = stage.palette.ground;
    for (const [, point] of gripsOf(objects)) {
      const { x, y } = toScreen(camera, point);
      above.beginPath();
      above.arc(x, y, 5.5, 0, 2 * Math.PI);
      above.fill();
      above.stroke();
    }
  }

  function frame(bounds: ReturnType<typeof boundsOf>, by: number): void {
    const camera = stage.camera.get();
    const { x, y, w, h } = grown(bounds, by / camera.zoom);
    const corner = toScreen(camera, { x, y });
    above.strokeRect(corner.x, corner.y, w * camera.zoom, h * camera.zoom);
  }

  function paintPointer({ x, y }: { x: number; y: number }, name: string): void {
    const { guest, onGuest, ground } = stage.palette;
    above.fillStyle = guest;
    above.strokeStyle = ground;
    above.lineWidth = 1.5;
    above.beginPath();
    above.moveTo(x, y);
    above.lineTo(x + 5, y + 15);
    above.lineTo(x + 8.5, y + 9);
    above.lineTo(x + 15, y + 6.5);
    above.closePath();
    above.stroke();
    above.fill();
    above.font = '600 12px system-ui, sans-serif';
    const width = above.measureText(name).width;
    above.beginPath();
    above.roundRect(x + 12, y + 14, width + 14, 22, 11);
    above.fill();
    above.fillStyle = onGuest;
    above.textBaseline = 'middle';
    above.textAlign = 'left';
    above.fillText(name, x + 19, y + 25.5);
  }
}

/** A mouse and a finger say a half, always. */
const isPressed = (points: readonly number[]): boolean => points.some((value, at) => at % 3 === 2 && value !== 0.5);

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('a canvas has a 2d context');
  return context;
}
