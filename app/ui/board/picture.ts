/** A board as a picture to take along: SVG, which keeps every line, or PNG. Always in the light colours, as on paper. */
import { type BoardBox, type BoardObject, isLineKind } from '../../model/board.ts';
import { around, grown, upright } from './boxes.ts';
import { isRightToLeft, laidOut } from './layout.ts';
import { outlineOf } from './outline.ts';
import { paintAll, RADIUS } from './paint.ts';
import { LIGHT, lineWidth } from './palette.ts';
import { boundsOf, endsOf, headOf, inkAround } from './shapes.ts';

const MARGIN = 24;
/** Browsers refuse larger canvases, phones first. */
const WIDEST = 4_096;

function frameOf(objects: readonly BoardObject[]): BoardBox {
  const box = around(objects.map((object) => grown(boundsOf(object), inkAround(object))));
  return grown(box ?? { x: 0, y: 0, w: 1, h: 1 }, MARGIN);
}

export function svgOf(objects: readonly BoardObject[]): string {
  const { x, y, w, h } = frameOf(objects);
  const [width, height] = [short(w), short(h)];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${short(x)} ${short(y)} ${width} ${height}" width="${width}" height="${height}">`,
    `<rect x="${short(x)}" y="${short(y)}" width="${width}" height="${height}" fill="#ffffff"/>`,
    ...objects.map(elementOf),
    '</svg>',
  ].join('\n');
}

export function pngOf(objects: readonly BoardObject[]): Promise<Blob | null> {
  const frame = frameOf(objects);
  const scale = Math.min(2, WIDEST / frame.w, WIDEST / frame.h);
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(frame.w * scale));
  canvas.height = Math.max(1, Math.round(frame.h * scale));
  const context = canvas.getContext('2d');
  if (context === null) return Promise.resolve(null);
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.setTransform(scale, 0, 0, scale, -frame.x * scale, -frame.y * scale);
  // Whatever the size of the picture, nothing in it is a speck.
  paintAll({ context, palette: LIGHT, zoom: Number.POSITIVE_INFINITY }, objects, frame);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}

function elementOf(object: BoardObject): string {
  const { kind, box, stroke, size, colour } = object;
  const ink = LIGHT.ink[colour] ?? LIGHT.words;
  const line = `fill="none" stroke="${ink}" stroke-width="${lineWidth(size)}" stroke-linecap="round" stroke-linejoin="round"`;
  if (stroke !== null && (kind === 'pen' || kind === 'marker')) {
    const scale = `${stroke.w === 0 ? 1 : short(box.w / stroke.w, 4)} ${stroke.h === 0 ? 1 : short(box.h / stroke.h, 4)}`;
    const fill =
      kind === 'pen'
        ? `fill="${ink}"`
        : `fill="${LIGHT.marker[colour] ?? ink}" fill-opacity="0.55" style="mix-blend-mode:multiply"`;
    return `<path transform="translate(${short(box.x)} ${short(box.y)}) scale(${scale})" ${fill} d="${outlineOf({ ...stroke, kind, size })}"/>`;
  }
  const { x, y, w, h } = upright(box);
  if (isLineKind(kind)) {
    const ends = endsOf(box);
    const at = (point: { x: number; y: number }): string => `${short(point.x)} ${short(point.y)}`;
    const [left, right] = headOf(ends, size);
    const head = kind === 'arrow' ? `M${at(left)}L${at(ends.to)}L${at(right)}` : '';
    return `<path ${line} d="M${at(ends.from)}L${at(ends.to)}${head}"/>`;
  }
  if (kind === 'rect') {
    const radius = short(Math.min(RADIUS, w / 2, h / 2));
    return `<rect x="${short(x)}" y="${short(y)}" width="${short(w)}" height="${short(h)}" rx="${radius}" ${line}/>`;
  }
  if (kind === 'ellipse') {
    return `<ellipse cx="${short(x + w / 2)}" cy="${short(y + h / 2)}" rx="${short(w / 2)}" ry="${short(h / 2)}" ${line}/>`;
  }
  return wordsOf(object, ink);
}

function wordsOf(object: BoardObject, ink: string): string {
  const { lines, lineHeight, padding } = laidOut(object);
  const bounds = boundsOf(object);
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
