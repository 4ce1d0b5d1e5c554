/**
 * The two canvases: what lies still, painted when it or the view changes; above it what moves all the time, so that a
 * stroke in progress costs no more on a full board than on an empty one.
 */
import { type BoardObject, type BoardPoint, isLineKind, isPressed } from '../../model/board.ts';
import type { FileRef } from '../../model/file.ts';
import type { BoardGuest } from '../../session/types.ts';
import { grown } from './boxes.ts';
import { toScreen } from './camera.ts';
import { gripsOf } from './handles.ts';
import { outlineOf } from './outline.ts';
import { type Painting, paintOne } from './paint.ts';
import { boundsOf, boundsOfAll, cornersOf, frameOf } from './shapes.ts';
import { asMoved, movedBoxes, type Stage, selected } from './stage.ts';
import { openStill } from './still.ts';
import type { Progress } from './tiles.ts';

/** Above two, a phone paints twice as many pixels that nobody can tell apart. */
const SHARPEST = 2;

export interface Screen {
  resize(): void;
  paintScene(now: number): Progress;
  changed(): void;
  repaint(ids?: ReadonlySet<BoardObject['id']>): void;
  paintTop(): void;
}

export function openScreen(
  stage: Stage,
  scene: HTMLCanvasElement,
  top: HTMLCanvasElement,
  nameOf: (guest: BoardGuest) => string,
  pictureOf: (file: FileRef) => CanvasImageSource | null,
): Screen {
  const [below, above] = [contextOf(scene), contextOf(top)];
  let ratio = 1;
  let wasBlank = false;
  const still = openStill(stage, pictureOf);
  still.changed();

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
      wasBlank = true;
      top.style.visibility = 'hidden';
    },
    paintScene: (now) => still.paint(below, ratio, now),
    changed: still.changed,
    repaint: still.repaint,
    paintTop() {
      // Nothing was on it and nothing comes: a canvas that is not touched costs no frame.
      const isBlank = hasNothing();
      if (isBlank && wasBlank) return;
      wasBlank = isBlank;
      // Blank, it would still be laid over everything in each frame.
      top.style.visibility = isBlank ? 'hidden' : 'visible';
      clear(above);
      if (isBlank) return;
      const { live, drawn, marquee } = stage.half;
      if (live !== null) paintLive(above, live, isPressed(live.points));
      const guests = stage.board.guests.get();
      for (const guest of guests) if (guest.live !== null) paintLive(above, guest.live, isPressed(guest.live.points));
      if (drawn !== null) paintOne(painting(above), drawn);
      above.setTransform(ratio, 0, 0, ratio, 0, 0);
      const moved = movedBoxes(stage);
      if (stage.shown.get().editing === null) paintSelection(selected(stage).map((object) => asMoved(moved, object)));
      for (const guest of guests) if (guest.moved.size > 0) paintTheirs(guest.moved);
      paintGuides();
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

  function hasNothing(): boolean {
    const { live, drawn, marquee, holder, moved } = stage.half;
    const isIdle = live === null && drawn === null && marquee === null && holder === null && moved.size === 0;
    return isIdle && stage.shown.get().selection.size === 0 && stage.board.guests.get().length === 0;
  }

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
    if (!isOneLine) {
      const turned = objects.length === 1 && only !== undefined && only.turn !== 0;
      if (turned) framePoints(cornersOf(only, frameOf(only)));
      else frame(bounds, 0);
    }
    // What is locked has nothing to take hold of.
    if (objects.some(({ locked }) => locked)) return;
    above.fillStyle = stage.palette.ground;
    for (const [, point] of gripsOf(objects, camera.zoom)) {
      const { x, y } = toScreen(camera, point);
      above.beginPath();
      above.arc(x, y, 5.5, 0, 2 * Math.PI);
      above.fill();
      above.stroke();
    }
  }

  /** What another drags, framed in their colour. */
  function paintTheirs(moved: BoardGuest['moved']): void {
    above.strokeStyle = stage.palette.guest;
    above.lineWidth = 1.5;
    const objects = stage.board.objects.get().filter(({ id }) => moved.has(id));
    for (const object of objects) frame(boundsOf(asMoved(moved, object)), 3);
  }

  function paintGuides(): void {
    const camera = stage.camera.get();
    const { guides, holder } = stage.half;
    above.strokeStyle = stage.palette.guest;
    above.lineWidth = 1;
    for (const guide of guides) {
      const [from, to] = [toScreen(camera, guide.from), toScreen(camera, guide.to)];
      above.beginPath();
      above.moveTo(Math.round(from.x) + 0.5, Math.round(from.y) + 0.5);
      above.lineTo(Math.round(to.x) + 0.5, Math.round(to.y) + 0.5);
      above.stroke();
    }
    if (holder === null) return;
    above.strokeStyle = stage.palette.accent;
    above.lineWidth = 2;
    frame(boundsOf(holder), 4);
  }

  function framePoints(points: readonly BoardPoint[]): void {
    above.beginPath();
    for (const point of points) {
      const { x, y } = toScreen(stage.camera.get(), point);
      above.lineTo(x, y);
    }
    above.closePath();
    above.stroke();
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

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('a canvas has a 2d context');
  return context;
}
