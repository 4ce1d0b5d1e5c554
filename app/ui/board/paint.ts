/** Paints objects on a canvas whose units are the board's. */
import { type BoardBox, type BoardObject, isLineKind } from '../../model/board.ts';
import { grown, overlap, upright } from './boxes.ts';
import { isRightToLeft, laidOut } from './layout.ts';
import { strokePath } from './outline.ts';
import { lineWidth, type Palette } from './palette.ts';
import { boundsOf, endsOf, headOf, inkAround } from './shapes.ts';

export const RADIUS = 8;
const NOTE_RADIUS = 6;
/** Smaller than this on the screen, in pixels, an object is a speck of its colour. */
const SPECK = 2;

export interface Painting {
  readonly context: CanvasRenderingContext2D;
  readonly palette: Palette;
  /** Pixels a unit, for what is too small to be told. */
  readonly zoom: number;
  /** Whose words are in the text field just now. */
  readonly editing?: string | null;
}

/** Of many objects those that touch `view`. */
export function paintAll(painting: Painting, objects: readonly BoardObject[], view: BoardBox): void {
  for (const object of objects) {
    // The stored box decides first: the words of a note are measured only where they may be in sight.
    if (object.kind === 'text' || object.kind === 'note') {
      if (object.box.x > view.x + view.w || object.box.x + object.box.w < view.x || object.box.y > view.y + view.h)
        continue;
    }
    if (overlap(grown(boundsOf(object), inkAround(object)), view)) paintOne(painting, object);
  }
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
  if (object.stroke !== null) paintStroke(painting, object);
  else if (isLineKind(object.kind)) paintLine(context, object, ink);
  else if (object.kind === 'rect' || object.kind === 'ellipse') paintShape(context, object, ink);
  else paintWords(painting, object, bounds, ink);
}

function paintStroke({ context, palette }: Painting, { stroke, kind, size, colour, box }: BoardObject): void {
  if (stroke === null || (kind !== 'pen' && kind !== 'marker')) return;
  context.save();
  context.translate(box.x, box.y);
  context.scale(stroke.w === 0 ? 1 : box.w / stroke.w, stroke.h === 0 ? 1 : box.h / stroke.h);
  if (kind === 'marker') {
    context.globalAlpha *= 0.55;
    context.globalCompositeOperation = palette.blend;
  }
  context.fillStyle = (kind === 'pen' ? palette.ink : palette.marker)[colour] ?? palette.words;
  context.fill(strokePath(stroke, kind, size));
  context.restore();
}

function paintLine(context: CanvasRenderingContext2D, { box, kind, size }: BoardObject, ink: string): void {
  const ends = endsOf(box);
  context.beginPath();
  context.moveTo(ends.from.x, ends.from.y);
  context.lineTo(ends.to.x, ends.to.y);
  if (kind === 'arrow') {
    const [left, right] = headOf(ends, size);
    context.moveTo(left.x, left.y);
    context.lineTo(ends.to.x, ends.to.y);
    context.lineTo(right.x, right.y);
  }
  outline(context, ink, size);
}

function paintShape(context: CanvasRenderingContext2D, { box, kind, size }: BoardObject, ink: string): void {
  const { x, y, w, h } = upright(box);
  context.beginPath();
  if (kind === 'rect') context.roundRect(x, y, w, h, Math.min(RADIUS, w / 2, h / 2));
  else context.ellipse(x + w / 2, y + h / 2, w / 2, h / 2, 0, 0, 2 * Math.PI);
  outline(context, ink, size);
}

function outline(context: CanvasRenderingContext2D, ink: string, size: number): void {
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.lineWidth = lineWidth(size);
  context.strokeStyle = ink;
  context.stroke();
}

function paintWords(
  { context, palette, editing, zoom }: Painting,
  object: BoardObject,
  bounds: BoardBox,
  ink: string,
): void {
  const isNote = object.kind === 'note';
  if (isNote) {
    context.fillStyle = palette.shade;
    context.beginPath();
    context.roundRect(bounds.x, bounds.y + 3, bounds.w, bounds.h, NOTE_RADIUS);
    context.fill();
    context.fillStyle = palette.paper[object.colour] ?? palette.ground;
    context.beginPath();
    context.roundRect(bounds.x, bounds.y, bounds.w, bounds.h, NOTE_RADIUS);
    context.fill();
  }
  if (editing === object.id) return;
  const { lines, font, lineHeight, padding } = laidOut(object);
  context.fillStyle = isNote ? palette.words : ink;
  if (lineHeight * zoom < 4) {
    for (const [at, line] of lines.entries()) {
      const width = Math.min(bounds.w - 2 * padding, line.length * lineHeight * 0.38);
      context.globalAlpha *= 0.4;
      context.fillRect(bounds.x + padding, bounds.y + padding + (at + 0.3) * lineHeight, width, lineHeight * 0.4);
      context.globalAlpha /= 0.4;
    }
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
