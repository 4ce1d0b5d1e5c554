/** A board as a picture to take along: SVG, which keeps every line, or PNG. Always in the light colours, as on paper. */
import { type BoardBox, type BoardObject, isLineKind } from '../../model/board.ts';
import type { Files } from '../../session/types.ts';
import { around, grown, middleOf, upright } from './boxes.ts';
import { FRAME_NAME, isRightToLeft, laidOut } from './layout.ts';
import { outlineOf } from './outline.ts';
import { dashOf, paintAll, RADIUS } from './paint.ts';
import { LIGHT, lineWidth } from './palette.ts';
import { bitmapsOf, pictureAddresses } from './pictureData.ts';
import { boundsOf, endsOf, frameOf, headOf, inkAround } from './shapes.ts';

const MARGIN = 24;
/** Browsers refuse larger canvases, phones first. */
const WIDEST = 4_096;

function frameAround(objects: readonly BoardObject[]): BoardBox {
  const box = around(objects.map((object) => grown(boundsOf(object), inkAround(object))));
  return grown(box ?? { x: 0, y: 0, w: 1, h: 1 }, MARGIN);
}

/** `pictures`: addresses of those that are here, by the id of their file; the others leave their place. */
export function svgOf(objects: readonly BoardObject[], pictures: ReadonlyMap<string, string> = new Map()): string {
  const { x, y, w, h } = frameAround(objects);
  const [width, height] = [short(w), short(h)];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${short(x)} ${short(y)} ${width} ${height}" width="${width}" height="${height}">`,
    `<rect x="${short(x)}" y="${short(y)}" width="${width}" height="${height}" fill="#ffffff"/>`,
    ...objects.map((object) => elementOf(object, pictures)),
    '</svg>',
  ].join('\n');
}

export interface Saved {
  readonly blob: Blob;
  /** Of its pictures, how many are not here or cannot be read: their places are empty in it. */
  readonly unshown: number;
}

/** With its pictures in it, so that it is whole wherever it is opened. */
export async function svgWithPictures(objects: readonly BoardObject[], files: Pick<Files, 'read'>): Promise<Saved> {
  const bitmaps = await bitmapsOf(objects, files);
  for (const bitmap of bitmaps.values()) bitmap.close();
  const readable = objects.filter(({ file }) => file !== null && bitmaps.has(file.id));
  const svg = svgOf(objects, await pictureAddresses(readable, files));
  return { blob: new Blob([svg], { type: 'image/svg+xml' }), unshown: unshownOf(objects, bitmaps) };
}

const unshownOf = (objects: readonly BoardObject[], shown: ReadonlyMap<string, unknown>): number =>
  objects.filter(({ file }) => file !== null && !shown.has(file.id)).length;

export async function pngOf(objects: readonly BoardObject[], files: Pick<Files, 'read'>): Promise<Saved | null> {
  const frame = frameAround(objects);
  const scale = Math.min(2, WIDEST / frame.w, WIDEST / frame.h);
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(frame.w * scale));
  canvas.height = Math.max(1, Math.round(frame.h * scale));
  const context = canvas.getContext('2d');
  if (context === null) return null;
  const pictures = await bitmapsOf(objects, files);
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.setTransform(scale, 0, 0, scale, -frame.x * scale, -frame.y * scale);
  const pictureOf = ({ id }: { id: string }): ImageBitmap | null => pictures.get(id) ?? null;
  // Whatever the size of the picture, nothing in it is a speck.
  paintAll({ context, palette: LIGHT, zoom: Number.POSITIVE_INFINITY, pictureOf }, objects, frame);
  for (const bitmap of pictures.values()) bitmap.close();
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  return blob === null ? null : { blob, unshown: unshownOf(objects, pictures) };
}

function elementOf(object: BoardObject, pictures: ReadonlyMap<string, string>): string {
  const element = straightElementOf(object, pictures);
  if (object.turn === 0) return element;
  const { x, y } = middleOf(object.box);
  return `<g transform="rotate(${object.turn} ${short(x)} ${short(y)})">${element}</g>`;
}

function straightElementOf(object: BoardObject, pictures: ReadonlyMap<string, string>): string {
  const { kind, box, stroke, size, colour, fill, dash } = object;
  const ink = LIGHT.ink[colour] ?? LIGHT.words;
  const inside = fill === 2 ? ink : fill === 1 ? (LIGHT.paper[colour] ?? 'none') : 'none';
  const dashes =
    dash === 0
      ? ''
      : ` stroke-dasharray="${dashOf(dash, lineWidth(size))
          .map((each) => short(each))
          .join(' ')}"`;
  const pen = `stroke="${ink}" stroke-width="${lineWidth(size)}" stroke-linecap="round" stroke-linejoin="round"`;
  const line = `fill="${inside}" ${pen}${dashes}`;
  if (stroke !== null && (kind === 'pen' || kind === 'marker')) {
    const scale = `${stroke.w === 0 ? 1 : short(box.w / stroke.w, 4)} ${stroke.h === 0 ? 1 : short(box.h / stroke.h, 4)}`;
    const tint =
      kind === 'pen'
        ? `fill="${ink}"`
        : `fill="${LIGHT.marker[colour] ?? ink}" fill-opacity="0.55" style="mix-blend-mode:multiply"`;
    return `<path transform="translate(${short(box.x)} ${short(box.y)}) scale(${scale})" ${tint} d="${outlineOf({ ...stroke, kind, size })}"/>`;
  }
  const { x, y, w, h } = upright(box);
  const place = `x="${short(x)}" y="${short(y)}" width="${short(w)}" height="${short(h)}"`;
  if (isLineKind(kind)) {
    const ends = endsOf(box);
    const at = (point: { x: number; y: number }): string => `${short(point.x)} ${short(point.y)}`;
    const [left, right] = headOf(ends, size);
    const shaft = `<path ${line} d="M${at(ends.from)}L${at(ends.to)}"/>`;
    return kind === 'arrow' ? `${shaft}<path fill="none" ${pen} d="M${at(left)}L${at(ends.to)}L${at(right)}"/>` : shaft;
  }
  switch (kind) {
    case 'rect':
      return `<rect ${place} rx="${short(Math.min(RADIUS, w / 2, h / 2))}" ${line}/>`;
    case 'ellipse':
      return `<ellipse cx="${short(x + w / 2)}" cy="${short(y + h / 2)}" rx="${short(w / 2)}" ry="${short(h / 2)}" ${line}/>`;
    case 'diamond': {
      const [across, down] = [short(x + w / 2), short(y + h / 2)];
      return `<path ${line} d="M${across} ${short(y)}L${short(x + w)} ${down}L${across} ${short(y + h)}L${short(x)} ${down}Z"/>`;
    }
    case 'frame': {
      const sheet = `<rect ${place} rx="${RADIUS}" fill="none" stroke="${LIGHT.edge}" stroke-width="1.5"/>`;
      const name = `<text x="${short(x + 2)}" y="${short(y - 9)}" font-family="system-ui, sans-serif" font-weight="600" font-size="${FRAME_NAME}" fill="${ink}">${escaped(object.text)}</text>`;
      return object.text === '' ? sheet : sheet + name;
    }
    case 'image': {
      const address = object.file === null ? undefined : pictures.get(object.file.id);
      return address === undefined
        ? `<rect ${place} fill="${LIGHT.paper[0]}" stroke="${LIGHT.edge}"/>`
        : `<image ${place} preserveAspectRatio="none" href="${address}"/>`;
    }
    default:
      return wordsOf(object, ink);
  }
}

function wordsOf(object: BoardObject, ink: string): string {
  const { lines, lineHeight, padding } = laidOut(object);
  const bounds = frameOf(object);
  const isNote = object.kind === 'note';
  const paper = isNote
    ? `<rect x="${short(bounds.x)}" y="${short(bounds.y)}" width="${short(bounds.w)}" height="${short(bounds.h)}" rx="6" fill="${LIGHT.paper[object.colour]}"/>`
    : '';
  const spans = lines.map((text, at) => {
    const isTurned = isRightToLeft(text);
    const x = isTurned ? bounds.x + bounds.w - padding : bounds.x + padding;
    const baseline = bounds.y + padding + (at + 0.72) * lineHeight;
    return `<tspan x="${short(x)}" y="${short(baseline)}"${isTurned ? ' direction="rtl"' : ''}>${escaped(text)}</tspan>`;
  });
  const height = short(lineHeight / 1.35);
  const fill = isNote ? LIGHT.words : ink;
  return `${paper}<text font-family="system-ui, sans-serif" font-size="${height}" fill="${fill}" xml:space="preserve">${spans.join('')}</text>`;
}

/** What people wrote stays words, whatever it looks like; what XML cannot hold at all is left out. */
export const escaped = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const short = (value: number, digits = 2): number => Number(value.toFixed(digits));
