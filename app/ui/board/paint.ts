/** Paints objects on a canvas whose units are the board's. */
import { type BoardBox, type BoardObject, isLineKind } from '../../model/board.ts';
import type { FileRef } from '../../model/file.ts';
import { middleOf, overlap, upright } from './boxes.ts';
import { FRAME_NAME, isRightToLeft, laidOut } from './layout.ts';
import { averagePressure, strokePath } from './outline.ts';
import { lineWidth, markerWidth, type Palette, penWidth } from './palette.ts';
import { boundsOf, endsOf, frameOf, headOf, inkBox } from './shapes.ts';

export const RADIUS = 8;
const NOTE_RADIUS = 6;
/** Smaller than this on the screen, in pixels, an object is a speck of its colour. */
const SPECK = 2;
/** Below this a stroke is painted as a line through a few of its points: nobody can tell. */
const SMALL = 40;
const TINY = 24;

export interface Painting {
  readonly context: CanvasRenderingContext2D;
  readonly palette: Palette;
  /** Pixels a unit, for what is too small to be told. */
  readonly zoom: number;
  /** Whose words are in the text field just now. */
  readonly editing?: string | null;
  /** What a picture looks like; null: it is not here. */
  readonly pictureOf?: (file: FileRef) => CanvasImageSource | null;
}

/** Of many objects those that touch `view`. */
export function paintAll(painting: Painting, objects: readonly BoardObject[], view: BoardBox): void {
  for (const object of objects) if (overlap(inkBox(object), view)) paintOne(painting, object);
}

export function paintOne(painting: Painting, object: BoardObject): void {
  const { context, palette, zoom } = painting;
  const ink = palette.ink[object.colour] ?? palette.words;
  const bounds = boundsOf(object);
  if (Math.max(bounds.w, bounds.h) * zoom < SPECK) {
    context.fillStyle = ink;
    context.fillRect(bounds.x, bounds.y, Math.max(bounds.w, 1 / zoom), Math.max(bounds.h, 1 / zoom));
    return;
  }
  if (object.turn === 0) paintStraight(painting, object, ink);
  else {
    const middle = middleOf(upright(object.box));
    context.save();
    context.translate(middle.x, middle.y);
    context.rotate((object.turn * Math.PI) / 180);
    context.translate(-middle.x, -middle.y);
    paintStraight(painting, object, ink);
    context.restore();
  }
}

function paintStraight(painting: Painting, object: BoardObject, ink: string): void {
  if (object.stroke !== null) paintStroke(painting, object);
  else if (isLineKind(object.kind)) paintLine(painting, object, ink);
  else if (object.kind === 'note' || object.kind === 'text') paintWords(painting, object, frameOf(object), ink);
  else if (object.kind === 'frame') paintFrame(painting, object, ink);
  else if (object.kind === 'image') paintPicture(painting, object);
  else if (object.kind === 'rect' && Math.max(object.box.w, object.box.h) * painting.zoom < TINY)
    paintTiny(painting, object, ink);
  else paintShape(painting, object, ink);
}

function paintStroke({ context, palette, zoom }: Painting, { stroke, kind, size, colour, box }: BoardObject): void {
  if (stroke === null || (kind !== 'pen' && kind !== 'marker')) return;
  const tint = (kind === 'pen' ? palette.ink : palette.marker)[colour] ?? palette.words;
  const isMarker = kind === 'marker';
  const across = stroke.w === 0 ? 1 : box.w / stroke.w;
  const down = stroke.h === 0 ? 1 : box.h / stroke.h;
  const [alpha, blend] = [context.globalAlpha, context.globalCompositeOperation];
  if (isMarker) {
    context.globalAlpha = alpha * 0.55;
    context.globalCompositeOperation = palette.blend;
  }
  const wide = Math.max(box.w, box.h) * zoom;
  if (wide < SMALL) {
    const { points } = stroke;
    const count = points.length / 3;
    const steps = Math.min(count - 1, Math.max(2, Math.round(wide / 3)));
    context.beginPath();
    context.moveTo(box.x + (points[0] ?? 0) * across, box.y + (points[1] ?? 0) * down);
    for (let step = 1; step <= steps; step += 1) {
      const at = Math.round((step / steps) * (count - 1)) * 3;
      context.lineTo(box.x + (points[at] ?? 0) * across, box.y + (points[at + 1] ?? 0) * down);
    }
    context.lineWidth = isMarker ? markerWidth(size) : penWidth(size) * averagePressure(stroke);
    context.lineCap = 'round';
    context.strokeStyle = tint;
    context.stroke();
  } else {
    context.save();
    context.translate(box.x, box.y);
    context.scale(across, down);
    context.fillStyle = tint;
    context.fill(strokePath(stroke, kind, size));
    context.restore();
  }
  if (isMarker) {
    context.globalAlpha = alpha;
    context.globalCompositeOperation = blend;
  }
}

function paintLine(painting: Painting, object: BoardObject, ink: string): void {
  const { context } = painting;
  const ends = endsOf(object.box);
  context.beginPath();
  context.moveTo(ends.from.x, ends.from.y);
  context.lineTo(ends.to.x, ends.to.y);
  outline(context, ink, object);
  if (object.kind !== 'arrow') return;
  const [left, right] = headOf(ends, object.size);
  context.beginPath();
  context.moveTo(left.x, left.y);
  context.lineTo(ends.to.x, ends.to.y);
  context.lineTo(right.x, right.y);
  outline(context, ink, { ...object, dash: 0 });
}

/** Where its corners cannot be told to be round, and this is several times as quick. */
function paintTiny({ context, palette }: Painting, { box, fill, colour, size }: BoardObject, ink: string): void {
  if (fill > 0) {
    context.fillStyle = fill === 2 ? ink : (palette.paper[colour] ?? palette.ground);
    context.fillRect(box.x, box.y, box.w, box.h);
  }
  context.lineJoin = 'miter';
  context.lineWidth = lineWidth(size);
  context.strokeStyle = ink;
  context.strokeRect(box.x, box.y, box.w, box.h);
}

function paintShape({ context, palette }: Painting, object: BoardObject, ink: string): void {
  const { x, y, w, h } = upright(object.box);
  context.beginPath();
  if (object.kind === 'rect') context.roundRect(x, y, w, h, Math.min(RADIUS, w / 2, h / 2));
  else if (object.kind === 'ellipse') context.ellipse(x + w / 2, y + h / 2, w / 2, h / 2, 0, 0, 2 * Math.PI);
  else {
    context.moveTo(x + w / 2, y);
    context.lineTo(x + w, y + h / 2);
    context.lineTo(x + w / 2, y + h);
    context.lineTo(x, y + h / 2);
    context.closePath();
  }
  if (object.fill > 0) {
    context.fillStyle = object.fill === 2 ? ink : (palette.paper[object.colour] ?? palette.ground);
    context.fill();
  }
  outline(context, ink, object);
}

/** Lengths of dashes and gaps for a line of this width; none for a whole line. */
export const dashOf = (dash: number, width: number): number[] =>
  dash === 1 ? [width * 3 + 4, width * 2 + 4] : dash === 2 ? [0.1, width * 2 + 2] : [];

function outline(context: CanvasRenderingContext2D, ink: string, { size, dash }: BoardObject): void {
  const width = lineWidth(size);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.lineWidth = width;
  context.strokeStyle = ink;
  if (dash === 0) {
    context.stroke();
    return;
  }
  context.setLineDash(dashOf(dash, width));
  context.stroke();
  context.setLineDash([]);
}

/** A sheet around what belongs together, its name above it. */
function paintFrame({ context, palette, zoom, editing }: Painting, object: BoardObject, ink: string): void {
  const { x, y, w, h } = upright(object.box);
  context.beginPath();
  context.roundRect(x, y, w, h, Math.min(RADIUS, w / 2, h / 2));
  context.fillStyle = palette.sheet;
  context.fill();
  context.lineWidth = 1.5;
  context.strokeStyle = palette.edge;
  context.stroke();
  const name = object.text.split('\n', 1)[0] ?? '';
  if (name === '' || editing === object.id || FRAME_NAME * zoom < 4) return;
  context.font = `600 ${FRAME_NAME}px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif`;
  context.fillStyle = ink;
  context.textBaseline = 'middle';
  const isTurned = isRightToLeft(name);
  context.direction = isTurned ? 'rtl' : 'ltr';
  context.textAlign = isTurned ? 'right' : 'left';
  context.save();
  context.beginPath();
  context.rect(x, y - 30, w, 30);
  context.clip();
  context.fillText(name, isTurned ? x + w - 2 : x + 2, y - 14);
  context.restore();
}

/** Where the picture is not here, its place; what can be done about it stands above, as a button. */
function paintPicture({ context, palette, pictureOf }: Painting, { box, file }: BoardObject): void {
  const picture = file === null ? null : (pictureOf?.(file) ?? null);
  if (picture !== null) {
    context.drawImage(picture, box.x, box.y, box.w, box.h);
    return;
  }
  context.fillStyle = palette.paper[0] ?? palette.ground;
  context.fillRect(box.x, box.y, box.w, box.h);
  context.lineWidth = 1.5;
  context.strokeStyle = palette.edge;
  context.strokeRect(box.x, box.y, box.w, box.h);
}

function paintWords(
  { context, palette, editing, zoom }: Painting,
  object: BoardObject,
  bounds: BoardBox,
  ink: string,
): void {
  const isNote = object.kind === 'note';
  if (isNote) {
    const isLarge = bounds.w * zoom > SMALL;
    if (isLarge) {
      context.fillStyle = palette.shade;
      context.beginPath();
      context.roundRect(bounds.x, bounds.y + 3, bounds.w, bounds.h, NOTE_RADIUS);
      context.fill();
    }
    context.fillStyle = palette.paper[object.colour] ?? palette.ground;
    if (isLarge) {
      context.beginPath();
      context.roundRect(bounds.x, bounds.y, bounds.w, bounds.h, NOTE_RADIUS);
      context.fill();
    } else context.fillRect(bounds.x, bounds.y, bounds.w, bounds.h);
  }
  if (editing === object.id) return;
  const { lines, font, lineHeight, padding } = laidOut(object);
  context.fillStyle = isNote ? palette.words : ink;
  if (lineHeight * zoom < 4) {
    const alpha = context.globalAlpha;
    context.globalAlpha = alpha * 0.4;
    for (const [at, line] of lines.entries()) {
      const width = Math.min(bounds.w - 2 * padding, line.length * lineHeight * 0.38);
      context.fillRect(bounds.x + padding, bounds.y + padding + (at + 0.3) * lineHeight, width, lineHeight * 0.4);
    }
    context.globalAlpha = alpha;
    return;
  }
  context.font = font;
  context.textBaseline = 'middle';
  for (const [at, line] of lines.entries()) {
    const isTurned = isRightToLeft(line);
    context.direction = isTurned ? 'rtl' : 'ltr';
    context.textAlign = isTurned ? 'right' : 'left';
    const x = isTurned ? bounds.x + bounds.w - padding : bounds.x + padding;
    context.fillText(line, x, bounds.y + padding + (at + 0.5) * lineHeight);
  }
}
