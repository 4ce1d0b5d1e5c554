/**
 * An .excalidraw file as it is read: Excalidraw's published JSON, of which only what a board understands is looked at.
 * What of it is hostile or strange is passed over element by element; a file of another kind is refused as a whole.
 */
import * as v from 'valibot';
import { err, ok, type Result } from '../../crypto/result.ts';
import { BOARD_COLOURS, BOARD_DASHES, BOARD_FILLS, BOARD_KINDS, BOARD_SIZES } from './board.ts';
import { readJson } from './json.ts';

/** In characters; pictures are in it as text. */
export const DRAWING_LIMIT = 20_000_000;
const ELEMENT_LIMIT = 10_000;
const FARTHEST = 1_000_000;
/** Under this key an element says what it is on a board of ours, so that it comes back as it was. */
export const OURS = 'binome';

export type DrawingFault = { readonly tag: 'too-large' | 'too-many' | 'not-a-drawing' };

const number = v.pipe(v.number(), v.minValue(-FARTHEST), v.maxValue(FARTHEST));
const text = v.fallback(v.string(), '');
const index = (count: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(count - 1));
const bindingSchema = v.fallback(v.nullable(v.object({ elementId: v.string() })), null);
const ElementSchema = v.object({
  id: v.pipe(v.string(), v.maxLength(200)),
  type: v.string(),
  x: number,
  y: number,
  width: v.fallback(number, 0),
  height: v.fallback(number, 0),
  angle: v.fallback(number, 0),
  strokeColor: text,
  backgroundColor: text,
  strokeWidth: v.fallback(number, 2),
  strokeStyle: text,
  opacity: v.fallback(number, 100),
  groupIds: v.fallback(v.array(v.string()), []),
  locked: v.fallback(v.boolean(), false),
  isDeleted: v.fallback(v.boolean(), false),
  points: v.fallback(v.array(v.pipe(v.array(number), v.minLength(2))), []),
  pressures: v.fallback(v.array(v.pipe(v.number(), v.minValue(0), v.maxValue(1))), []),
  startBinding: bindingSchema,
  endBinding: bindingSchema,
  endArrowhead: v.fallback(v.nullable(v.string()), null),
  startArrowhead: v.fallback(v.nullable(v.string()), null),
  text,
  originalText: text,
  fontSize: v.fallback(number, 20),
  containerId: v.fallback(v.nullable(v.string()), null),
  name: v.fallback(v.nullable(v.string()), null),
  fileId: v.fallback(v.nullable(v.string()), null),
  link: v.fallback(v.nullable(v.string()), null),
  customData: v.fallback(
    v.nullable(
      v.object({
        [OURS]: v.object({
          kind: v.picklist(BOARD_KINDS),
          colour: index(BOARD_COLOURS.length),
          size: index(BOARD_SIZES),
          fill: index(BOARD_FILLS.length),
          dash: index(BOARD_DASHES.length),
        }),
      }),
    ),
    null,
  ),
});
export type DrawingElement = v.InferOutput<typeof ElementSchema>;
const FileSchema = v.object({
  type: v.literal('excalidraw'),
  elements: v.array(v.unknown()),
  files: v.fallback(v.record(v.string(), v.unknown()), {}),
});

export interface ParsedDrawing {
  /** In painting order, without those that were deleted. */
  readonly elements: readonly DrawingElement[];
  readonly files: Readonly<Record<string, unknown>>;
  /** Elements that are none. */
  readonly unread: number;
}

export function parseDrawing(written: string): Result<ParsedDrawing, DrawingFault> {
  if (written.length > DRAWING_LIMIT) return err({ tag: 'too-large' });
  const file = v.safeParse(FileSchema, parsedJson(written));
  if (!file.success) return err({ tag: 'not-a-drawing' });
  if (file.output.elements.length > ELEMENT_LIMIT) return err({ tag: 'too-many' });
  const elements: DrawingElement[] = [];
  let unread = 0;
  for (const each of file.output.elements) {
    const element = v.safeParse(ElementSchema, each);
    if (!element.success) unread += 1;
    else if (!element.output.isDeleted) elements.push(element.output);
  }
  return ok({ elements, files: file.output.files, unread });
}

const PICTURE = /^data:(image\/(?:png|jpeg|webp|gif|avif));base64,([A-Za-z0-9+/=]+)$/;

/** The picture of an image element; null: none, or of a type that browsers could run. */
export function drawingPicture(file: unknown): Blob | null {
  const parsed = v.safeParse(v.object({ dataURL: v.string() }), file);
  const [, type, data] = (parsed.success ? PICTURE.exec(parsed.output.dataURL) : null) ?? [];
  if (type === undefined || data === undefined) return null;
  try {
    return new Blob([Uint8Array.from(atob(data), (character) => character.charCodeAt(0))], { type });
  } catch {
    return null; // Not base64: no picture, and counted.
  }
}

/** A stroke is two numbers a point; what lies deeper than this is no drawing of anybody. */
const parsedJson = (written: string): unknown =>
  readJson(new TextEncoder().encode(written), { bytes: 3 * DRAWING_LIMIT, deep: 128, values: 5_000_000 });
