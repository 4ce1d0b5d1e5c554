/** A board as an .excalidraw file, whose format Excalidraw publishes as JSON (docs.excalidraw.com, "JSON Schema"). */
import {
  BOARD_DASHES,
  type BoardBox,
  type BoardObject,
  type BoardTie,
  isClosedKind,
  isLineKind,
} from '../../../model/board.ts';
import { OURS } from '../../../model/excalidraw.ts';
import { covers, upright } from '../boxes.ts';
import { laidOut } from '../layout.ts';
import { LIGHT, lineWidth, markerWidth, penWidth } from '../palette.ts';
import { frameOf } from '../shapes.ts';

/** Its freehand strokes are so many times as wide as their strokeWidth says. */
export const FREEHAND = 4.25;

export interface WrittenFile {
  readonly mimeType: string;
  readonly id: string;
  readonly dataURL: string;
  readonly created: number;
}
type Element = Readonly<Record<string, unknown>>;

const TYPES = {
  pen: 'freedraw',
  marker: 'freedraw',
  rect: 'rectangle',
  ellipse: 'ellipse',
  diamond: 'diamond',
  line: 'line',
  arrow: 'arrow',
  text: 'text',
  note: 'rectangle',
  frame: 'frame',
  image: 'image',
} as const;

/** `files`: of the pictures whose bytes are here; the others stay as their places. */
export function excalidrawOf(objects: readonly BoardObject[], files: readonly WrittenFile[] = []): string {
  const ids = new Set(objects.map(({ id }) => id));
  const bound = new Map<string, { id: string; type: string }[]>();
  const bind = (to: string, id: string, type: string): void => {
    bound.set(to, [...(bound.get(to) ?? []), { id, type }]);
  };
  for (const { id, kind, from, to } of objects) {
    for (const tie of [from, to]) if (tie !== null && ids.has(tie.id)) bind(tie.id, id, kind);
    if (kind === 'note') bind(id, wordsId(id), 'text');
  }
  const frames = objects.filter(({ kind }) => kind === 'frame');
  const elements = objects.flatMap((object) => {
    const inFrame = frames.find((frame) => frame !== object && covers(frame.box, upright(object.box)));
    const shared = { frameId: inFrame?.id ?? null, boundElements: bound.get(object.id) ?? null };
    return elementsOf(object, shared, ids);
  });
  return JSON.stringify({
    type: 'excalidraw',
    version: 2,
    source: 'binome',
    elements,
    appState: { viewBackgroundColor: '#ffffff', gridSize: null },
    files: Object.fromEntries(files.map((file) => [file.id, file])),
  });
}

const wordsId = (id: string): string => `${id}-words`;

function elementsOf(object: BoardObject, shared: Element, ids: ReadonlySet<string>): Element[] {
  const { kind, size, stroke } = object;
  const box = isLineKind(kind) ? object.box : frameOf(object);
  const base = { ...baseOf(object, upright(box)), ...shared };
  switch (kind) {
    case 'pen':
    case 'marker': {
      if (stroke === null) return [];
      const width = kind === 'pen' ? penWidth(size) : markerWidth(size);
      const tint = kind === 'pen' ? LIGHT.ink : LIGHT.marker;
      const [across, down] = [stroke.w === 0 ? 1 : box.w / stroke.w, stroke.h === 0 ? 1 : box.h / stroke.h];
      const points: number[][] = [];
      const pressures: number[] = [];
      for (let at = 0; at + 2 < stroke.points.length; at += 3) {
        points.push([short((stroke.points[at] ?? 0) * across), short((stroke.points[at + 1] ?? 0) * down)]);
        if (stroke.hasPressure) pressures.push(short(stroke.points[at + 2] ?? 0.5));
      }
      return [
        {
          ...base,
          strokeColor: tint[object.colour],
          strokeWidth: short(width / FREEHAND),
          opacity: kind === 'marker' ? 55 : 100,
          points,
          pressures,
          simulatePressure: !stroke.hasPressure,
          lastCommittedPoint: null,
        },
      ];
    }
    case 'line':
    case 'arrow':
      return [
        {
          ...base,
          x: short(box.x),
          y: short(box.y),
          points: [
            [0, 0],
            [short(box.w), short(box.h)],
          ],
          lastCommittedPoint: null,
          startBinding: bindingOf(object.from, ids),
          endBinding: bindingOf(object.to, ids),
          startArrowhead: null,
          endArrowhead: kind === 'arrow' ? 'arrow' : null,
          ...(kind === 'arrow' && { elbowed: false }),
        },
      ];
    case 'text':
      return [{ ...base, ...wordsOf(object, null) }];
    case 'note':
      return [
        { ...base, strokeColor: 'transparent', backgroundColor: LIGHT.paper[object.colour] },
        {
          ...base,
          customData: undefined,
          id: wordsId(object.id),
          type: 'text',
          boundElements: null,
          strokeColor: LIGHT.words,
          ...wordsOf(object, object.id),
        },
      ];
    case 'frame':
      return [{ ...base, name: object.text === '' ? null : object.text }];
    case 'image':
      return [{ ...base, fileId: object.file?.id ?? null, status: 'saved', scale: [1, 1], crop: null }];
    default:
      return [base];
  }
}

function baseOf(object: BoardObject, { x, y, w, h }: BoardBox): Element {
  const { id, kind, colour, size, fill, dash, turn, group, locked } = object;
  const ink = LIGHT.ink[colour];
  const inside = fill === 2 ? ink : fill === 1 ? LIGHT.paper[colour] : 'transparent';
  return {
    id,
    type: TYPES[kind],
    x: short(x),
    y: short(y),
    width: short(w),
    height: short(h),
    angle: (turn * Math.PI) / 180,
    strokeColor: ink,
    backgroundColor: isClosedKind(kind) ? inside : 'transparent',
    fillStyle: 'solid',
    strokeWidth: lineWidth(size),
    strokeStyle: BOARD_DASHES[dash],
    roughness: 0,
    opacity: 100,
    groupIds: group === null ? [] : [group],
    frameId: null,
    roundness: kind === 'rect' ? { type: 3 } : null,
    seed: 1,
    version: 1,
    versionNonce: 1,
    isDeleted: false,
    boundElements: null,
    updated: 1,
    link: null,
    locked,
    customData: { [OURS]: { kind, colour, size, fill, dash } },
  };
}

/** `holder`: the note on which they stand. */
function wordsOf(object: BoardObject, holder: string | null): Element {
  const { lines, lineHeight, padding } = laidOut(object);
  const frame = frameOf(object);
  const shown = lines.join('\n');
  return {
    x: short(frame.x + padding),
    y: short(frame.y + padding),
    width: short(frame.w - 2 * padding),
    height: short(Math.max(1, lines.length) * lineHeight),
    text: holder === null ? object.text : shown,
    originalText: object.text,
    fontSize: lineHeight / 1.35,
    fontFamily: 2,
    textAlign: 'left',
    verticalAlign: 'top',
    containerId: holder,
    lineHeight: 1.35,
    autoResize: false,
  };
}

function bindingOf(tie: BoardTie | null, ids: ReadonlySet<string>): Element | null {
  return tie === null || !ids.has(tie.id) ? null : { elementId: tie.id, focus: 0, gap: 1 };
}

const short = (value: number): number => Math.round(value * 100) / 100;
